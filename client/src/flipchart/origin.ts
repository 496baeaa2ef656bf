import { type Note, shownWords } from '@verbindbord/shared/board/note.ts';
import type { Origin } from '@verbindbord/shared/board/origin.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';

/** Where a note came from, as it is written under it; empty when nobody knows. */
export function originText(origin: Origin | null): string {
  if (origin === null) return '';
  return origin.kind === 'stakeholder' ? t('flipchart.fromMap', { name: origin.label }) : origin.label;
}

/** The same where there is little room: of a pair its number, as it hangs on the flip chart. */
export function shortOriginText(origin: Origin | null): string {
  const text = originText(origin);
  return origin?.kind === 'pair' ? text.replace(/:.*/s, '') : text;
}

/**
 * Where a line and all that was merged into it came from: 'tweetal 3 en tweetal 9, samengevoegd'. Of a line by itself its
 * own origin.
 */
export function lineOrigin(note: Pick<Note, 'origin'>, sources: readonly Note[], isShort: boolean): string {
  if (sources.length === 0) return isShort ? shortOriginText(note.origin) : originText(note.origin);
  const origins = [note, ...sources]
    .map(({ origin }) => shortOriginText(origin))
    .filter((text) => text !== '');
  const names = formatList([...new Set(origins)]);
  return names === '' ? t('plenary.merged') : t('plenary.mergedFrom', { names });
}

/** 'Tweetal 4: Samira en Bram': an origin at the start of a line. */
export function asHeading(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1);
}

/** The words by which a note is shown, or that it has none. */
export function wordsOf(note: Pick<Note, 'text' | 'wording'>): string {
  const words = shownWords(note);
  return words.trim() === '' ? t('flipchart.emptyNote') : words;
}
