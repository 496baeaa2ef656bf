/**
 * People's words as Markdown that shows exactly these words: no link, no picture, no HTML, no heading, list, table
 * or code comes of them, in CommonMark and in GitHub's dialect. One line; `inline` joins several.
 */
export function escapeMarkdown(line: string): string {
  return (
    withoutControl(line)
      .replaceAll(/[\\`*_{}[\]<>|~$&#^]/g, '\\$&')
      // What becomes a link without any sign around it.
      .replaceAll('@', '\\@')
      .replaceAll('://', '\\://')
      .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
      .replaceAll(/\b(mailto|xmpp):/gi, '$1\\:')
      // What means something at the beginning of a line.
      .replace(/^(\s*)([-+=!:])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
      .trim()
  );
}

/** Several lines of people's words within one paragraph, item or cell. */
export function inline(text: string, lineEnd: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(escapeMarkdown)
    .filter((line) => line !== '')
    .join(lineEnd);
}

function withoutControl(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/[\u2028\u2029]/g, ' ');
}
