import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';

/** A place in a text that stays at its letter while others type: Yjs' relative position in base64. */
export function encodePosition(text: Y.Text, index: number): string {
  return toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index)));
}

/** Where that place is now, or null when it cannot be read or lies in another text. */
export function decodePosition(text: Y.Text, encoded: string): number | null {
  try {
    const position = Y.decodeRelativePosition(fromBase64(encoded));
    const doc = text.doc;
    const absolute = doc ? Y.createAbsolutePositionFromRelativePosition(position, doc) : null;
    return absolute?.type === text ? absolute.index : null;
  } catch {
    // Presence comes from another browser and may hold anything.
    return null;
  }
}
