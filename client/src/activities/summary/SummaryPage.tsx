import './summary.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import type { CaseSummary } from '@verbindbord/shared/activities/summary/answers.ts';
import { GROUP } from '@verbindbord/shared/activities/summary/answers.ts';
import { useState } from 'react';
import { useMe, useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { SourceDialog } from './SourceDialog.tsx';
import { caseTitle, ownCase, type ShownLine, useShownLines, useSummary } from './useSummary.ts';

/** The questions on one page, answered for one case by lines of the board; each leads back to where it stands. */
export function SummaryPage({ step }: { step: StepOf<'summary'> }) {
  const session = useSession();
  const me = useMe();
  const cases = useSummary(step);
  const [chosen, setChosen] = useState<string | null>(null);
  const [source, setSource] = useState<ShownLine | null>(null);
  const group = cases.find(({ id }) => id === GROUP);
  const shown = cases.find(({ id }) => id === chosen) ?? ownCase(cases, session, me.id) ?? cases[0];
  return (
    <div className="summary-page">
      <article className="summary-paper sheet">
        <header className="summary-head">
          <h1 className="t5" tabIndex={-1}>
            {step.title}
          </h1>
          {shown && cases.length > 1 && (
            <Select
              label={t('summary.choose')}
              hideLabel
              placeholder=""
              className="summary-choice"
              value={shown.id}
              onChange={setChosen}
              options={cases.map((one) => ({ id: one.id, label: caseTitle(one) }))}
            />
          )}
        </header>
        {shown && cases.length === 1 && <p className="t3 strong">{caseTitle(shown)}</p>}
        <ol className="summary-questions">
          {step.settings.questions.map((question) => (
            <li key={question.id} className="summary-question">
              <h2 className="t3">{question.title}</h2>
              <Lines of={shown} question={question.id} onSource={setSource} />
              {group && shown !== group && (
                <Lines of={group} question={question.id} onSource={setSource} isOfGroup />
              )}
              {!hasAnswer(shown, question.id) && !hasAnswer(group, question.id) && (
                <p className="soft">{t('summary.noAnswer')}</p>
              )}
            </li>
          ))}
        </ol>
        {cases.length === 0 && (
          <EmptyState icon="document" title={t('summary.empty')}>
            {t('summary.emptyText')}
          </EmptyState>
        )}
      </article>
      {source && <SourceDialog shown={source} onClose={() => setSource(null)} />}
    </div>
  );
}

function hasAnswer(one: CaseSummary | undefined, question: string): boolean {
  return one?.answers.some((answered) => answered.question.id === question) ?? false;
}

interface LinesProps {
  of: CaseSummary | undefined;
  question: string;
  /** Under the lines of a case: what holds for all of them. */
  isOfGroup?: boolean;
  onSource: (shown: ShownLine) => void;
}

function Lines({ of, question, isOfGroup = false, onSource }: LinesProps) {
  const inWords = useShownLines();
  const answered = of?.answers.find((one) => one.question.id === question);
  if (!answered) return null;
  return (
    <>
      {isOfGroup && <h3 className="summary-group t1 soft">{t('summary.group')}</h3>}
      <ul className="summary-lines">
        {inWords(answered.lines).map((shown) => (
          <li key={shown.key}>
            <button type="button" className="summary-line" onClick={() => onSource(shown)}>
              <span className={shown.isVoice ? 'voice summary-words' : 'summary-words'}>{shown.words}</span>
              <span className="summary-where t1 soft">
                <span className="visually-hidden">{t('summary.from')} </span>
                {shown.where}
                <Icon name="chevronRight" size={14} strokeWidth={2.2} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
