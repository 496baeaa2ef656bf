import './results.css';
import type {
  BallotResult,
  DotResult,
  RatingCell,
  RatingResult,
} from '@verbindbord/shared/activities/ballot/result.ts';
import type { BallotSettings } from '@verbindbord/shared/activities/ballot/settings.ts';
import { moodOf, talkFirst } from '@verbindbord/shared/activities/ballot/spread.ts';
import { t } from '../../text/t.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { SpreadFigure } from './SpreadFigure.tsx';
import { moodText } from './spreadText.ts';

interface ResultsProps {
  result: BallotResult;
  settings: BallotSettings;
}

/** What a round came to, on the screens of those who take part and of who leads. */
export function Results({ result, settings }: ResultsProps) {
  if (result.form === 'dots') return <DotBars result={result} />;
  return (
    <div className="ballot-results">
      {result.subjects.map((subject) => (
        <section key={subject.id} aria-label={subject.title || t('ballots.theCase')}>
          {subject.title !== '' && <h2 className="t4 ballot-subject">{subject.title}</h2>}
          <SubjectSpread
            result={result}
            subject={subject.id}
            level={subject.title === '' ? 2 : 3}
            hasReasons
          />
        </section>
      ))}
      <Ends settings={settings} />
    </div>
  );
}

/** The words at both ends, and what a dot is. */
export function Ends({ settings }: { settings: BallotSettings }) {
  if (settings.form !== 'rating') return null;
  return (
    <p className="spread-ends soft">
      <span>
        {t('ballots.end', { value: 1, word: settings.low })} <span aria-hidden="true">·</span>{' '}
        {t('ballots.end', { value: 5, word: settings.high })}
      </span>
      <span>{t('ballots.eachDot')}</span>
    </p>
  );
}

interface SubjectSpreadProps {
  result: RatingResult;
  subject: string;
  /** Of the headings of the questions, in the page. */
  level: 2 | 3;
  hasReasons?: boolean;
}

/** The questions side by side, each with how the votes lie; where they lie furthest apart is what to talk about. */
export function SubjectSpread({ result, subject, level, hasReasons = false }: SubjectSpreadProps) {
  const Title = `h${level}` as const;
  const first = talkFirst(result.cells);
  const cells = result.cells.filter((cell) => cell.subject === subject);
  return (
    <ul className="spread-row">
      {cells.map((cell) => {
        const question = result.questions.find(({ id }) => id === cell.question);
        return (
          <li key={cell.question} className="spread">
            <Title className="spread-title">{question?.title}</Title>
            <p className="spread-hint soft">{question?.hint}</p>
            <p className="spread-mood">
              <span className={cell === first ? 'now strong' : undefined}>
                {moodText(moodOf(cell.counts))}
              </span>
              {cell === first && <span className="spread-first">{t('ballots.talkFirst')}</span>}
            </p>
            <SpreadFigure title={question?.title ?? ''} cell={cell} />
            {hasReasons && <Reasons cell={cell} level={level === 2 ? 3 : 4} />}
          </li>
        );
      })}
    </ul>
  );
}

function Reasons({ cell, level }: { cell: RatingCell; level: 3 | 4 }) {
  const { reasons } = cell;
  if (reasons.length === 0) return null;
  return (
    <Disclosure title={t('ballots.reasons', { count: reasons.length })} level={level}>
      <ul className="spread-reasons">
        {reasons.map(({ value, text, by }, index) => (
          // Two people can give the same reason, and none of them has anything else to tell it by.
          <li key={`${index} ${text}`}>
            <b className="num">{value}</b> <span className="voice">{text}</span>
            {by !== null && <span className="soft"> {by}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

interface DotBarsProps {
  result: DotResult;
  /** A part of them, where not all fit; without it all. */
  from?: number;
  count?: number;
}

/** The subjects with most dots first. */
export function DotBars({ result, from = 0, count = result.dots.length }: DotBarsProps) {
  const most = [...result.dots].sort((one, other) => other.dots - one.dots).slice(from, from + count);
  return (
    <ol className="dot-bars" start={from + 1}>
      {most.map(({ subject, dots, people }) => (
        <li key={subject} className="dot-bar">
          <span className="dot-bar-title strong">
            {result.subjects.find(({ id }) => id === subject)?.title ?? ''}
          </span>
          <span className="dot-bar-dots" aria-hidden="true">
            {'●'.repeat(Math.min(dots, 60))}
          </span>
          <span className="num soft">{t('ballots.dotsOf', { count: dots, people })}</span>
        </li>
      ))}
    </ol>
  );
}
