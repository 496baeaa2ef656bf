import { LANGUAGES, type Language } from '@verbindbord/shared/content/localized.ts';
import { setLanguage } from '../text/t.ts';

const STORAGE_KEY = 'verbindbord.language';

function chosenLanguage(): Language | null {
  try {
    const stored = window.localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find((language) => language === stored) ?? null;
  } catch {
    return null;
  }
}

/** Speaks the language that was chosen on this device. Called once, before the first render. */
export function startLanguage(): Promise<void> {
  return setLanguage(chosenLanguage() ?? 'nl');
}

/** A session has a language of its own; it counts for whoever made no choice on this device. */
export function followSessionLanguage(language: Language): void {
  if (chosenLanguage() === null) void setLanguage(language);
}

/** Changes the language and remembers the choice; where nothing can be stored it lasts until reload. */
export function chooseLanguage(language: Language): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // A full or forbidden store: the choice still counts for this visit.
  }
  void setLanguage(language);
}
