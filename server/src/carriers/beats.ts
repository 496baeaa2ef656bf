import { writeBeat } from '@verbindbord/shared/protocol/beat.ts';
import type { DocumentBeat } from '../documents/DocumentBeat.ts';
import type { BeatParts } from '../documents/Peer.ts';
import { presenceMessage } from './wire.ts';

/** What a beat was put into: the product's message with and without each part, and the standard one about presence. */
interface Encoded {
  readonly messages: (Uint8Array | undefined)[];
  awareness?: Uint8Array;
}

/** However many a beat goes to, each form of it is encoded once. */
const encodings = new WeakMap<DocumentBeat, Encoded>();

function encodingOf(beat: DocumentBeat): Encoded {
  const known = encodings.get(beat);
  if (known) return known;
  const made: Encoded = { messages: [] };
  encodings.set(beat, made);
  return made;
}

/** The message of a beat for the product's clients. */
export function beatMessage(beat: DocumentBeat, parts: Pick<BeatParts, 'changes' | 'presence'>): Uint8Array {
  const { messages } = encodingOf(beat);
  const form = (parts.changes ? 1 : 0) + (parts.presence ? 2 : 0);
  const known = messages[form];
  if (known) return known;
  const made = writeBeat({
    changes: parts.changes ? beat.changes : null,
    saved: beat.saved,
    presence: parts.presence ? (beat.presence?.news ?? null) : null,
  });
  messages[form] = made;
  return made;
}

/** What a beat says of presence, for standard clients; null when it says nothing. */
export function awarenessMessage(beat: DocumentBeat): Uint8Array | null {
  if (!beat.presence) return null;
  const encoded = encodingOf(beat);
  encoded.awareness ??= presenceMessage(beat.presence.awareness());
  return encoded.awareness;
}
