import { HIDING, type Hiding, MAX_SHEETS } from '@verbindbord/shared/activities/flipChart/settings.ts';
import { ballotOf, ballotOfSheet } from '@verbindbord/shared/session/ballots.ts';
import { uuidv4 } from 'lib0/random';
import { useSession } from '../../connection/session.ts';
import { QuestionList } from '../../facilitator/programme/QuestionList.tsx';
import { t } from '../../text/t.ts';
import { Select } from '../../ui/Select.tsx';
import type { SettingsProps } from '../faces.ts';

type Asking = Hiding | 'open';
const WAYS: readonly Asking[] = ['open', ...HIDING];

/** The questions or headings, each with how it is asked. */
export default function SettingsForm({ step, onEdit, canBe }: SettingsProps<'flipChart'>) {
  const session = useSession();
  const { sheets } = step.settings;
  return (
    <QuestionList
      title={t('programme.flipChart.questions')}
      hint={t('programme.flipChart.questionsHint')}
      rows={sheets}
      onRows={(change) => onEdit((settings) => ({ sheets: change(settings.sheets) }))}
      make={(): Sheet => ({ id: uuidv4(), title: t('programme.newQuestion') })}
      addLabel={t('programme.addQuestion')}
      rowLabel={(number) => t('programme.question', { number })}
      min={1}
      max={MAX_SHEETS}
      keeps={({ id }) =>
        canBe({ sheets: sheets.filter((sheet) => sheet.id !== id) }) ? undefined : t('programme.answered')
      }
    >
      {(row, set) => {
        if (ballotOf(session, ballotOfSheet(row.id)).stage === 'revealed')
          return <p className="vb-hint">{t('programme.flipChart.revealed')}</p>;
        const other: Asking = row.hidden === 'anonymous' ? 'named' : 'anonymous';
        const isFixed = !canBe({
          sheets: sheets.map((sheet) => (sheet === row ? asked(sheet, other) : sheet)),
        });
        return (
          <Select
            label={t('programme.flipChart.ask', { title: row.title })}
            hideLabel
            placeholder=""
            value={row.hidden ?? 'open'}
            isDisabled={isFixed}
            hint={isFixed ? t('programme.answered') : undefined}
            onChange={(way) => void set((sheet) => asked(sheet, way))}
            options={WAYS.map((id) => ({ id, label: t(`programme.flipChart.ask.${id}`) }))}
          />
        );
      }}
    </QuestionList>
  );
}

type Sheet = SettingsProps<'flipChart'>['step']['settings']['sheets'][number];

function asked({ hidden: _before, ...sheet }: Sheet, way: Asking): Sheet {
  return way === 'open' ? sheet : { ...sheet, hidden: way };
}
