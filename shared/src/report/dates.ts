import type { Language } from '../content/localized.ts';

/** '15 september 2020'; what is no date stays as it was written. */
export function dateInWords(date: string, language: Language): string {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T12:00:00Z`) : Number.NaN;
  return Number.isNaN(moment) ? date : formatDate(moment, language);
}

/** The day of a moment, as it was in the Netherlands: the same on every server and every screen. */
export function formatDate(moment: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Amsterdam',
  }).format(moment);
}
