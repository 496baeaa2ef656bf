import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { moveIndex, type Splice, spliceBetween } from './splice.ts';

function apply(text: string, splice: Splice | null): string {
  if (!splice) return text;
  return text.slice(0, splice.index) + splice.inserted + text.slice(splice.index + splice.removed);
}

test('a splice turns the text before into the text after, wherever the caret stands', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀') });
  fc.assert(
    fc.property(text, text, fc.double({ min: 0, max: 1, noNaN: true }), (before, after, share) => {
      const splice = spliceBetween(before, after, Math.round(share * after.length));
      expect(apply(before, splice)).toBe(after);
    }),
  );
});

test('the caret tells where in a run of equal letters somebody typed', () => {
  expect(spliceBetween('aaa', 'aaaa', 1)).toEqual({ index: 0, removed: 0, inserted: 'a' });
  expect(spliceBetween('aaa', 'aaaa', 4)).toEqual({ index: 3, removed: 0, inserted: 'a' });
});

test('an emoji is never halved', () => {
  expect(spliceBetween('😀', '😁', 2)).toEqual({ index: 0, removed: 2, inserted: '😁' });
});

test('a caret stays at the same letter while others type before and after it', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(), fc.string(), (start, a, b, c, words) => {
      const text = new Y.Doc().getText('t');
      text.insert(0, start);
      const caret = start.length ? a % (start.length + 1) : 0;
      const anchor = Y.createRelativePositionFromTypeIndex(text, caret, -1);
      let moved = caret;
      text.observe((event) => {
        moved = moveIndex(moved, event.delta);
      });
      const from = start.length ? b % start.length : 0;
      if (start.length) text.delete(from, Math.min(c % 3, start.length - from));
      if (words) text.insert(text.length ? c % text.length : 0, words);
      const absolute = Y.createAbsolutePositionFromRelativePosition(anchor, text.doc as Y.Doc);
      // Yjs may put the caret after text that came exactly at its place; both are the same letter's side.
      expect(Math.abs((absolute?.index ?? 0) - moved)).toBeLessThanOrEqual(words.length);
      expect(moved).toBeGreaterThanOrEqual(0);
      expect(moved).toBeLessThanOrEqual(text.length);
    }),
  );
});
