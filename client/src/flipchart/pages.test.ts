import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf, splitIntoPages } from './pages.ts';

describe('splitIntoPages', () => {
  it('fills a page before it starts the next', () => {
    expect(splitIntoPages([100, 100, 100, 100], 320, 10)).toEqual([[0, 1, 2], [3]]);
    expect(splitIntoPages([100, 100, 100], 319, 10)).toEqual([[0, 1], [2]]);
    expect(splitIntoPages([], 300, 10)).toEqual([]);
  });

  it('puts no more on a page than it may hold', () => {
    expect(splitIntoPages([1, 1, 1, 1, 1], 320, 0, 2)).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('gives what is higher than a page a page of its own', () => {
    expect(splitIntoPages([50, 900, 50], 300, 10)).toEqual([[0], [1], [2]]);
  });

  it('loses nothing, keeps the order, and overfills no page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 })),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 0, max: 40 }),
        (heights, pageHeight, gap) => {
          const pages = splitIntoPages(heights, pageHeight, gap);
          expect(pages.flat()).toEqual(heights.map((_, index) => index));
          for (const page of pages) {
            const used = page.reduce((sum, index) => sum + (heights[index] ?? 0), gap * (page.length - 1));
            expect(page.length === 1 || used <= pageHeight).toBe(true);
          }
        },
      ),
    );
  });
});

describe('piecesOf', () => {
  it('leaves a short text whole', () => {
    expect(piecesOf(' Gescheiden geldstromen ', 40)).toEqual(['Gescheiden geldstromen']);
  });

  it('breaks a long one between words and marks where it goes on', () => {
    expect(piecesOf('een twee drie vier', 9)).toEqual(['een twee …', '… drie vier']);
  });

  it('keeps every character of every word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 }),
        fc.integer({ min: 4, max: 60 }),
        (words, most) => {
          const joined = piecesOf(words.join(' '), most).join('').replaceAll('…', '').replaceAll(' ', '');
          expect(joined).toBe(words.join(''));
        },
      ),
    );
  });
});
