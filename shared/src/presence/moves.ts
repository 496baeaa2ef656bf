import { createDecoder, type Decoder, hasContent, readVarInt, readVarUint } from 'lib0/decoding';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarInt,
  writeVarUint,
} from 'lib0/encoding';
import { decodeUtf8, encodeUtf8 } from 'lib0/string';
import { MOST_ALONG, type PresenceFields } from './presence.ts';

/**
 * What changed in somebody's presence, in few bytes: a mask that says which parts follow, then those parts. Points
 * are whole world units, so that a step of a pointer takes five to seven bytes. A dragged card, and those that go along
 * with it, are named when the drag begins; after that only where it is.
 */
const PART = {
  cursor: 1,
  dragTo: 2,
  drag: 4,
  noCursor: 8,
  noDrag: 16,
  typing: 32,
  noTyping: 64,
  caret: 128,
  noCaret: 256,
  along: 512,
  noAlong: 1024,
} as const;
const EVERY_PART = 2047;

const MAX_COORDINATE = 1_000_000;
const MAX_ID = 64;
const MAX_FIELD = 32;
const MAX_CARET = 200;

type Point = NonNullable<PresenceFields['cursor']>;

/** What makes `after` of `before`; null when nothing changed. */
export function moveBetween(before: PresenceFields, after: PresenceFields): Uint8Array | null {
  const encoder = createEncoder();
  return writeMove(encoder, before, after) ? toUint8Array(encoder) : null;
}

/** Writes what makes `after` of `before`, at least the mask; gives whether anything changed. */
export function writeMove(encoder: Encoder, before: PresenceFields, after: PresenceFields): boolean {
  const mask =
    cursorPart(before.cursor, after.cursor) |
    dragPart(before.drag, after.drag) |
    partOf(before.typing, after.typing, ['id', 'field'], PART.typing, PART.noTyping) |
    partOf(before.caret, after.caret, ['id', 'anchor', 'head'], PART.caret, PART.noCaret) |
    alongPart(before.along, after.along);
  writeVarUint(encoder, mask);
  if (mask & PART.cursor && after.cursor) writePoint(encoder, after.cursor);
  if (mask & PART.drag && after.drag) writeText(encoder, after.drag.id);
  if (mask & (PART.drag | PART.dragTo) && after.drag) writePoint(encoder, after.drag);
  if (mask & PART.typing && after.typing) writeTexts(encoder, [after.typing.id, after.typing.field]);
  if (mask & PART.caret && after.caret) {
    writeTexts(encoder, [after.caret.id, after.caret.anchor, after.caret.head]);
  }
  if (mask & PART.along && after.along) {
    writeVarUint(encoder, after.along.length);
    writeTexts(encoder, after.along);
  }
  return mask !== 0;
}

/** What a move makes of `before`. Throws for bytes that are no move from the first to the last. */
export function moved(before: PresenceFields, move: Uint8Array): PresenceFields {
  const decoder = createDecoder(move);
  const after = readMove(decoder, before);
  if (hasContent(decoder)) throw new RangeError('There is something behind the move.');
  return after;
}

/** Reads one move; throws when there is none. Of a card that was never named nothing is known: it is passed over. */
export function readMove(decoder: Decoder, before: PresenceFields): PresenceFields {
  const mask = readVarUint(decoder);
  if (mask > EVERY_PART) throw new RangeError('This is no move.');
  const after = { ...before };
  if (mask & PART.cursor) after.cursor = readPoint(decoder);
  if (mask & PART.noCursor) after.cursor = null;
  const card = mask & PART.drag ? readText(decoder, MAX_ID) : before.drag?.id;
  if (mask & (PART.drag | PART.dragTo)) {
    const point = readPoint(decoder);
    if (card !== undefined) after.drag = { id: card, ...point };
  }
  if (mask & PART.noDrag) after.drag = null;
  if (mask & PART.typing) {
    after.typing = { id: readText(decoder, MAX_ID), field: readText(decoder, MAX_FIELD) };
  }
  if (mask & PART.noTyping) after.typing = null;
  if (mask & PART.caret) {
    after.caret = {
      id: readText(decoder, MAX_ID),
      anchor: readText(decoder, MAX_CARET),
      head: readText(decoder, MAX_CARET),
    };
  }
  if (mask & PART.noCaret) after.caret = null;
  if (mask & PART.along) after.along = readAlong(decoder);
  if (mask & PART.noAlong) after.along = null;
  return after;
}

function cursorPart(before: PresenceFields['cursor'], after: PresenceFields['cursor']): number {
  if (!after) return before ? PART.noCursor : 0;
  return before && samePoint(before, after) ? 0 : PART.cursor;
}

function dragPart(before: PresenceFields['drag'], after: PresenceFields['drag']): number {
  if (!after) return before ? PART.noDrag : 0;
  if (before?.id !== after.id) return PART.drag;
  return samePoint(before, after) ? 0 : PART.dragTo;
}

function alongPart(before: PresenceFields['along'], after: PresenceFields['along']): number {
  if (!after) return before ? PART.noAlong : 0;
  const isSame = before?.length === after.length && before.every((id, index) => id === after[index]);
  return isSame ? 0 : PART.along;
}

function readAlong(decoder: Decoder): string[] {
  const count = readVarUint(decoder);
  if (count > MOST_ALONG) throw new RangeError(`${count} cards go along`);
  return Array.from({ length: count }, () => readText(decoder, MAX_ID));
}

function partOf<T extends object>(
  before: T | null | undefined,
  after: T | null | undefined,
  keys: readonly (keyof T)[],
  some: number,
  none: number,
): number {
  if (!after) return before ? none : 0;
  return before && keys.every((key) => before[key] === after[key]) ? 0 : some;
}

function samePoint(one: Point, other: Point): boolean {
  return Math.round(one.x) === Math.round(other.x) && Math.round(one.y) === Math.round(other.y);
}

function writePoint(encoder: Encoder, { x, y }: Point): void {
  writeVarInt(encoder, Math.round(x));
  writeVarInt(encoder, Math.round(y));
}

function readPoint(decoder: Decoder): Point {
  return { x: readCoordinate(decoder), y: readCoordinate(decoder) };
}

function readCoordinate(decoder: Decoder): number {
  const value = readVarInt(decoder);
  if (Math.abs(value) > MAX_COORDINATE) throw new RangeError('This point is not on the canvas.');
  // The encoding has a zero of each sign.
  return value + 0;
}

function writeTexts(encoder: Encoder, texts: readonly string[]): void {
  for (const text of texts) writeText(encoder, text);
}

export function writeText(encoder: Encoder, text: string): void {
  const bytes = encodeUtf8(text);
  writeVarUint(encoder, bytes.length);
  writeUint8Array(encoder, bytes);
}

/** Checks the length itself: lib0 would read on in the memory behind the message. */
export function readText(decoder: Decoder, max: number): string {
  const length = readVarUint(decoder);
  const end = decoder.pos + length;
  if (length > max * 4 || end > decoder.arr.length) throw new RangeError('This text is too long.');
  const text = decodeUtf8(decoder.arr.subarray(decoder.pos, end));
  decoder.pos = end;
  if (text.length > max) throw new RangeError('This text is too long.');
  return text;
}
