import { crc32 } from 'node:zlib';
import * as Y from 'yjs';

/** A piece of somebody's clock: the edits from `from` up to and without `to`. */
interface Range {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** An update of Yjs that was received; read when somebody wants to know what is in it. */
export class Change {
  readonly bytes: Uint8Array;
  #ranges: readonly Range[] | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get ranges(): readonly Range[] {
    this.#ranges ??= Y.decodeUpdate(this.bytes)
      .structs.filter((struct) => !(struct instanceof Y.Skip))
      .map(({ id, length }) => ({ client: id.client, from: id.clock, to: id.clock + length }));
    return this.#ranges;
  }
}

/** Somebody's cursor as it arrived: its `x` says which one it is. */
export interface CursorSeen {
  readonly person: number;
  readonly x: number;
}

/** What one message from a server brought. */
export interface Frame {
  readonly change: Change | null;
  readonly cursors: readonly CursorSeen[];
}

export const NOTHING: Frame = { change: null, cursors: [] };

const KEPT_MS = 3000;
const LOOKED_AT = 512;

interface Known<F> {
  readonly bytes: Uint8Array;
  readonly frame: F;
}

/**
 * Reads each message once, to however many clients it was sent: the generator has to be cheaper than what it
 * measures. Messages are told apart by all of their bytes.
 */
export class FrameReader<F extends Frame> {
  readonly #read: (bytes: Uint8Array) => F;
  #recent = new Map<number, Known<F>[]>();
  #older = new Map<number, Known<F>[]>();
  #turnedAt = 0;

  constructor(read: (bytes: Uint8Array) => F) {
    this.#read = read;
  }

  frameOf(bytes: Buffer, now: number): F {
    if (now - this.#turnedAt > KEPT_MS) {
      this.#older = this.#recent;
      this.#recent = new Map();
      this.#turnedAt = now;
    }
    const key = crc32(bytes.length > LOOKED_AT ? bytes.subarray(0, LOOKED_AT) : bytes);
    const known = find(this.#recent.get(key), bytes) ?? find(this.#older.get(key), bytes);
    return known ?? this.#add(key, new Uint8Array(bytes));
  }

  #add(key: number, bytes: Uint8Array): F {
    const frame = this.#read(bytes);
    const sameKey = this.#recent.get(key);
    if (sameKey) sameKey.push({ bytes, frame });
    else this.#recent.set(key, [{ bytes, frame }]);
    return frame;
  }
}

function find<F>(known: readonly Known<F>[] | undefined, bytes: Buffer): F | undefined {
  return known?.find((one) => bytes.equals(one.bytes))?.frame;
}
