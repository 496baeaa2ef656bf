import { useSyncExternalStore } from 'react';
import { formatMessage, type Params } from './message.ts';
import { nl } from './nl/index.ts';

export type Language = 'nl' | 'en';
export type TextKey = keyof typeof nl;
export type Catalogue = Record<TextKey, string>;

/** The regions decide how dates and numbers are written. */
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

let language: Language = 'nl';
let catalogue: Catalogue = nl;
let wanted: Language = 'nl';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text of this key in the language of now, with its values filled in. */
export function t(key: TextKey, params: Params = {}): string {
  return formatMessage(catalogue[key], params, LOCALES[language]);
}

/** The language of now, for what is no part of the page; components use `useLanguage`. */
export function currentLanguage(): Language {
  return language;
}

/** The locale of now ('nl-NL'), for `Intl` and for the interface parts. */
export function locale(): string {
  return LOCALES[language];
}

/**
 * Changes the language of everything. Dutch is always there, English is fetched the first time; when that fails the
 * promise is rejected and the language stays as it was. Of two quick calls the last one wins.
 */
export async function setLanguage(next: Language): Promise<void> {
  wanted = next;
  const loaded: Catalogue = next === 'nl' ? nl : (await import('./en/index.ts')).en;
  if (wanted !== next || language === next) return;
  language = next;
  catalogue = loaded;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/**
 * Makes a component follow the language. The root of the app uses it, so that everything below is drawn again; what
 * is memoised and calls `t()` uses it too.
 */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => language);
}
