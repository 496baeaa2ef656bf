import { CommitField } from '../../facilitator/programme/CommitField.tsx';
import { t } from '../../text/t.ts';
import type { SettingsProps } from '../faces.ts';

/** What the group is asked to do on the map. */
export default function SettingsForm({ step, onEdit }: SettingsProps<'domainMap'>) {
  return (
    <CommitField
      label={t('programme.map.prompt')}
      hint={t('programme.map.promptHint')}
      grows="wraps"
      maxLength={200}
      value={step.settings.prompt}
      onCommit={(prompt) => onEdit((settings) => ({ ...settings, prompt }))}
    />
  );
}
