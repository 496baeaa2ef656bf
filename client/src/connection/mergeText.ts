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
 * either of us took out go. In the same place, mine come after theirs. From the last to the first, so that each
 * edit leaves the places of those that follow as they are.
 */
export function editsOnto(base: string, mine: Delta, theirs: string): readonly Edit[] {
  const { places, kept } = whereabouts(base, theirs);
  const placeOf = (index: number): number => places[index] ?? theirs.length;
  const edits: Edit[] = [];
  let at = 0;
  for (const { retain = 0, insert, delete: removed = 0 } of mine) {
    if (typeof insert === 'string') edits.push({ index: placeOf(at), removed: 0, inserted: insert });
    for (let index = at; index < at + removed; index++) {
      if (kept[index]) edits.push({ index: placeOf(index), removed: 1, inserted: '' });
    }
    at += retain + removed;
  }
  return edits.reverse();
}

/** Whether `after` has letters that were put in, not only some of `before`. */
export function hasLettersMore(before: string, after: string): boolean {
  return diff(before, after).some(([kind]) => kind === diff.INSERT);
}

/** Where each letter of `base` stands in `theirs`, and whether it still does. */
function whereabouts(base: string, theirs: string): { places: number[]; kept: boolean[] } {
  const places: number[] = [];
  const kept: boolean[] = [];
  let at = 0;
  for (const [kind, letters] of diff(base, theirs)) {
    if (kind === diff.INSERT) at += letters.length;
    else {
      for (let index = 0; index < letters.length; index++) {
        kept.push(kind === diff.EQUAL);
        places.push(at);
        if (kind === diff.EQUAL) at++;
      }
    }
  }
  return { places, kept };
}
