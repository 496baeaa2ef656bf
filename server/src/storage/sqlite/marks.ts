import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** No slot crosses a sector of a disk, so that one is never half written. */
const SLOT_BYTES = 128;
const NAME_BYTES = SLOT_BYTES - 12;
const CHECKSUM_AT = SLOT_BYTES - 4;

interface Mark {
  readonly slot: number;
  readonly number: number;
}

/**
 * How far each thing in the database has come, in a file of its own: for each name the highest number that was
 * committed. SQLite cuts a damaged write-ahead log off without a word, and what a damaged tree does not lead to looks
 * as if it had never been there: a number that is higher here than there tells.
 *
 * Written after the commit and not waited for, so that it costs next to nothing: after a power cut the file may know
 * of less than the database, never of more. A slot that is damaged says nothing.
 */
export class Marks {
  readonly #file: number;
  readonly #marks = new Map<string, Mark>();
  readonly #free: number[] = [];
  #slots = 0;

  /** Opens the file; makes it when it is to be written and is not there. */
  constructor(path: string, access: 'write' | 'read' = 'write') {
    const flags = access === 'write' ? constants.O_RDWR | constants.O_CREAT : constants.O_RDONLY;
    this.#file = openSync(path, flags, 0o600);
    this.#readAll();
  }

  /** The highest number that was committed under this name; 0 when none is known. */
  of(name: string): number {
    return this.#marks.get(name)?.number ?? 0;
  }

  has(name: string): boolean {
    return this.#marks.has(name);
  }

  get names(): Iterable<string> {
    return this.#marks.keys();
  }

  /** Keeps a number that was committed. Throws when it cannot be written; then it is as if nobody had told. */
  note(name: string, number: number): void {
    const known = this.#marks.get(name);
    if (known && known.number >= number) return;
    const slot = known?.slot ?? this.#free.pop() ?? this.#slots;
    const bytes = slotOf(name, number);
    writeSync(this.#file, bytes, 0, SLOT_BYTES, slot * SLOT_BYTES);
    this.#slots = Math.max(this.#slots, slot + 1);
    this.#marks.set(name, { slot, number });
  }

  /** For what is meant to be gone. */
  forget(name: string): void {
    const known = this.#marks.get(name);
    if (!known) return;
    writeSync(this.#file, Buffer.alloc(SLOT_BYTES), 0, SLOT_BYTES, known.slot * SLOT_BYTES);
    this.#marks.delete(name);
    this.#free.push(known.slot);
  }

  close(): void {
    closeSync(this.#file);
  }

  #readAll(): void {
    const bytes = Buffer.alloc(fstatSync(this.#file).size);
    readSync(this.#file, bytes, 0, bytes.length, 0);
    this.#slots = Math.floor(bytes.length / SLOT_BYTES);
    for (let slot = 0; slot < this.#slots; slot++) {
      const mark = readSlot(bytes.subarray(slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES));
      const known = mark && this.#marks.get(mark.name);
      if (!mark || (known && known.number >= mark.number)) this.#free.push(slot);
      else this.#marks.set(mark.name, { slot, number: mark.number });
    }
  }
}

function slotOf(name: string, number: number): Buffer {
  const bytes = Buffer.alloc(SLOT_BYTES);
  if (Buffer.byteLength(name) >= NAME_BYTES) throw new Error(`${name} is too long a name for a mark.`);
  bytes.write(name, 'utf8');
  bytes.writeDoubleBE(number, NAME_BYTES);
  bytes.writeUInt32BE(checksumOf(bytes), CHECKSUM_AT);
  return bytes;
}

function readSlot(bytes: Buffer): { readonly name: string; readonly number: number } | null {
  if (bytes.readUInt32BE(CHECKSUM_AT) !== checksumOf(bytes)) return null;
  const name = bytes.toString('utf8', 0, NAME_BYTES);
  return { name: name.slice(0, name.indexOf('\0')), number: bytes.readDoubleBE(NAME_BYTES) };
}

function checksumOf(bytes: Buffer): number {
  return crc32(bytes.subarray(0, CHECKSUM_AT), SLOT_BYTES);
}
