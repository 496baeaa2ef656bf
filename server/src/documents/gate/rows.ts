import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Effort } from './Effort.ts';
import type { Holder, Spot } from './places.ts';
import type { Placed, Placement } from './placing.ts';

/**
 * Puts the new items of an update between the neighbours that they name, as Yjs will, to see whether it can and what
 * it takes.
 *
 * Refuses neighbours that nobody can have seen side by side: the right one left of the left one, or what one of them
 * was written beside in between. Where such an item comes to stand depends on who applies it when, so that people would
 * see different texts. (Yjs writes such neighbours itself, once in very many times that somebody takes back a deletion
 * while others write at the same place: then too it is better refused than seen differently.)
 *
 * And refuses what would take too long: between the two that an item names there was nothing when it was written, and
 * there is little when others wrote at the same place meanwhile; but who wants to can name the same two for thousands
 * of items, or two that lie far apart.
 */
export function refusalOfNeighbours(placement: Placement, doc: Y.Doc, effort: Effort): Refusal | null {
  const rows = new Rows(placement, doc, effort);
  for (const placed of placement.placed) {
    const { struct, spot } = placed;
    const isInOrder = !spot || !(struct instanceof Y.Item) || rows.insert(struct, placed, spot);
    if (effort.isTooMuch) return 'tooLarge';
    if (!isInOrder) return 'malformed';
  }
  return effort.isTooMuch ? 'tooLarge' : null;
}

/** An item in its row, or a piece of one that was split. */
interface Piece {
  readonly item: Y.Item;
  /** Its first clock, and the one behind its last. */
  readonly start: number;
  end: number;
  /** Undefined as long as it is what the document says. */
  right: Piece | null | undefined;
}

/** Items side by side: the letters of a text, or all that a field ever held. */
interface Row {
  first: Piece | null;
  /** How many there are; for a text only the new ones. */
  length: number;
}

/** The rows in which the items of texts and fields stand, with the new ones in them, as far as they are asked for. */
class Rows {
  readonly #find: Placement['find'];
  readonly #doc: Y.Doc;
  readonly #effort: Effort;
  readonly #pieces = new Map<Y.Item, Piece[]>();
  readonly #rows = new Map<Holder, Map<string | null, Row>>();

  constructor({ find }: Placement, doc: Y.Doc, effort: Effort) {
    this.#find = find;
    this.#doc = doc;
    this.#effort = effort;
  }

  /** False when its neighbours cannot have been that. */
  insert(item: Y.Item, { clock }: Placed, { holder, key }: Spot): boolean {
    // Of what is known in part the rest goes on behind it.
    const origin = clock > item.id.clock ? Y.createID(item.id.client, clock - 1) : item.origin;
    const right = item.rightOrigin && this.#startingAt(item.rightOrigin);
    const left = origin && this.#endingAt(origin);
    const next = left ? this.#rightOf(left) : this.#beginningOf(holder, key);
    if (key === null && !this.#wereNeighbours(left, right, next)) return false;
    const before = this.#placeFor({ item, origin, left, right, next });
    const piece: Piece = { item, start: clock, end: item.id.clock + item.length, right: undefined };
    this.#pieces.set(item, [piece]);
    const row = this.#rowOf(holder, key);
    piece.right = before ? this.#rightOf(before) : row.first;
    if (before) before.right = piece;
    else row.first = piece;
    row.length++;
    return true;
  }

  /** Whether somebody can have seen these two with nothing in between; null is the beginning or the end. */
  #wereNeighbours(left: Piece | null, right: Piece | null, next: Piece | null): boolean {
    const besideLeft = left?.item.rightOrigin ?? null;
    const besideRight = right && originOf(right);
    for (let piece = next; piece !== right; piece = this.#rightOf(piece)) {
      if (!piece || holds(piece, besideLeft) || holds(piece, besideRight)) return false;
      this.#effort.spend(1);
      if (this.#effort.isTooMuch) return true;
    }
    return true;
  }

  /** What it comes to stand behind, null for the beginning of the row: the same as in `Item.integrate` of Yjs. */
  #placeFor({ item, origin, left, right, next }: Inserting): Piece | null {
    const passed = new Set<Piece>();
    let conflicting = new Set<Piece>();
    let before = left;
    for (
      let other = next;
      other && other !== right && !this.#effort.isTooMuch;
      other = this.#rightOf(other)
    ) {
      this.#effort.spend(1);
      passed.add(other);
      conflicting.add(other);
      const theirs = originOf(other);
      const theirPiece = theirs && this.#pieceAt(theirs);
      if (isSame(theirs, origin)) {
        const goesFirst = other.item.id.client < item.id.client;
        if (!goesFirst && isSame(other.item.rightOrigin, item.rightOrigin)) break;
        if (!goesFirst) continue;
      } else if (!theirPiece || !passed.has(theirPiece)) break;
      else if (conflicting.has(theirPiece)) continue;
      before = other;
      conflicting = new Set();
    }
    return before;
  }

