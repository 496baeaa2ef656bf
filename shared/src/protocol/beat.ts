import { createDecoder, type Decoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { type Others, type PresenceNews, readNews, writeNews } from '../presence/others.ts';
import { MESSAGE } from './messages.ts';

/** So many sync messages of the connection on this seat have been dealt with. */
export interface Saved {
  readonly seat: number;
  readonly count: number;
}

/**
 * What happened in a document since the last beat, the same bytes for everybody: changes that are on disk, as one
 * update of Yjs; how far each writer's are saved; who came, moved and went.
 */
export interface Beat {
  readonly changes: Uint8Array | null;
  readonly saved: readonly Saved[];
  readonly presence: PresenceNews | null;
}

/** A beat as a client reads it. */
export interface ReadBeat {
  readonly changes: Uint8Array | null;
  readonly saved: readonly Saved[];
  readonly others: Others;
}

const PART = { changes: 1, saved: 2, presence: 4 } as const;

/** The byte message of a beat. */
export function writeBeat({ changes, saved, presence }: Beat): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.beat);
  writeVarUint(
    encoder,
    (changes ? PART.changes : 0) | (saved.length > 0 ? PART.saved : 0) | (presence ? PART.presence : 0),
  );
  if (changes) writeVarUint8Array(encoder, changes);
  if (saved.length > 0) {
    writeVarUint(encoder, saved.length);
    for (const { seat, count } of saved) {
      writeVarUint(encoder, seat);
      writeVarUint(encoder, count);
    }
  }
  if (presence) writeNews(encoder, presence);
  return toUint8Array(encoder);
}

/** Reads a beat behind its kind; throws for bytes that are none. */
export function readBeat(bytes: Uint8Array, others: Others): ReadBeat {
  const decoder = createDecoder(bytes);
  if (readVarUint(decoder) !== MESSAGE.beat) throw new TypeError('This is no beat.');
  const parts = readVarUint(decoder);
  const changes = parts & PART.changes ? readVarUint8Array(decoder) : null;
  const saved = parts & PART.saved ? readSaved(decoder) : [];
  const after = parts & PART.presence ? readNews(decoder, others) : others;
  if (hasContent(decoder)) throw new RangeError('There is something behind the beat.');
  return { changes, saved, others: after };
}

function readSaved(decoder: Decoder): readonly Saved[] {
  const saved: Saved[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) {
    saved.push({ seat: readVarUint(decoder), count: readVarUint(decoder) });
  }
  return saved;
}
