import { type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import { type Decoder, readAny, readUint8, readVarString, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import { Ranges } from './Ranges.ts';

export type Struct = Y.Item | Y.GC | Y.Skip;

/** An update that was read without touching a document. */
export interface Reading {
  readonly ok: true;
  /** In the order of each client's clock; no client comes twice. */
  readonly structs: ReadonlyMap<number, readonly Struct[]>;
  readonly deletes: Ranges;
  /** How many parts it has: structs, values, and ranges that are deleted. */
  readonly parts: number;
}

/** What 2,000 stakeholders from a spreadsheet take in one message is half of it. */
const MAX_PARTS = 80_000;
/** As Yjs draws them: 32 bits. */
const MAX_CLIENT = 2 ** 32 - 1;
/** Far above what people can type, far below where numbers lose their last digit. */
const MAX_CLOCK = 2 ** 40;
/** A value of the board is an object with a list in it. */
const MAX_DEPTH = 4;

/** The kinds of content that a board has, by the number that Yjs gives them. */
const CONTENT = { gc: 0, deleted: 1, string: 4, type: 7, any: 8, skip: 10 } as const;
const KNOWN_CONTENT: ReadonlySet<number> = new Set(Object.values(CONTENT));
const TYPES = { map: 1, text: 2 } as const;
const KNOWN_TYPES: ReadonlySet<number> = new Set(Object.values(TYPES));
/** The numbers that lib0 gives to the kinds of values that can hold others, or that JSON cannot say. */
const VALUE = { undefined: 127, bigint: 122, object: 118, array: 117, bytes: 116 } as const;

/** Made once: to note where each was thrown takes as long as to refuse it. */
const MALFORMED = new Error('malformed');
const TOO_LARGE = new Error('tooLarge');

/**
 * Reads an update of version 1 from its first byte to its last. Refuses bytes that are none, more parts than anybody
 * makes at once, and kinds of content and values that no board has.
 */
export function readUpdate(bytes: Uint8Array): Reading | Refused {
  try {
    const { structs, ds } = Y.decodeUpdateV2(bytes, BoundedDecoder);
    const decoder = lastDecoder;
    // What is left over would otherwise be passed over in silence: an update of version 2 reads as an empty one of
    // version 1 with something behind it.
    if (!decoder || decoder.restDecoder.pos !== bytes.length) return refuse('malformed');
    const deletes = Ranges.of(ds);
    return deletes
      ? { ok: true, structs: byClient(structs), deletes, parts: decoder.parts }
      : refuse('malformed');
  } catch (error) {
    return refuse(error === TOO_LARGE ? 'tooLarge' : 'malformed');
  } finally {
    lastDecoder = null;
  }
}

/** Yjs makes the decoder by itself and keeps it. */
let lastDecoder: BoundedDecoder | null = null;

/** The decoder of Yjs, which stops at the first thing that no board has, before anything is made of it. */
class BoundedDecoder extends Y.UpdateDecoderV1 {
  parts = 0;
  readonly #clients = new Set<number>();

  constructor(decoder: Decoder) {
    super(decoder);
    lastDecoder = this;
  }

  /** Comes first in what a client wrote. Of a client that comes twice Yjs would only take the second part. */
  override readClient(): number {
    this.#count();
    const client = super.readClient();
    if (client > MAX_CLIENT || this.#clients.has(client)) throw MALFORMED;
    this.#clients.add(client);
    return client;
  }

  override readInfo(): number {
    this.#count();
    const info = super.readInfo();
    if (!KNOWN_CONTENT.has(info & 31)) throw MALFORMED;
    return info;
  }

  override readTypeRef(): number {
    const type = super.readTypeRef();
    if (!KNOWN_TYPES.has(type)) throw MALFORMED;
    return type;
  }

  override readAny(): unknown {
    return this.#readValue(MAX_DEPTH);
  }

  override resetDsCurVal(): void {
    this.#count();
  }

  override readDsClock(): number {
    this.#count();
    return super.readDsClock();
  }

  #readValue(depth: number): unknown {
    this.#count();
    const decoder = this.restDecoder;
    switch (readUint8(decoder)) {
      case VALUE.undefined:
      case VALUE.bigint:
      case VALUE.bytes:
        throw MALFORMED;
      case VALUE.object:
        return this.#readObject(depth);
      case VALUE.array:
        return this.#readArray(depth);
      default:
        decoder.pos--;
        return readAny(decoder);
    }
  }

  #readObject(depth: number): object {
    if (depth === 0) throw MALFORMED;
    const length = readVarUint(this.restDecoder);
    const object: Record<string, unknown> = {};
    for (let index = 0; index < length; index++) {
      const key = readVarString(this.restDecoder);
      // It would become the prototype.
      if (key === '__proto__') throw MALFORMED;
      object[key] = this.#readValue(depth - 1);
    }
    return object;
  }

  #readArray(depth: number): unknown[] {
    if (depth === 0) throw MALFORMED;
    const length = readVarUint(this.restDecoder);
    const array: unknown[] = [];
    for (let index = 0; index < length; index++) array.push(this.#readValue(depth - 1));
    return array;
  }

  #count(): void {
    if (++this.parts > MAX_PARTS) throw TOO_LARGE;
    // Lengths in an update are not checked against its end but against the end of the buffer that it lies in.
    if (this.restDecoder.pos > this.restDecoder.arr.length) throw MALFORMED;
  }
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const clients = new Map<number, Struct[]>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct.length < 1 || clock + struct.length > MAX_CLOCK) throw MALFORMED;
    const own = clients.get(client);
    if (own) own.push(struct);
    else clients.set(client, [struct]);
  }
  return clients;
}
