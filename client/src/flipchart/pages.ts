/**
 * Divides things of known heights over pages of one height, in order, as many on each as fit and at most `most`. What is
 * higher than a page has a page of its own. Gives the indexes per page; heights and gap in pixels.
 */
export function splitIntoPages(
  heights: readonly number[],
  pageHeight: number,
  gap: number,
  most = Number.POSITIVE_INFINITY,
): readonly (readonly number[])[] {
  const pages: number[][] = [];
  let left = 0;
  heights.forEach((height, index) => {
    const page = pages.at(-1);
    if (page && page.length < most && left >= gap + height) {
      page.push(index);
      left -= gap + height;
    } else {
      pages.push([index]);
      left = pageHeight - height;
    }
  });
  return pages;
}

/**
 * A text in pieces of at most so many characters, broken between words; every piece but the last ends with '…' and
 * every piece but the first starts with it. Only a word longer than a piece is broken itself.
 */
export function piecesOf(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const end = space > 0 ? space : most;
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  pieces.push(rest);
  const last = pieces.length - 1;
  return pieces.map((piece, index) => `${index > 0 ? '… ' : ''}${piece}${index < last ? ' …' : ''}`);
}
