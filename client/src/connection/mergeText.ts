import diff from 'fast-diff';

/** How letters changed, as Yjs tells it: pieces kept, put in and taken out, from the start. UTF-16 units. */
export type Delta = readonly {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}[];

/** One change of a text: at `index`, `removed` letters go and `inserted` comes. */
export interface Edit {
  readonly index: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * What has to be done to `theirs` to bring in `mine`, a change of `base`: letters that I put in stay, letters that
 * either of us took out go. In the same place mine come after theirs, unless they belong to the word before. From
 * the last to the first, so that each edit leaves the places of those that follow as they are.
 */
export function editsOnto(base: string, mine: Delta, theirs: string): readonly Edit[] {
  const gaps = gapsIn(base, theirs);
  return editsIn(mine)
    .flatMap((edit) => [...takenOut(edit, gaps), ...putIn(edit, gaps, base)])
    .reverse();
}

/** Whether `after` has letters that were put in, not only some of `before`. */
export function hasLettersMore(before: string, after: string): boolean {
  return diff(before, after).some(([kind]) => kind === diff.INSERT);
}

const END: Delta[number] = { retain: 0 };

/** The same as edits: what goes and what comes in one place belongs together. */
function editsIn(delta: Delta): Edit[] {
  const edits: Edit[] = [];
  let [index, removed, inserted] = [0, 0, ''];
  for (const piece of [...delta, END]) {
    removed += piece.delete ?? 0;
    if (typeof piece.insert === 'string') inserted += piece.insert;
    if (piece.retain === undefined) continue;
    if (removed > 0 || inserted !== '') edits.push({ index, removed, inserted });
    index += removed + piece.retain;
    [removed, inserted] = [0, ''];
  }
  return edits;
}

/** The place before a letter of `base`, or at its end, as it is in `theirs`. */
interface Gap {
  /** Where it ends. */
  readonly index: number;
  /** What they put in there. */
  readonly theirs: string;
  /** The letter after it is still there. */
  readonly isKept: boolean;
}

/** Letters beside each other go as one: half of an emoji would leave a mark. */
function takenOut({ index, removed }: Edit, gaps: readonly Gap[]): Edit[] {
  const edits: Edit[] = [];
  for (const gap of gaps.slice(index, index + removed).filter(({ isKept }) => isKept)) {
    const last = edits.at(-1);
    const goesOn = last && last.index + last.removed === gap.index;
    edits.splice(goesOn ? -1 : edits.length, 1, {
      index: goesOn ? last.index : gap.index,
      removed: 1 + (goesOn ? last.removed : 0),
      inserted: '',
    });
  }
  return edits;
}

function putIn({ index, removed, inserted }: Edit, gaps: readonly Gap[], base: string): Edit[] {
  const gap = gaps[index + removed];
  if (!gap || inserted === '') return [];
  const [before, after] = [base[index - 1], base[index + removed]];
  const goesOn = isOfWord(before) && isOfWord(inserted[0]);
  if (goesOn && gap.theirs !== '' && !isOfWord(gap.theirs[0])) {
    return [{ index: gap.index - gap.theirs.length, removed: 0, inserted }];
  }
  // Two who each write a word in the same place do not mean one word.
  const meets = isOfWord(gap.theirs.at(-1)) && isOfWord(inserted[0]) && !isOfWord(before) && !isOfWord(after);
  return [{ index: gap.index, removed: 0, inserted: meets ? ` ${inserted}` : inserted }];
}

/** What became of each place between the letters of `base`. */
function gapsIn(base: string, theirs: string): readonly Gap[] {
  const gaps: Gap[] = [];
  let [index, put] = [0, ''];
  const changes = changesBetween(base, theirs);
  for (const [at, [kind, letters]] of changes.entries()) {
    if (kind === diff.EQUAL) {
      for (let count = 0; count < letters.length; count++) {
        gaps.push({ index, theirs: put, isKept: true });
        [index, put] = [index + 1, ''];
      }
    } else if (kind === diff.DELETE) {
      const [next, instead = ''] = changes[at + 1] ?? [];
      const replaced = next === diff.INSERT ? instead : '';
      gaps.push({ index, theirs: put, isKept: false });
      // Within what they replaced, mine come after what stands there now.
      const within = { index: index + replaced.length, theirs: put + replaced, isKept: false };
      for (let count = 1; count < letters.length; count++) gaps.push(within);
    } else [index, put] = [index + letters.length, put + letters];
  }
  return [...gaps, { index, theirs: put, isKept: false }];
}

/** A word, or a sign between words by itself; an emoji is one sign. */
const PIECE = /[\p{L}\p{M}\p{N}]+|[\s\S]/gu;
const OF_WORD = /^[\p{L}\p{M}\p{N}]/u;
/** How many pieces can be told apart by one letter each, of those that never belong to a pair. */
const MOST_PIECES = 0xd800;

const isOfWord = (letter: string | undefined): boolean => letter !== undefined && OF_WORD.test(letter);

/**
 * How one text became the other, word by word: letters that two words happen to have in common were not kept. A word
 * of which most is still there has changed by its letters.
 */
function changesBetween(before: string, after: string): diff.Diff[] {
  const changes: diff.Diff[] = [];
  for (const [kind, letters] of byWords(before, after)) {
    const [was, gone] = changes.at(-1) ?? [];
    const byLetters = kind === diff.INSERT && was === diff.DELETE && gone ? diff(gone, letters) : [];
    const kept = byLetters.reduce((sum, [how, some]) => (how === diff.EQUAL ? sum + some.length : sum), 0);
    if (gone && kept * 2 > gone.length) changes.splice(-1, 1, ...byLetters);
    else changes.push([kind, letters]);
  }
  return changes;
}

function byWords(before: string, after: string): diff.Diff[] {
  const letterOf = new Map<string, string>();
  const spell = (text: string): string =>
    (text.match(PIECE) ?? [])
      .map((piece) => {
        const letter = letterOf.get(piece) ?? String.fromCharCode(letterOf.size);
        letterOf.set(piece, letter);
        return letter;
      })
      .join('');
  const changes = diff(spell(before), spell(after));
  if (letterOf.size > MOST_PIECES) return diff(before, after);
  const pieces = [...letterOf.keys()];
  return changes.map(([kind, letters]) => [
    kind,
    [...letters].map((letter) => pieces[letter.charCodeAt(0)] ?? '').join(''),
  ]);
}
