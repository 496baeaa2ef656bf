import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The size of a page that SQLite takes when nobody says otherwise, and nobody does. */
export const PAGE_BYTES = 4096;

/** A file that is read at any place. */
export interface OpenFile {
  readonly size: number;
  /** So many bytes from that place, or null when the file does not have them all. */
  readonly read: (at: number, length: number) => Buffer | null;
  readonly close: () => void;
}

/** Opens a file to read; null when it is not there. */
export function openFile(path: string): OpenFile | null {
  const descriptor = descriptorOf(path);
  if (descriptor === null) return null;
  const { size } = fstatSync(descriptor);
  return {
    size,
    read: (at, length) => {
      if (at < 0 || at + length > size) return null;
      const bytes = Buffer.allocUnsafe(length);
      return readSync(descriptor, bytes, 0, length, at) === length ? bytes : null;
    },
    close: () => closeSync(descriptor),
  };
}

function descriptorOf(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
