import { useSyncExternalStore } from 'react';

/** What somebody asked for; `auto` follows the device. */
export type ThemeChoice = 'auto' | 'light' | 'dark' | 'contrast';

/** What is on the screen: one of the blocks of `tokens.css`. */
export type Theme = 'light' | 'dark' | 'contrast';

interface DevicePreference {
  dark: boolean;
  contrast: boolean;
}

const STORAGE_KEY = 'verbindbord.theme';
const CHOICES: readonly ThemeChoice[] = ['auto', 'light', 'dark', 'contrast'];

/** A choice that was made counts; otherwise the device decides, and a wish for contrast comes before one for dark. */
export function resolveTheme(choice: ThemeChoice, device: DevicePreference): Theme {
  if (choice !== 'auto') return choice;
  if (device.contrast) return 'contrast';
  return device.dark ? 'dark' : 'light';
}

/** What was stored may be anything, also something from an older version: what is not a choice is `auto`. */
export function readThemeChoice(storage: Pick<Storage, 'getItem'> | undefined): ThemeChoice {
  try {
    const stored = storage?.getItem(STORAGE_KEY);
    return CHOICES.find((choice) => choice === stored) ?? 'auto';
  } catch {
    return 'auto';
  }
}

interface ThemeState {
  choice: ThemeChoice;
  theme: Theme;
}

let state: ThemeState = { choice: 'auto', theme: 'light' };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function devicePreference(): DevicePreference {
  return {
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    contrast: matchMedia('(prefers-contrast: more)').matches,
  };
}

/** Reaching for `localStorage` throws where a browser forbids it. */
function localStore(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function apply(choice: ThemeChoice): void {
  const theme = resolveTheme(choice, devicePreference());
  const root = document.documentElement;
  root.setAttribute('data-theme', theme);
  const browserBar = document.querySelector('meta[name="theme-color"]');
  browserBar?.setAttribute('content', getComputedStyle(root).getPropertyValue('--vb-table').trim());
  if (state.choice === choice && state.theme === theme) return;
  state = { choice, theme };
  for (const listener of listeners) listener();
}

/** Puts the theme on the page and keeps following the device. Called once, before the first render. */
export function startTheme(): void {
  apply(readThemeChoice(localStore()));
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', () => apply(state.choice));
  }
}

/** Changes the theme at once and remembers it on this device; where nothing can be stored it lasts until reload. */
function setThemeChoice(choice: ThemeChoice): void {
  try {
    localStore()?.setItem(STORAGE_KEY, choice);
  } catch {
    // A full or forbidden store: the choice still counts for this visit.
  }
  apply(choice);
}

/** The choice and the theme that follows from it, for a switch of themes and for what draws outside CSS. */
export function useTheme(): ThemeState & { setChoice: (choice: ThemeChoice) => void } {
  const current = useSyncExternalStore(subscribe, () => state);
  return { ...current, setChoice: setThemeChoice };
}
