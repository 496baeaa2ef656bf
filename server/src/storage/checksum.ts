import { crc32 } from 'node:zlib';
import type { BallotKey, DocumentKey, Writer } from './store.ts';

/**
 * The checksum of a row. Which log, which epoch and which number count along, so that a row that ends up in another
 * place does not pass for the one that belongs there.
 */
export function rowChecksum(key: DocumentKey, epoch: number, seq: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(placeOf(key, epoch, seq)));
}

/** The checksum of a snapshot: another than that of a row, so that each can be told by itself what it is. */
export function snapshotChecksum(key: DocumentKey, epoch: number, seq: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${placeOf(key, epoch, seq)}/snapshot`));
}

export function writerChecksum(key: DocumentKey, { client, participant }: Writer): number {
  return crc32(`${key.code}/${key.document}/${client}/${participant}`);
}

export function ballotChecksum(
  { code, ballot, round }: BallotKey,
  participant: string,
  text: string,
): number {
  return crc32(text, crc32(`${code}/${ballot}/${round}/${participant}/`));
}

export function textChecksum(text: string): number {
  return crc32(text);
}

function placeOf({ code, document }: DocumentKey, epoch: number, seq: number): string {
  return `${code}/${document}/${epoch === 0 ? seq : `${epoch}/${seq}`}`;
}