  #beginningOf(holder: Holder, key: string | null): Piece | null {
    const row = this.#rowOf(holder, key);
    // Yjs looks for the beginning of a field's row from its end, each time.
    if (key !== null) this.#effort.spend(row.length);
    return row.first;
  }

  #rowOf(holder: Holder, key: string | null): Row {
    const rows = this.#rows.get(holder) ?? new Map<string | null, Row>();
    this.#rows.set(holder, rows);
    const row = rows.get(key) ?? this.#rowInDocument(holder, key);
    rows.set(key, row);
    return row;
  }

  #rowInDocument({ type }: Holder, key: string | null): Row {
    if (key === null) return { first: this.#firstPiece(type?._start), length: 0 };
    let length = 0;
    let item = type?._map.get(key);
    for (; item?.left; item = item.left) length++;
    return { first: this.#firstPiece(item), length };
  }

  #firstPiece(item: Y.Item | null | undefined): Piece | null {
    return (item && this.#piecesOf(item)[0]) ?? null;
  }

  #piecesOf(item: Y.Item): Piece[] {
    const known = this.#pieces.get(item);
    if (known) return known;
    const { clock } = item.id;
    const pieces: Piece[] = [{ item, start: clock, end: clock + item.length, right: undefined }];
    this.#pieces.set(item, pieces);
    return pieces;
  }

  #rightOf(piece: Piece): Piece | null {
    piece.right ??= piece.right === null ? null : this.#firstPiece(piece.item.right);
    return piece.right;
  }

  #pieceAt(id: Y.ID): Piece | null {
    const item = this.#find(id);
    if (!(item instanceof Y.Item)) return null;
    const pieces = this.#piecesOf(item);
    return pieces[indexAt(pieces, id.clock)] ?? null;
  }

  #startingAt(id: Y.ID): Piece | null {
    const piece = this.#pieceAt(id);
    return piece && piece.start < id.clock ? this.#split(piece, id.clock) : piece;
  }

  #endingAt(id: Y.ID): Piece | null {
    const piece = this.#pieceAt(id);
    if (piece && piece.end > id.clock + 1) this.#split(piece, id.clock + 1);
    return piece;
  }

  /** Gives the second part. */
  #split(piece: Piece, clock: number): Piece {
    const { item } = piece;
    const rest: Piece = { item, start: clock, end: piece.end, right: this.#rightOf(piece) };
    piece.end = clock;
    piece.right = rest;
    const pieces = this.#piecesOf(item);
    pieces.splice(indexAt(pieces, piece.start) + 1, 0, rest);
    this.#effort.spendOnSplit(this.#doc.store.clients.get(item.id.client)?.length ?? 0);
    return rest;
  }
}

/** An item that goes into a row, between these two, with that behind the left one. */
interface Inserting {
  readonly item: Y.Item;
  readonly origin: Y.ID | null;
  readonly left: Piece | null;
  readonly right: Piece | null;
  readonly next: Piece | null;
}

/** The first of these that ends behind a clock. */
function indexAt(pieces: readonly Piece[], clock: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function holds({ item, start, end }: Piece, id: Y.ID | null): boolean {
  return id !== null && item.id.client === id.client && start <= id.clock && id.clock < end;
}

function originOf({ item, start }: Piece): Y.ID | null {
  return start > item.id.clock ? Y.createID(item.id.client, start - 1) : item.origin;
}

function isSame(one: Y.ID | null, other: Y.ID | null): boolean {
  return one === other || (one !== null && other !== null && Y.compareIDs(one, other));
}
