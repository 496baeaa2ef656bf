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
  /** A part of the questions, where not all stand side by side; without it all. */
  from?: number;
  count?: number;
}

/** The questions side by side, each with how the votes lie; where they lie furthest apart is what to talk about. */
export function SubjectSpread(props: SubjectSpreadProps) {
  const { result, subject, level, hasReasons = false, from = 0, count = result.questions.length } = props;
  const Title = `h${level}` as const;
  const first = talkFirst(result.cells);
  const cells = result.cells.filter((cell) => cell.subject === subject).slice(from, from + count);
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

function DotBars({ result }: { result: DotResult }) {
  return (
    <ol className="dot-bars">
      {mostDotsFirst(result).map((bar) => (
        <li key={bar.subject} className="dot-bar">
          <DotBar result={result} bar={bar} />
        </li>
      ))}
    </ol>
  );
}

export function mostDotsFirst({ dots }: DotResult): DotResult['dots'] {
  return [...dots].sort((one, other) => other.dots - one.dots);
}

/** One subject with the dots that it got. */
export function DotBar({ result, bar }: { result: DotResult; bar: DotResult['dots'][number] }) {
  const { subject, dots, people } = bar;
  return (
    <>
      <span className="dot-bar-title strong">
        {result.subjects.find(({ id }) => id === subject)?.title ?? ''}
      </span>
      <span className="dot-bar-dots" aria-hidden="true">
        {'●'.repeat(Math.min(dots, 60))}
      </span>
      <span className="num soft">{t('ballots.dotsOf', { count: dots, people })}</span>
    </>
  );
}
