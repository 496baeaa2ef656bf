import {
  MAX_PAIR_QUESTIONS,
  NEWCOMER_RULES,
  PAIR_SIZES,
  pairRules,
} from '@verbindbord/shared/activities/pairWork/settings.ts';
import { uuidv4 } from 'lib0/random';
import { useSession } from '../../connection/session.ts';
import { CommitField } from '../../facilitator/programme/CommitField.tsx';
import { QuestionList } from '../../facilitator/programme/QuestionList.tsx';
import { t } from '../../text/t.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import type { SettingsProps } from '../faces.ts';

type Settings = SettingsProps<'pairWork'>['step']['settings'];

/** What is asked of pairs, where what they share goes, and how the pairs are made. */
export default function SettingsForm({ step, onEdit, canBe }: SettingsProps<'pairWork'>) {
  const { settings } = step;
  const { questions } = settings;
  const rules = pairRules(settings);
  return (
    <>
      <CommitField
        label={t('programme.pairs.prompt')}
        grows="wraps"
        maxLength={300}
        value={settings.prompt ?? ''}
        onCommit={(text) => onEdit((now) => withPrompt(now, text))}
      />
      <QuestionList
        title={t('programme.pairs.questions')}
        rows={questions}
        onRows={(change) => onEdit((now) => ({ ...now, questions: change(now.questions) }))}
        make={(): Question => ({ id: uuidv4(), title: t('programme.newQuestion'), sheet: uuidv4() })}
        addLabel={t('programme.addQuestion')}
        rowLabel={(number) => t('programme.question', { number })}
        min={1}
        max={MAX_PAIR_QUESTIONS}
        keeps={({ id }) =>
          canBe({ ...settings, questions: questions.filter((question) => question.id !== id) })
            ? undefined
            : t('programme.pairs.worked')
        }
      >
        {(row, set) => (
          <>
            <CommitField
              label={t('programme.hint', { title: row.title })}
              hideLabel
              placeholder={t('programme.hintPlaceholder')}
              grows="wraps"
              maxLength={400}
              value={row.hint ?? ''}
              onCommit={(text) => set((now) => withHint(now, text))}
            />
            <ShareTo row={row} onChoose={(sheet) => void set((now) => ({ ...now, sheet }))} />
          </>
        )}
      </QuestionList>
      <Segmented
        label={t('pairs.size')}
        value={`${rules.size}`}
        onChange={(id) =>
          void onEdit((now) => ({ ...now, size: PAIR_SIZES.find((size) => `${size}` === id) ?? rules.size }))
        }
        options={PAIR_SIZES.map((size) => ({ id: `${size}`, label: t(`pairs.size.${size}`) }))}
      />
      {rules.size > 1 && (
        <Segmented
          label={t('pairs.newcomers')}
          vertical
          value={rules.newcomers}
          onChange={(newcomers) => void onEdit((now) => ({ ...now, newcomers }))}
          options={NEWCOMER_RULES.map((id) => ({ id, label: t(`pairs.newcomers.${id}`) }))}
        />
      )}
    </>
  );
}

type Question = Settings['questions'][number];

const OWN = 'own';

/** The sheet that lines are shared to: one of a flip-chart step, or one of the question's own. */
function ShareTo({ row, onChoose }: { row: Question; onChoose: (sheet: string) => void }) {
  const { programme } = useSession();
  const sheets = programme.flatMap((step) =>
    step.kind === 'flipChart'
      ? step.settings.sheets.map(({ id, title }) => ({ id, label: title, description: step.title }))
      : [],
  );
  if (sheets.length === 0) return null;
  return (
    <Select
      label={t('programme.pairs.shareTo')}
      smallLabel
      placeholder=""
      value={sheets.some(({ id }) => id === row.sheet) ? row.sheet : OWN}
      onChange={(id) => onChoose(id === OWN ? uuidv4() : id)}
      options={[{ id: OWN, label: t('programme.pairs.ownSheet') }, ...sheets]}
    />
  );
}

function withPrompt({ prompt: _before, ...settings }: Settings, prompt: string): Settings {
  return prompt === '' ? settings : { ...settings, prompt };
}

function withHint({ hint: _before, ...question }: Question, hint: string): Question {
  return hint === '' ? question : { ...question, hint };
}
