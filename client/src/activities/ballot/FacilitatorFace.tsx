import './ballot.css';
import type { BallotResult } from '@verbindbord/shared/activities/ballot/result.ts';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { useState } from 'react';
import { RevealButton } from '../../facilitator/RevealButton.tsx';
import { give } from '../../pairs/give.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import type { FaceProps } from '../faces.ts';
import { ChooseSubjects } from './ChooseSubjects.tsx';
import { DoneCount } from './DoneCount.tsx';
import { ProxyBallots } from './ProxyBallots.tsx';
import { Results } from './Results.tsx';
import { useVote, type Vote } from './useVote.ts';

/** How many are done, and the moment at which everybody sees what it came to. */
export default function FacilitatorFace({ step }: FaceProps<'ballot'>) {
  const vote = useVote(step);
  const { ballot, settings } = vote;
  const isRevealed = ballot.stage === 'revealed';
  const shown = isRevealed ? ballot.results.at(-1) : undefined;
  const earlier = isRevealed ? ballot.results.slice(0, -1) : ballot.results;
  return (
    <div className="ballot-page">
      <div className="ballot-lead">
        <h1 className="t5 ballot-title" tabIndex={-1}>
          {step.title}
        </h1>
        {shown ? <Shown vote={vote} result={shown} /> : <Counting step={step} vote={vote} />}
        {earlier.map((result, index) => (
          <Disclosure
            key={`${vote.id} ${ballot.results.indexOf(result)}`}
            level={2}
            title={t('ballots.round', { number: index + 1, count: result.ballots })}
          >
            <Results result={result} settings={settings} />
          </Disclosure>
        ))}
      </div>
    </div>
  );
}

function Counting({ step, vote }: { step: StepOf<'ballot'>; vote: Vote }) {
  const [isChoosing, setChoosing] = useState(false);
  const { id, ballot, settings, subjects } = vote;
  const asked =
    settings.form === 'rating' ? settings.questions : [{ id: 'question', title: settings.question }];
  return (
    <>
      <div>
        <DoneCount ballot={id} className="ballot-count" />
        <p className="soft">{t('ballots.onlyCount')}</p>
      </div>
      <div className="ballot-lead-acts">
        <RevealButton ballot={id} />
        <Button
          icon="list"
          lockedBecause={ballot.begun ? t('ballots.begun') : undefined}
          onPress={() => setChoosing(true)}
        >
          {t('ballots.choose')}
        </Button>
      </div>
      <section aria-label={t('ballots.asked')}>
        <h2 className="t3 strong">{t('ballots.asked')}</h2>
        <ul className="ballot-asked">
          {asked.map((question) => (
            <li key={question.id}>{question.title}</li>
          ))}
        </ul>
      </section>
      {subjects.some(({ title }) => title !== '') && (
        <section aria-label={t('ballots.about')}>
          <h2 className="t3 strong">{t('ballots.about')}</h2>
          <ul className="ballot-asked">
            {subjects.map((subject) => (
              <li key={subject.id}>
                {subject.title} <span className="soft">{subject.hint}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {subjects.length > 0 && <ProxyBallots step={step} vote={vote} />}
      {isChoosing && <ChooseSubjects vote={vote} onClose={() => setChoosing(false)} />}
    </>
  );
}

function Shown({ vote, result }: { vote: Vote; result: BallotResult }) {
  const { id, settings } = vote;
  return (
    <>
      {settings.form === 'dots' && <p className="t3 strong">{settings.question}</p>}
      <p className="num t3">{t('ballots.votes', { count: result.ballots })}</p>
      <Results result={result} settings={settings} />
      <div className="ballot-lead-acts">
        <Button
          icon="refresh"
          onPress={() => void give({ type: 'reopenBallot', ballot: id }, t('ballots.reopened'))}
        >
          {t('ballots.reopen')}
        </Button>
        <p className="soft">{t('ballots.notHidden')}</p>
      </div>
    </>
  );
}
