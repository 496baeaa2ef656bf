import * as z from 'zod/mini';

/** Letters of other scripts that look like these, in lower case. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...letters('аеорсухіјѕкмтвнԁһԛԝ', 'aeopcyxijskmtbhdhqw'),
  ...letters('αεικνορτυχ', 'aeiknoptux'),
};

/**
 * A name or title as it may stand on everybody's screen: one line, composed as keyboards do it, without what cannot be
 * seen or turns the direction of the words around it. Empty when nothing is left.
 */
export function asLine(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      // Joiners make one picture of several; anywhere else they only hide.
      .replaceAll(/(?<!\p{Emoji_Presentation}|\p{Emoji_Modifier}|\ufe0f)\u200d/gu, '')
      .replaceAll(/(?!\u200d)\p{Cf}/gu, '')
      // Letters and signs that are drawn as nothing.
      .replaceAll(/[\p{Cc}\s\u115f\u1160\u2800\u3164\uffa0]+/gu, ' ')
      .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
      .trim()
  );
}

/** What somebody is called, as it may come from a form. */
export const personName = z.string().check(z.overwrite(asLine), z.minLength(1), z.maxLength(60));

/** Where somebody works, in their own words; may be empty. */
export const departmentName = z.string().check(z.overwrite(asLine), z.maxLength(60));

/** The same for two names that people would take for one: whatever the capitals, and letters that look alike. */
export function nameKey(name: string): string {
  const lower = asLine(name.normalize('NFKC')).toLocaleLowerCase('nl');
  return [...lower].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
}

function letters(theirs: string, ours: string): Record<string, string> {
  return Object.fromEntries([...theirs].map((letter, index) => [letter, ours[index] ?? letter]));
}
