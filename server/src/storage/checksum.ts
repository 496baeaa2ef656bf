import { crc32 } from 'node:zlib';
import type { DocumentKey } from './store.ts';

/**
 * The checksum of a row. Which log and which number count along, so that a row that ends up in another place
 * does not pass for the one that belongs there.
 */
export function rowChecksum(key: DocumentKey, seq: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${key.code}/${key.document}/${seq}`));
}

export function textChecksum(text: string): number {
  return crc32(text);
}
