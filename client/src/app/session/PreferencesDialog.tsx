import { LANGUAGES } from '@verbindbord/shared/content/localized.ts';
import { t, useLanguage } from '../../text/t.ts';
import { useTheme } from '../../theme/theme.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { chooseLanguage } from '../language.ts';
import { THEMES } from '../Preferences.tsx';

/** Look and language of this device. */
export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const language = useLanguage();
  const { choice, setChoice } = useTheme();
  return (
    <Dialog
      isOpen
      size="small"
      title={t('app.menu.preferences')}
      closeLabel={t('ui.close')}
      onClose={onClose}
    >
      <div className="preferences">
        <Segmented
          label={t('ui.theme')}
          vertical
          value={choice}
          onChange={setChoice}
          options={THEMES.map(({ id, icon }) => ({ id, icon, label: t(`ui.theme.${id}`) }))}
        />
        <Segmented
          label={t('ui.language')}
          value={language}
          onChange={chooseLanguage}
          options={LANGUAGES.map((id) => ({ id, label: t(`ui.language.${id}`) }))}
        />
      </div>
    </Dialog>
  );
}
