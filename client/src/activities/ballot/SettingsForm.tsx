import {
  type BallotSettings,
  type DotSettings,
  MAX_SUBJECTS,
  type RatingSettings,
} from '@verbindbord/shared/activities/ballot/settings.ts';
import { newStep } from '@verbindbord/shared/activities/registry.ts';
import { uuidv4 } from 'lib0/random';
import { useSession } from '../../connection/session.ts';
import { CommitField } from '../../facilitator/programme/CommitField.tsx';
import { QuestionList } from '../../facilitator/programme/QuestionList.tsx';
import { t } from '../../text/t.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { SettingsProps } from '../faces.ts';

const MAX_QUESTIONS = 8;
const MAX_DOTS = 20;
const FORMS = ['rating', 'dots'] as const;

type Edit<S extends BallotSettings> = (change: (settings: S) => BallotSettings) => Promise<boolean>;

/** Ratings or dots: what is asked, about what, and in which words. */
export default function SettingsForm({ step, onEdit, canBe }: SettingsProps<'ballot'>) {
  const { language } = useSession();
  const { settings, title } = step;
  const other: BallotSettings =
    settings.form === 'rating'
      ? { form: 'dots', question: title, subjects: settings.subjects, budget: 3, several: true }
      : { ...freshRating(language), subjects: settings.subjects };
  const isFixed = !canBe(other);
  const setForm = (form: BallotSettings['form']): void => {
    if (form !== settings.form) void onEdit((now) => (now.form === settings.form ? other : now));
  };
  const edit = <S extends BallotSettings>(form: S['form']): Edit<S> => {
    return (change) => onEdit((now) => (now.form === form ? change(now as S) : now));
  };
  return (
    <>
      <Segmented
        label={t('programme.ballot.form')}
        value={settings.form}
        isDisabled={isFixed}
        hint={isFixed ? t('programme.answered') : undefined}
        onChange={setForm}
        options={FORMS.map((id) => ({ id, label: t(`programme.ballot.form.${id}`) }))}
      />
      {settings.form === 'rating' ? (
        <RatingFields settings={settings} onEdit={edit<RatingSettings>('rating')} isFixed={isFixed} />
      ) : (
        <DotFields settings={settings} onEdit={edit<DotSettings>('dots')} isFixed={isFixed} />
      )}
      <QuestionList
        title={t('programme.ballot.subjects')}
        hint={t(`programme.ballot.subjectsHint.${settings.form}`)}
        rows={settings.subjects}
        onRows={(change) => onEdit((now) => ({ ...now, subjects: change(now.subjects) }))}
        make={() => ({ id: uuidv4(), title: t('programme.ballot.newSubject'), hint: '' })}
        addLabel={t('programme.ballot.addSubject')}
        rowLabel={(number) => t('programme.ballot.subject', { number })}
        min={0}
        max={isFixed ? settings.subjects.length : MAX_SUBJECTS}
        keeps={() => (isFixed ? t('programme.answered') : undefined)}
      >
        {(row, set) => <Hint row={row} onCommit={(hint) => set((now) => ({ ...now, hint }))} />}
      </QuestionList>
    </>
  );
}

interface FieldsProps<S extends BallotSettings> {
  settings: S;
  onEdit: Edit<S>;
  /** Somebody has voted: only words can change. */
  isFixed: boolean;
}

function RatingFields({ settings, onEdit, isFixed }: FieldsProps<RatingSettings>) {
  const { questions, low, high, anonymous } = settings;
  return (
    <>
      <QuestionList
        title={t('programme.ballot.questions')}
        rows={questions}
        onRows={(change) => onEdit((now) => ({ ...now, questions: change(now.questions) }))}
        make={() => ({ id: uuidv4(), title: t('programme.newQuestion'), hint: '' })}
        addLabel={t('programme.addQuestion')}
        rowLabel={(number) => t('programme.question', { number })}
        min={1}
        max={isFixed ? questions.length : MAX_QUESTIONS}
        keeps={() => (isFixed ? t('programme.answered') : undefined)}
      >
        {(row, set) => <Hint row={row} onCommit={(hint) => set((now) => ({ ...now, hint }))} />}
      </QuestionList>
      <div className="step-side">
        <CommitField
          label={t('programme.ballot.low')}
          isRequired
          maxLength={200}
          value={low}
          onCommit={(text) => onEdit((now) => ({ ...now, low: text }))}
        />
        <CommitField
          label={t('programme.ballot.high')}
          isRequired
          maxLength={200}
          value={high}
          onCommit={(text) => onEdit((now) => ({ ...now, high: text }))}
        />
      </div>
      <Checkbox
        isSelected={anonymous}
        isDisabled={isFixed}
        onChange={(next) => void onEdit((now) => ({ ...now, anonymous: next }))}
      >
        {t('programme.ballot.anonymous')}
      </Checkbox>
    </>
  );
}

function DotFields({ settings, onEdit, isFixed }: FieldsProps<DotSettings>) {
  const { question, budget, several } = settings;
  const setBudget = (text: string): Promise<boolean> => {
    const dots = Math.min(MAX_DOTS, Math.max(1, Math.round(Number(text)) || budget));
    return onEdit((now) => ({ ...now, budget: dots }));
  };
  return (
    <>
      <CommitField
        label={t('programme.ballot.question')}
        isRequired
        grows="wraps"
        maxLength={200}
        value={question}
        onCommit={(text) => onEdit((now) => ({ ...now, question: text }))}
      />
      <CommitField
        label={t('programme.ballot.budget')}
        isRequired
        isDisabled={isFixed}
        inputMode="numeric"
        maxLength={2}
        className="step-number"
        value={String(budget)}
        onCommit={setBudget}
      />
      <Checkbox
        isSelected={several}
        isDisabled={isFixed}
        onChange={(next) => void onEdit((now) => ({ ...now, several: next }))}
      >
        {t('programme.ballot.several')}
      </Checkbox>
    </>
  );
}

interface HintProps {
  row: { readonly title: string; readonly hint: string };
  onCommit: (hint: string) => Promise<boolean>;
}

function Hint({ row, onCommit }: HintProps) {
  return (
    <CommitField
      label={t('programme.hint', { title: row.title })}
      hideLabel
      placeholder={t('programme.hintPlaceholder')}
      grows="wraps"
      maxLength={200}
      value={row.hint}
      onCommit={onCommit}
    />
  );
}

function freshRating(language: 'nl' | 'en'): RatingSettings {
  const step = newStep('ballot', { language, newId: uuidv4 });
  if (step.kind !== 'ballot' || step.settings.form !== 'rating') throw new Error('A new ballot is a rating.');
  return step.settings;
}
