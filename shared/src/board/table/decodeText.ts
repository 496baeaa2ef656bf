import { decodeUtf8 } from 'lib0/string';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Why bytes are no text: a spreadsheet (or another office file), a PDF, a picture, something else, or nothing. */
export type NoText = 'spreadsheet' | 'pdf' | 'image' | 'binary' | 'empty';

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: TextEncoding }
  | { readonly ok: false; readonly reason: NoText };

/** How known files begin that people choose by mistake. */
const SIGNATURES: readonly (readonly [reason: NoText, bytes: readonly number[]])[] = [
  ['spreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['binary', [0x1f, 0x8b]],
];

/** The 32 positions where Windows-1252 differs from Latin 1; what is undefined there keeps its number. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text in a file that a spreadsheet program saved: UTF-8 with or without mark, UTF-16 with or without mark, and
 * otherwise Windows-1252. Refuses what is no text, with the reason. A byte order mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const signature = SIGNATURES.find(([, start]) => startsWith(bytes, start));
  if (signature) return { ok: false, reason: signature[0] };
  const decoded = decode(bytes);
  if (decoded === null) return { ok: false, reason: 'binary' };
  if (decoded.text.trim() === '') return { ok: false, reason: 'empty' };
  return looksBinary(decoded.text) ? { ok: false, reason: 'binary' } : { ok: true, ...decoded };
}

function decode(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf]))
    return fromUtf8(bytes.subarray(3)) ?? fromWindows(bytes.subarray(3));
  if (startsWith(bytes, [0xff, 0xfe])) return fromUtf16(bytes.subarray(2), 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return fromUtf16(bytes.subarray(2), 'utf-16be');
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return fromUtf16(bytes, unmarked);
  return fromUtf8(bytes) ?? fromWindows(bytes);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);
}

function fromUtf8(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  try {
    return { text: decodeUtf8(bytes), encoding: 'utf-8' };
  } catch {
    return null;
  }
}

function fromWindows(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const text = fromUnits(bytes.length, (index) => {
    const byte = bytes[index] ?? 0;
    return byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
  });
  return { text, encoding: 'windows-1252' };
}

/** Half a character at the end is left out: a file that was cut off still opens. */
function fromUtf16(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
): { text: string; encoding: TextEncoding } {
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  const unit = (index: number) => (bytes[2 * index + low] ?? 0) + (bytes[2 * index + high] ?? 0) * 256;
  return { text: fromUnits(Math.floor(bytes.length / 2), unit), encoding };
}

/** Western text in UTF-16 has a zero at nearly every other byte; other text has none. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(bytes.length, 2048) & ~1;
  if (looked < 4) return null;
  const zeros = [0, 0];
  for (let index = 0; index < looked; index++) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > looked * 0.3 && even === 0) return 'utf-16le';
  return even > looked * 0.3 && odd === 0 ? 'utf-16be' : null;
}

const PIECE = 8192;

function fromUnits(count: number, unit: (index: number) => number): string {
  const pieces: string[] = [];
  for (let start = 0; start < count; start += PIECE) {
    const length = Math.min(PIECE, count - start);
    pieces.push(String.fromCharCode(...Array.from({ length }, (_, index) => unit(start + index))));
  }
  return pieces.join('');
}

/** Text has no zeros, and hardly any other control characters. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  let control = 0;
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index);
    if (code === 0) return true;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) control++;
  }
  return control > sample.length * 0.02;
}
