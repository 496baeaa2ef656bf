/**
 * Widths of letters, so that text can be laid out where there is no screen: on the server, in an export, in a
 * worker. Measured on the board's typeface at 13 px, weight 600, width axis 88.
 */
const WIDTHS = new Map<string, number>();
const MEASURED: readonly (readonly [width: number, letters: string])[] = [
  [0, '\u00ad'],
  [2.4, ",.;:'’"],
  [2.8, ' '],
  [3.4, 'lijíïîIj(/)|!'],
  [3.8, '-‑'],
  [4.2, '1J"'],
  [4.6, 'ft'],
  [5, 'r'],
  [5.9, 'Lz–7'],
  [6.5, 'sFcaxZáàâäãåç'],
  [6.7, 'ekvEéëèêT2'],
  [7, 'gy35ouüöóòôúùûn'],
  [7.2, 'hbdpq46890PñS'],
  [7.7, 'CYBKRVAÁÄÉËX'],
  [8.1, 'GHODUÖÜQN…'],
  [9, '&+=%@—'],
  [10.5, 'wmM'],
  [11.5, 'W'],
];
for (const [width, letters] of MEASURED) {
  for (const letter of letters) WIDTHS.set(letter, width);
}

const MEASURED_SIZE = 13;
/** An unknown letter: rather too wide than too narrow. */
const UNKNOWN = 8;
/** Scripts in which every sign fills a square. */
const FULL_WIDTH = 13;

/** Width of text in the narrow cut that cards and labels use, in the unit of `fontSize`. */
export function narrowWidth(text: string, fontSize = MEASURED_SIZE): number {
  let width = 0;
  for (const letter of text) {
    width += WIDTHS.get(letter) ?? (letter.charCodeAt(0) > 0x2e7f ? FULL_WIDTH : UNKNOWN);
  }
  return (width * fontSize) / MEASURED_SIZE;
}

/** Width of bold text in the normal cut, as on the rim. */
export function rimWidth(text: string, fontSize: number): number {
  return narrowWidth(text, fontSize) * 1.14;
}

/**
 * Breaks text into at most `most` lines of at most `width`; what does not fit ends in an ellipsis. Words
 * themselves are not broken, only cut when a single one is too long.
 */
export function wrapLines(text: string, width: number, fontSize: number, most: number): readonly string[] {
  const lines: string[] = [];
  const words = text.split(/\s+/).filter((word) => word !== '');
  let line = '';
  while (words.length > 0) {
    const longer = line === '' ? (words[0] ?? '') : `${line} ${words[0]}`;
    if (line !== '' && narrowWidth(longer, fontSize) > width) {
      if (lines.length === most - 1) return [...lines, cut(`${line}…`, width, fontSize)];
      lines.push(cut(line, width, fontSize));
      line = '';
    } else {
      line = longer;
      words.shift();
    }
  }
  return line === '' ? lines : [...lines, cut(line, width, fontSize)];
}

function cut(line: string, width: number, fontSize: number): string {
  if (narrowWidth(line, fontSize) <= width) return line;
  const letters = [...line.replace(/…$/, '')];
  while (letters.length > 1 && narrowWidth(`${letters.join('')}…`, fontSize) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
