import { CommitField } from '../../facilitator/programme/CommitField.tsx';
import { t } from '../../text/t.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { SettingsProps } from '../faces.ts';

const MAX_LINES = 20;
const MAX_LINE = 500;

/** What there is to read, a line each. */
export default function SettingsForm({ step, onEdit }: SettingsProps<'text'>) {
  const { lines, numbered } = step.settings;
  const setLines = (text: string): Promise<boolean> =>
    onEdit((settings) => ({
      ...settings,
      lines: text
        .split('\n')
        .map((line) => line.trim().slice(0, MAX_LINE))
        .filter((line) => line !== '')
        .slice(0, MAX_LINES),
    }));
  return (
    <>
      <CommitField
        label={t('programme.text.lines')}
        hint={t('programme.text.linesHint')}
        grows="lines"
        value={lines.join('\n')}
        onCommit={setLines}
      />
      <Checkbox
        isSelected={numbered}
        onChange={(next) => void onEdit((settings) => ({ ...settings, numbered: next }))}
      >
        {t('programme.text.numbered')}
      </Checkbox>
    </>
  );
}
