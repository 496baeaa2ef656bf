import * as encoding from 'lib0/encoding';
import { writeVarUint } from 'lib0/encoding';

/** Updates of Yjs made by hand, with whatever a program could write that keeps to no rule. */

type Id = readonly [client: number, clock: number];

/** A struct: what it holds, and where it says to stand. */
export interface Crafted {
  readonly content: Content;
  readonly origin?: Id | undefined;
  readonly rightOrigin?: Id | undefined;
  /** The name of a root, or the item that it lies in; only written without neighbours. */
  readonly parent?: string | Id;
  readonly key?: string;
}

interface Content {
  /** The number of this kind of content in an update. */
  readonly kind: number;
  readonly write: (encoder: encoding.Encoder) => void;
}

export interface ClientBlock {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Crafted[];
  /** How many structs it says to have, when that is not how many it has. */
  readonly count?: number;
}

export type Deleted = readonly [
  client: number,
  ranges: readonly (readonly [clock: number, length: number])[],
];

const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const HAS_KEY = 32;
const NO_ITEM = 32;

export function craft(
  blocks: readonly ClientBlock[],
  deletes: readonly Deleted[] = [],
): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  writeVarUint(encoder, blocks.length);
  for (const { client, clock, structs, count } of blocks) {
    writeVarUint(encoder, count ?? structs.length);
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  writeVarUint(encoder, deletes.length);
  for (const [client, ranges] of deletes) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, length);
    }
  }
  return new Uint8Array(encoding.toUint8Array(encoder));
}

/** One client that begins with these structs. */
export function from(client: number, structs: readonly Crafted[], clock = 0): ClientBlock {
  return { client, clock, structs };
}

function writeStruct(encoder: encoding.Encoder, struct: Crafted): void {
  const { content, origin, rightOrigin, parent, key } = struct;
  const isItem = content.kind < NO_ITEM;
  const info =
    (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0) | (key === undefined ? 0 : HAS_KEY);
  encoding.writeUint8(encoder, isItem ? content.kind | info : content.kind - NO_ITEM);
  if (isItem) {
    for (const id of [origin, rightOrigin]) if (id) writeId(encoder, id);
    if (!origin && !rightOrigin) {
      writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
      else writeId(encoder, parent ?? [0, 0]);
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
  }
  content.write(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
}

const content = (kind: number, write: Content['write']): Content => ({ kind, write });

export const gc = (length: number) => content(NO_ITEM, (encoder) => writeVarUint(encoder, length));
export const skip = (length: number) => content(NO_ITEM + 10, (encoder) => writeVarUint(encoder, length));
export const gone = (length: number) => content(1, (encoder) => writeVarUint(encoder, length));
export const json = (...values: readonly string[]) =>
  content(2, (encoder) => {
    writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeVarString(encoder, value);
  });
export const bytes = (value: Uint8Array) =>
  content(3, (encoder) => encoding.writeVarUint8Array(encoder, value));
export const letters = (text: string) => content(4, (encoder) => encoding.writeVarString(encoder, text));
export const embed = (value: unknown) =>
  content(5, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)));
export const format = (key: string, value: unknown) =>
  content(6, (encoder) => {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
/** 0 list, 1 map, 2 text, 3 to 6 of XML. */
export const type = (number: number) => content(7, (encoder) => writeVarUint(encoder, number));
export const values = (...given: readonly encoding.AnyEncodable[]) =>
  content(8, (encoder) => {
    writeVarUint(encoder, given.length);
    for (const value of given) encoding.writeAny(encoder, value);
  });
/** One value, as the bytes that it is written in. */
export const rawValue = (raw: readonly number[]) =>
  content(8, (encoder) => {
    writeVarUint(encoder, 1);
    encoding.writeUint8Array(encoder, new Uint8Array(raw));
  });
export const subdocument = (guid: string) =>
  content(9, (encoder) => {
    encoding.writeVarString(encoder, guid);
    encoding.writeAny(encoder, {});
  });

export const map = type(1);
export const text = type(2);

/** A value within so many lists. */
export function nested(depth: number): readonly number[] {
  return [...Array.from({ length: depth }, () => [117, 1]).flat(), 126];
}
