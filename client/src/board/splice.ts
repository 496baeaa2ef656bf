/** One change of a text: at `index`, `removed` letters go and `inserted` comes. UTF-16 units. */
export interface Splice {
  readonly index: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * The change that turned `before` into `after`, when the caret stands at `caret` afterwards. In a run of equal
 * letters several places would do; the caret says where the person really typed, so that a letter of somebody
 * else in the same run does not end up on the wrong side.
 */
export function spliceBetween(before: string, after: string, caret: number): Splice | null {
  if (before === after) return null;
  const grown = after.length - before.length;
  let end = 0;
  const most = Math.min(before.length, after.length, after.length - caret);
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  let start = 0;
  const room = Math.min(before.length, after.length) - end;
  while (start < room && before[start] === after[start]) start++;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--;
  return {
    index: start,
    removed: before.length - end - start,
    inserted: after.slice(start, before.length - end + grown),
  };
}

/** Whether cutting here would halve an emoji: Yjs keeps texts in UTF-16 and turns half of one into a mark. */
function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  return index > 0 && index < text.length && before >= 0xd800 && before <= 0xdbff;
}

/** A change of somebody else, as Yjs tells it: pieces kept, put in and taken out, from the start. */
export type Delta = readonly {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}[];

/** Where a place in a text lies after a change of somebody else; text put in exactly there comes after it. */
export function moveIndex(index: number, delta: Delta): number {
  let at = 0;
  let moved = index;
  for (const piece of delta) {
    if (at >= moved && piece.retain !== undefined) break;
    if (piece.retain !== undefined) at += piece.retain;
    else if (piece.delete !== undefined) moved -= Math.min(piece.delete, Math.max(0, moved - at));
    else {
      const length = typeof piece.insert === 'string' ? piece.insert.length : 1;
      if (at < moved) moved += length;
      at += length;
    }
  }
  return moved;
}
