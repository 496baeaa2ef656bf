import { LANGUAGES } from '@verbindbord/shared/content/localized.ts';
import { t, useLanguage } from '../text/t.ts';
import { type ThemeChoice, useTheme } from '../theme/theme.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Menu, type MenuAct } from '../ui/Menu.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { chooseLanguage } from './language.ts';

export const THEMES: readonly { readonly id: ThemeChoice; readonly icon: IconName }[] = [
  { id: 'auto', icon: 'laptop' },
  { id: 'light', icon: 'sun' },
  { id: 'dark', icon: 'moon' },
  { id: 'contrast', icon: 'contrast' },
];

/** The looks to choose from, for a menu. */
function useThemeActs(): readonly MenuAct[] {
  const { choice, setChoice } = useTheme();
  return THEMES.map(({ id, icon }) => ({
    id: `theme-${id}`,
    label: t(`ui.theme.${id}`),
    icon,
    isCurrent: choice === id,
    onAction: () => setChoice(id),
  }));
}

/** The languages to choose from, for a menu: each in its own words. */
function useLanguageActs(): readonly MenuAct[] {
  const current = useLanguage();
  return LANGUAGES.map((language) => ({
    id: `language-${language}`,
    label: t(`ui.language.${language}`),
    isCurrent: current === language,
    onAction: () => chooseLanguage(language),
  }));
}

/** Look and language, side by side, for the head of a page. */
export function Preferences() {
  const language = useLanguage();
  const narrow = useNarrow();
  const { theme } = useTheme();
  const sign = THEMES.find(({ id }) => id === theme)?.icon ?? 'sun';
  return (
    <>
      <Menu
        label={t('ui.theme')}
        acts={useThemeActs()}
        trigger={<IconButton icon={sign} label={t('ui.theme')} />}
      />
      <Menu
        label={t('ui.language')}
        acts={useLanguageActs()}
        trigger={
          <Button
            variant="quiet"
            iconEnd="chevronDown"
            {...(narrow && { 'aria-label': `${language.toUpperCase()}, ${t('ui.language')}` })}
          >
            {narrow ? language.toUpperCase() : t(`ui.language.${language}`)}
          </Button>
        }
      />
    </>
  );
}
