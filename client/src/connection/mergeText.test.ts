import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Delta, editsOnto } from './mergeText.ts';

function edited(text: string, edits: ReturnType<typeof editsOnto>): string {
  const doc = new Y.Doc();
  const shared = doc.getText('text');
  shared.insert(0, text);
  doc.transact(() => {
    for (const { index, removed, inserted } of edits) {
      if (removed > 0) shared.delete(index, removed);
      if (inserted !== '') shared.insert(index, inserted);
    }
  });
  return shared.toString();
}

/** Puts words in the place of some letters. */
interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly words: string;
}

/** What somebody makes of a text, and how Yjs tells it. Emoji go whole, as they do under a finger. */
function change(base: string, splices: readonly Splice[]): { readonly text: string; readonly delta: Delta } {
  const doc = new Y.Doc();
  const shared = doc.getText('text');
  shared.insert(0, base);
  let delta: Delta = [];
  shared.observe((event) => {
    delta = event.delta as Delta;
  });
  doc.transact(() => {
    for (const { at, removed, words } of splices) {
      const letters = [...shared.toString()];
      const start = Math.round(at * letters.length);
      const index = letters.slice(0, start).join('').length;
      const gone = letters.slice(start, start + removed).join('').length;
      if (gone > 0) shared.delete(index, gone);
      if (words !== '') shared.insert(index, words);
    }
  });
  return { text: shared.toString(), delta };
}

/** Somebody puts words in the place of others, which stand between the brackets. */
const merged = (mine: string, words: string, theirs: string): string => {
  const [before = '', gone = '', after = ''] = mine.split(/[[\]]/);
  const delta = [{ retain: before.length }, { insert: words }, { delete: gone.length }];
  return edited(theirs, editsOnto(before + gone + after, delta, theirs));
};

describe('reads well', () => {
  test.each([
    ['two words in an empty field', '[]', 'geld', 'tijd', 'tijd geld'],
    ['words behind the same words', 'meer geld[]', ' nu', 'meer geld en tijd', 'meer geld en tijd nu'],
    ['the end of a word', 'geld[]', 'stromen', 'geld en tijd', 'geldstromen en tijd'],
    ['one word replaced twice', 'de [raad] wil', 'provincie', 'de minister wil', 'de minister provincie wil'],
    ['a word before one that was replaced', 'de []raad', 'grote ', 'de provincie', 'de grote provincie'],
    ['a word behind one that was replaced', 'de raad[] wil', ' nu', 'de minister wil', 'de minister nu wil'],
    ['a word that was mended', 'de gemente[] wil', 's', 'de gemeente wil', 'de gemeentes wil'],
    ['a sentence written anew', 'wij gaan dat zo doen[]', '!', 'niemand doet iets', 'niemand doet iets!'],
    ['a word that both took out', 'heel [erg ]veel', '', 'heel veel', 'heel veel'],
    ['a word between emoji', '😀[]😁', 'geld', '😀😂😁', '😀😂geld😁'],
  ])('%s', (_what, mine, words, theirs, expected) => {
    expect(merged(mine, words, theirs)).toBe(expected);
  });
});

const pieces = fc.constantFrom('geld', 'tijd', ' ', ' ', '😀', '😁', '👩‍💻', 'é', ', ', 'raad');
const text = fc.array(pieces, { maxLength: 12 }).map((some) => some.join(''));
const splices = (words: fc.Arbitrary<string>): fc.Arbitrary<Splice[]> =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.nat(3),
      words,
    }),
    { maxLength: 4 },
  );
/** Letters that nobody else has, and an emoji of which others have the first half. */
const typed = (letters: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters, ' '), maxLength: 5 });
const MINE = 'xyz😂';
const THEIRS = 'uvw😃';
const only = (letters: string, text: string): string =>
  [...text].filter((letter) => letters.includes(letter)).join('');

test('what either of us typed is there, once and in its order, and no emoji is halved', () => {
  fc.assert(
    fc.property(text, splices(typed(MINE)), splices(typed(THEIRS)), (base, my, their) => {
      const [mine, theirs] = [change(base, my), change(base, their)];
      const both = edited(theirs.text, editsOnto(base, mine.delta, theirs.text));
      expect(only(MINE, both)).toBe(only(MINE, mine.text));
      expect(only(THEIRS, both)).toBe(only(THEIRS, theirs.text));
      expect(both.isWellFormed() && !both.includes('\ufffd')).toBe(true);
    }),
  );
});

test('where one of us did nothing, it is what the other made of it', () => {
  fc.assert(
    fc.property(text, splices(text), (base, some) => {
      const { text: after, delta } = change(base, some);
      expect(edited(base, editsOnto(base, delta, base))).toBe(after);
      expect(edited(after, editsOnto(base, [], after))).toBe(after);
    }),
  );
});

test('two who bring in the same two changes, in whatever order, have the same letters', () => {
  fc.assert(
    fc.property(text, splices(typed(MINE)), splices(typed(THEIRS)), splices(typed('qk')), (base, ...all) => {
      const [mine, yours, theirs] = all.map((some) => change(base, some));
      if (!mine || !yours || !theirs) return;
      const bring = (into: string, ...deltas: Delta[]): string =>
        deltas.reduce((now, delta) => edited(now, editsOnto(base, delta, now)), into);
      const one = bring(theirs.text, mine.delta, yours.delta);
      const other = bring(theirs.text, yours.delta, mine.delta);
      for (const letters of [MINE, THEIRS, 'qk']) expect(only(letters, one)).toBe(only(letters, other));
    }),
  );
});
