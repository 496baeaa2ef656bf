import { narrowWidth } from './lettering.ts';

/** Width and height of a card in world units, without its seat disc. */
export interface CardSize {
  readonly width: number;
  readonly height: number;
}

/** The seat disc: it hangs half over the left side of the card. */
export const SEAT_DIAMETER = 24;
/** How far the seat disc sticks out of the card. */
export const SEAT_OVERHANG = 12;
/** Room between the left edge of a card and its text, and between the text and the right edge. */
export const CARD_PADDING = { left: 19, right: 8 } as const;
export const CARD_LINE_HEIGHT = 15;

const WIDTH = { least: 96, most: 150, step: 4 } as const;
const HEIGHTS = [36, 48, 52] as const;
const LONGEST_LINE = WIDTH.most - CARD_PADDING.left - CARD_PADDING.right;
/** Beyond this a name of several words reads better on two lines. */
const COMFORTABLE_LINE = 98;
/** More than three lines of the narrowest letters: the rest could never be seen. */
const MOST_LETTERS = 160;

/** A part of a name after which a line may end. */
interface Piece {
  readonly text: string;
  /** What stands between this part and the next on one line. */
  readonly joint: '' | ' ';
  /** What a line that ends here shows. */
  readonly ending: '' | '-';
}

/**
 * The lines in which a name stands on its card: one, two or three, as equal as possible. A word that does not
 * fit is hyphenated; a name that does not fit ends in an ellipsis (its full text stays in the card's name for
 * assistive technology and in the list).
 */
export function cardLines(name: string): readonly string[] {
  const pieces = piecesOf(name.normalize('NFC').slice(0, MOST_LETTERS));
  const whole = join(pieces, 0, pieces.length);
  const oneLine = whole.includes(' ') ? COMFORTABLE_LINE : LONGEST_LINE;
  if (narrowWidth(whole) <= oneLine) return [whole];
  for (const count of [2, 3]) {
    const lines = balance(pieces, count);
    if (lines !== null && widest(lines) <= LONGEST_LINE) return lines;
  }
  return narrowWidth(whole) <= LONGEST_LINE ? [whole] : cutOff(pieces);
}

/** A name for where the screen breaks the lines: with a soft hyphen wherever its card would break a word. */
export function withSoftHyphens(name: string): string {
  return piecesOf(name.normalize('NFC'))
    .map(({ text, joint, ending }) => text + (joint === ' ' ? ' ' : ending === '-' ? '\u00ad' : ''))
    .join('')
    .trimEnd();
}

/** The size that a card needs for a name. */
export function cardSize(name: string): CardSize {
  const lines = cardLines(name);
  const needed = widest(lines) + CARD_PADDING.left + CARD_PADDING.right;
  const stepped = Math.ceil(needed / WIDTH.step) * WIDTH.step;
  return {
    width: Math.min(WIDTH.most, Math.max(WIDTH.least, stepped)),
    height: HEIGHTS[Math.min(lines.length, HEIGHTS.length) - 1] ?? HEIGHTS[0],
  };
}

function widest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => narrowWidth(line)));
}

function piecesOf(name: string): readonly Piece[] {
  const words = name.split(/\s+/).filter((word) => word.replaceAll('\u00ad', '') !== '');
  return words.flatMap((word) => {
    const parts = partsOf(word);
    return parts.map((part, index): Piece => {
      if (index === parts.length - 1) return { text: part, joint: ' ', ending: '' };
      return { text: part, joint: '', ending: /[-/]$/.test(part) ? '' : '-' };
    });
  });
}

/** Where a word may break: at its own hyphens, or between syllables when it is too long for a line. */
function partsOf(word: string): readonly string[] {
  const own = word.split(/\u00ad|(?<=[-/])(?=.)/).filter((part) => part !== '');
  if (narrowWidth(word) <= LONGEST_LINE && !word.includes('\u00ad')) {
    // A short compound such as PO-Raad stays whole.
    return own.length > 1 && narrowWidth(word) > COMFORTABLE_LINE ? own : [word];
  }
  return own.flatMap((part) => (narrowWidth(part) > LONGEST_LINE ? halve(part) : [part]));
}

function halve(word: string): readonly string[] {
  const at = syllableNear(word, word.length / 2);
  return [word.slice(0, at), word.slice(at)].flatMap((half) =>
    narrowWidth(half) > LONGEST_LINE - 4 ? halve(half) : [half],
  );
}

/** The syllable border nearest to a position; without one, the position itself. */
function syllableNear(word: string, position: number): number {
  let best = Math.max(1, Math.round(position));
  let distance = Number.POSITIVE_INFINITY;
  // One consonant goes with the vowel that follows; ch and similar stay together.
  for (const match of word.matchAll(
    /(?<=[aeiouyëïéèöü][^aeiouyëïéèöü]*)(?:sch|ch|th|ph|[^aeiouyëïéèöü])(?=[aeiouyëïéèöü])/gi,
  )) {
    const away = Math.abs(match.index - position);
    if (match.index >= 3 && word.length - match.index >= 3 && away < distance) {
      best = match.index;
      distance = away;
    }
  }
  return best;
}

function join(pieces: readonly Piece[], from: number, to: number): string {
  let line = '';
  for (let index = from; index < to; index++) {
    const piece = pieces[index];
    if (piece === undefined) break;
    line += piece.text + (index < to - 1 ? piece.joint : piece.ending);
  }
  return line;
}

/** The division into `count` lines that are most equal; null with too few pieces. */
function balance(pieces: readonly Piece[], count: number): readonly string[] | null {
  if (pieces.length < count) return null;
  let best: readonly string[] | null = null;
  for (let end = 1; end <= pieces.length - count + 1; end++) {
    const rest = count === 2 ? [join(pieces, end, pieces.length)] : balance(pieces.slice(end), count - 1);
    if (rest === null) continue;
    const lines = [join(pieces, 0, end), ...rest];
    if (best === null || raggedness(lines) < raggedness(best)) best = lines;
  }
  return best;
}

/** A line that ends in a little word ("PO-Raad en") reads worse than one that is a little wider. */
function raggedness(lines: readonly string[]): number {
  return widest(lines) + (lines.slice(0, -1).some((line) => / [a-z]{1,3}$/.test(line)) ? 8 : 0);
}

function cutOff(pieces: readonly Piece[]): readonly string[] {
  const lines: string[] = [];
  let from = 0;
  while (lines.length < 3 && from < pieces.length) {
    let to = from + 1;
    while (to < pieces.length && narrowWidth(join(pieces, from, to + 1)) <= LONGEST_LINE) to++;
    lines.push(join(pieces, from, to));
    from = to;
  }
  let last = lines.at(-1) ?? '';
  while (narrowWidth(`${last}…`) > LONGEST_LINE) last = last.slice(0, -1);
  return [...lines.slice(0, -1), `${last.replace(/[\s-]+$/, '')}…`];
}
