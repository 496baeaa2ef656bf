import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import * as Y from 'yjs';

/** Byte messages made by hand, for clients that do not keep to the rules. */
export function stateVectorMessage(doc: Y.Doc = new Y.Doc()): Uint8Array<ArrayBuffer> {
  return message([MESSAGE.sync, SYNC.stateVector], Y.encodeStateVector(doc));
}

export function updateMessage(update: Uint8Array): Uint8Array<ArrayBuffer> {
  return message([MESSAGE.sync, SYNC.update], update);
}

function message(kind: readonly number[], content: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...kind, ...variableLength(content.length), ...content]);
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function variableLength(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...variableLength(Math.floor(value / 128))];
}
