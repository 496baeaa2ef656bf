/** What a spreadsheet would calculate: also behind spaces, and in the wide forms of the signs. */
const FORMULA = /^[\s']*[=+\-@＝＋－＠\t\r]/u;

/**
 * A text as the cell of a table that some spreadsheet will open: an apostrophe keeps it from being calculated. One
 * that has apostrophes there already gets one more, so that `withoutGuard` gives back what was written.
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
