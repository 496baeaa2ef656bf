/**
 * What the product's carrier sends as one binary message: the name of a document, as its length and its letters,
 * and behind it a byte message of that document. One frame instead of socket.io's two, and the same frame for
 * everybody in a document.
 */
export interface Frame {
  readonly document: string;
  readonly bytes: Uint8Array;
}

/** Names are letters, digits, dashes and slashes, one byte each. */
const MAX_NAME = 127;

export function writeFrame(document: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (document.length > MAX_NAME) throw new RangeError(`${document} is no name of a document`);
  const start = document.length + 1;
  const frame = new Uint8Array(start + bytes.length);
  frame[0] = document.length;
  for (let at = 1; at < start; at++) frame[at] = document.charCodeAt(at - 1);
  frame.set(bytes, start);
  return frame;
}

/** Null for bytes that are no frame. The bytes of the message are a view on those of the frame. */
export function readFrame(frame: Uint8Array): Frame | null {
  const length = frame[0] ?? MAX_NAME + 1;
  const start = length + 1;
  if (length > MAX_NAME || start > frame.length) return null;
  let document = '';
  for (let at = 1; at < start; at++) document += String.fromCharCode(frame[at] ?? 0);
  return { document, bytes: frame.subarray(start) };
}
