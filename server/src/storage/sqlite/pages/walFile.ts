import { endianness } from 'node:os';
import { type OpenFile, openFile, PAGE_BYTES } from './openFile.ts';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
/** The first word of a file whose checksums are sums of little-endian words; one more for big-endian ones. */
const MAGIC_LITTLE = 0x377f0682;

/** One page as a transaction left it. */
interface Frame {
  readonly page: number;
  /** The last of its transaction. */
  readonly isCommit: boolean;
  /** Where the page starts in the file. */
  readonly at: number;
}

/** What stands in the file beside the database in which SQLite keeps its newest transactions. */
export interface Wal {
  readonly file: OpenFile;
  /** All frames of the file's present life, also those that SQLite would not take. */
  readonly frames: readonly Frame[];
  /** How many of them SQLite takes: up to the last transaction before the first frame that does not add up. */
  readonly taken: number;
}

/**
 * Whether finished transactions stand behind a place that does not add up. SQLite passes over them without a word,
 * and writes over them. What a killed process leaves looks different: the end of its last transaction is not there.
 */
export function isBroken({ frames, taken }: Wal): boolean {
  return frames.slice(taken).some(({ isCommit }) => isCommit);
}

/** Reads the frames of a file; null when there is no file or nothing in it. */
export function readWal(path: string): Wal | null {
  const file = openFile(path);
  if (!file) return null;
  const header = file.read(0, HEADER_BYTES);
  if (!header || !file.read(HEADER_BYTES, FRAME_BYTES)) {
    file.close();
    return null;
  }
  return framesOf(file, header);
}

function framesOf(file: OpenFile, header: Buffer): Wal {
  const isLittle = hostOr(header.readUInt32BE(0));
  const start = sum([0, 0], header.subarray(0, 24), isLittle);
  const isWhole = isSame(start, header, 24) && header.readUInt32BE(8) === PAGE_BYTES;
  const salts = isWhole ? header.subarray(16, 24) : file.read(HEADER_BYTES + 8, 8);
  const frames: Frame[] = [];
  let state: Sum | null = isWhole ? start : null;
  let taken = 0;
  for (let at = HEADER_BYTES; ; at += FRAME_BYTES) {
    const bytes = file.read(at, FRAME_BYTES);
    if (!bytes || !salts) break;
    const isOfThisLife = bytes.subarray(8, 16).equals(salts);
    state = state && isOfThisLife ? next(state, bytes, isLittle) : null;
    if (!isOfThisLife) continue;
    const isCommit = bytes.readUInt32BE(4) > 0;
    frames.push({ page: bytes.readUInt32BE(0), isCommit, at: at + FRAME_HEADER_BYTES });
    if (state && isCommit) taken = frames.length;
  }
  return { file, frames, taken };
}

type Sum = readonly [number, number];

/** The running checksum after a frame, or null when it is not the one that the frame says. */
function next(before: Sum, frame: Buffer, isLittle: boolean): Sum | null {
  const after = sum(
    sum(before, frame.subarray(0, 8), isLittle),
    frame.subarray(FRAME_HEADER_BYTES),
    isLittle,
  );
  return isSame(after, frame, 16) ? after : null;
}

function sum([first, second]: Sum, bytes: Buffer, isLittle: boolean): Sum {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; at += 8) {
    first = (first + words.getUint32(at, isLittle) + second) | 0;
    second = (second + words.getUint32(at + 4, isLittle) + first) | 0;
  }
  return [first >>> 0, second >>> 0];
}

function isSame([first, second]: Sum, bytes: Buffer, at: number): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;
}

/** Which order of bytes a file was summed in; a first word that says neither counts as this machine's. */
function hostOr(magic: number): boolean {
  if (magic === MAGIC_LITTLE || magic === MAGIC_LITTLE + 1) return magic === MAGIC_LITTLE;
  return endianness() === 'LE';
}
