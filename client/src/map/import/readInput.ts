import { decodeText, type NoText } from '@verbindbord/shared/board/table/decodeText.ts';
import { type DelimitedRow, parseDelimited } from '@verbindbord/shared/board/table/parseDelimited.ts';

/** Larger than any list of stakeholders; a file like this would only hold up the page. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Why nothing could be read; each has a sentence in the texts. */
export type InputProblem = NoText | 'tooLarge' | 'board' | 'webPage' | 'unreadable';

export type InputReading =
  | { readonly ok: true; readonly rows: readonly DelimitedRow[]; readonly source: string }
  | { readonly ok: false; readonly problem: InputProblem };

/** The rows in a file, or why there are none. */
export async function readFile(file: File): Promise<InputReading> {
  if (file.size > MAX_BYTES) return { ok: false, problem: 'tooLarge' };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { ok: false, problem: 'unreadable' };
  }
  const decoded = decodeText(bytes);
  return decoded.ok ? readText(decoded.text, file.name) : { ok: false, problem: decoded.reason };
}

/** The rows in a text that was pasted or read. `source` is where it came from, for the origin of each card. */
export function readText(text: string, source: string): InputReading {
  const start = text.trimStart().slice(0, 200);
  if (start === '') return { ok: false, problem: 'empty' };
  if (/^\{\s*"/.test(start)) return { ok: false, problem: 'board' };
  if (/^<(!doctype|html|\?xml|head|body|table)/i.test(start)) return { ok: false, problem: 'webPage' };
  return { ok: true, rows: parseDelimited(text).rows, source };
}
