import { cardLines } from '@verbindbord/shared/map/cardText.ts';

/** A line of a name on a card. */
export interface NameLine {
  /** With the space that ends it, so that the lines together are the name. */
  readonly text: string;
  /** Whether a hyphen is drawn after it that is not in the name. */
  readonly isBroken: boolean;
}

/** The lines of a name in such a way that what is read together is the name itself, whatever was hyphenated. */
export function nameLines(name: string): readonly NameLine[] {
  const lines = cardLines(name);
  const whole = name.normalize('NFC').replaceAll('\u00ad', '');
  return lines.map((line, index) => {
    const next = lines[index + 1];
    if (next === undefined) return { text: line, isBroken: false };
    if (!line.endsWith('-') && !line.endsWith('/')) return { text: `${line} `, isBroken: false };
    const lastWord = line.split(' ').at(-1) ?? line;
    const firstWord = next.split(' ')[0] ?? next;
    const isOwn = whole.includes(lastWord + firstWord.replace(/-$/, ''));
    return isOwn ? { text: line, isBroken: false } : { text: line.slice(0, -1), isBroken: true };
  });
}
