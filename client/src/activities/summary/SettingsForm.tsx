import {
  MAP_ANSWERS,
  MAX_SUMMARY_QUESTIONS,
  type Source,
  type SummaryQuestion,
} from '@verbindbord/shared/activities/summary/settings.ts';
import { sheetsOf } from '@verbindbord/shared/programme/programme.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { equalityDeep } from 'lib0/function';
import { uuidv4 } from 'lib0/random';
import { useBoard } from '../../board/store.ts';
import { useSession } from '../../connection/session.ts';
import { QuestionList } from '../../facilitator/programme/QuestionList.tsx';
import { t } from '../../text/t.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import type { SettingsProps } from '../faces.ts';

/** The questions that are answered per case, and what on the board answers each. */
export default function SettingsForm({ step, onEdit }: SettingsProps<'summary'>) {
  return (
    <QuestionList
      title={t('programme.summary.questions')}
      hint={t('programme.summary.questionsHint')}
      rows={step.settings.questions}
      onRows={(change) => onEdit((now) => ({ questions: change(now.questions) }))}
      make={(): SummaryQuestion => ({ id: uuidv4(), title: t('programme.newQuestion'), from: [] })}
      addLabel={t('programme.addQuestion')}
      rowLabel={(number) => t('programme.question', { number })}
      min={1}
      max={MAX_SUMMARY_QUESTIONS}
    >
      {(row, set) => (
        <Sources
          from={row.from}
          onFrom={(change) => void set((now) => ({ ...now, from: change(now.from) }))}
        />
      )}
    </QuestionList>
  );
}

interface SourcesProps {
  from: readonly Source[];
  onFrom: (change: (from: readonly Source[]) => Source[]) => void;
}

function Sources({ from, onFrom }: SourcesProps) {
  const session = useSession();
  const sheets = useBoard((board) => board.sheets);
  const offered = sourcesIn(session, (id, title) => sheets[id]?.title ?? title);
  const isIn = (source: Source): boolean => from.some((other) => equalityDeep(other, source));
  return (
    <Disclosure title={t('programme.summary.from', { count: from.length })} level={4}>
      {offered.map(({ source, title, where }) => (
        <Checkbox
          key={JSON.stringify(source)}
          isSelected={isIn(source)}
          onChange={(wanted) =>
            onFrom((now) => {
              const others = now.filter((other) => !equalityDeep(other, source));
              return wanted ? [...others, source] : others;
            })
          }
          description={where}
        >
          {title}
        </Checkbox>
      ))}
    </Disclosure>
  );
}

interface Offered {
  readonly source: Source;
  readonly title: string;
  /** The step that it is filled in. */
  readonly where: string;
}

/** Everything on the board that can answer a question, in the order of the programme; the map last. */
function sourcesIn(
  { programme }: SessionState,
  titleOf: (id: string, title: string) => string,
): readonly Offered[] {
  const stepTitle = (id: string): string => programme.find((step) => step.id === id)?.title ?? '';
  const sheets = sheetsOf(programme).map(
    ({ id, title, step }): Offered => ({
      source: { kind: 'sheet', sheet: id },
      title: titleOf(id, title),
      where: stepTitle(step),
    }),
  );
  const ballots = programme.flatMap((step): Offered[] =>
    step.kind === 'ballot'
      ? [
          {
            source: { kind: 'ballot', step: step.id },
            title: step.title,
            where: t('programme.summary.ballot'),
          },
        ]
      : [],
  );
  const map = MAP_ANSWERS.map(
    (what): Offered => ({
      source: { kind: 'map', what },
      title: t(`summary.map.${what}`),
      where: t('app.area.map'),
    }),
  );
  return [...sheets, ...ballots, ...map];
}
