import './pairs.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { type FormEvent, useState } from 'react';
import { useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import { give } from './give.ts';
import { harvest } from './harvest.ts';
import { unassignedOf } from './names.ts';
import { PairProgressList } from './PairProgressList.tsx';
import { PairProposal } from './PairProposal.tsx';
import { PairRulesFields } from './PairRulesFields.tsx';
import { minutesOf } from './progress.ts';

interface PairBoardProps {
  step: StepOf<'pairWork'>;
}

/** Pair work for a facilitator: make pairs, change the proposal, start, follow without reading, finish. */
export function PairBoard({ step }: PairBoardProps) {
  const session = useSession();
  const { stage } = session.round;
  return (
    <section className="pairs-board sheet" aria-label={t('pairs.title')}>
      {stage === 'none' && <NoPairs session={session} step={step} />}
      {stage === 'proposed' && <Proposed session={session} step={step} />}
      {stage === 'working' && <Working session={session} step={step} />}
      {stage === 'finished' && <Finished session={session} step={step} />}
    </section>
  );
}

function propose(): void {
  void give({ type: 'proposePairs' }, t('pairs.proposalMade'));
}

interface StageProps {
  session: SessionState;
  step: StepOf<'pairWork'>;
}

function NoPairs({ session, step }: StageProps) {
  const here = unassignedOf(session).length;
  return (
    <>
      <header className="pairs-head">
        <h1 className="t5">{t('pairs.title')}</h1>
      </header>
      <div className="pairs-empty">
        {here === 0 ? (
          <EmptyState icon="people" title={t('pairs.nobodyHere')}>
            {t('pairs.nobodyHereText')}
          </EmptyState>
        ) : (
          <EmptyState
            icon="people"
            title={t('pairs.canMake', { count: here })}
            action={
              <Button variant="primary" size="large" icon="people" onPress={propose}>
                {t('pairs.make')}
              </Button>
            }
          >
            {t('pairs.canMakeText')}
          </EmptyState>
        )}
      </div>
      <PairRulesFields step={step} isProposed={false} />
    </>
  );
}

function Proposed({ session, step }: StageProps) {
  const [typed, setTyped] = useState(String(step.minutes > 0 ? step.minutes : 20));
  const [asked, setAsked] = useState(false);
  const valid = minutesOf(typed);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (valid !== null) void give({ type: 'startPairs', seconds: valid * 60 }, t('pairs.started'));
  };
  return (
    <>
      <header className="pairs-head">
        <div>
          <p className="soft">{t('pairs.proposalNote')}</p>
          <h1 className="t5">{t('pairs.proposalTitle', { count: session.round.pairs.length })}</h1>
        </div>
        <form className="pairs-start" noValidate onSubmit={start}>
          <Button variant="quiet" icon="refresh" onPress={propose}>
            {t('pairs.proposeAgain')}
          </Button>
          <TextField
            label={t('pairs.minutes')}
            smallLabel
            className="pairs-minutes"
            inputMode="numeric"
            maxLength={3}
            value={typed}
            onChange={setTyped}
            error={asked && valid === null ? t('pairs.minutesWrong') : undefined}
          />
          <Button variant="primary" icon="play" type="submit">
            {t('pairs.start')}
          </Button>
        </form>
      </header>
      <PairRulesFields step={step} isProposed />
      <PairProposal session={session} />
    </>
  );
}

/** Who went on to another step in pairs before these were finished is told so: nothing of this step is asked of them. */
function Working({ session, step }: StageProps) {
  const [asks, setAsks] = useState(false);
  const { pairs, step: own } = session.round;
  const other = own === step.id ? undefined : session.programme.find(({ id }) => id === own);
  const ready = pairs.filter((pair) => pair.ready).length;
  return (
    <>
      <header className="pairs-head">
        <div>
          <p className={other ? undefined : 'soft'}>
            {other ? t('pairs.stillAt', { title: other.title }) : t('pairs.workingNote')}
          </p>
          <h1 className="t5">{t('pairs.readyOf', { ready, count: pairs.length })}</h1>
        </div>
        <Button icon="flag" variant={other ? 'primary' : 'default'} onPress={() => setAsks(true)}>
          {t('pairs.finish')}
        </Button>
      </header>
      <PairProgressList session={session} />
      <FinishDialog isOpen={asks} onClose={() => setAsks(false)} />
    </>
  );
}

/** In a later step the same pairs are what is most likely wanted; in their own one, to look at how far they came. */
function Finished({ session, step }: StageProps) {
  const isLater = session.round.step !== step.id;
  const repeat = (): void => void give({ type: 'repeatPairs' }, t('pairs.repeatMade'));
  return (
    <>
      <header className="pairs-head">
        <div>
          <p className="soft">{t('pairs.finishedNote')}</p>
          <h1 className="t5">{t('pairs.finished')}</h1>
        </div>
        <div className="pairs-start">
          <Button icon="flipchart" onPress={() => void harvest()}>
            {t('plenary.harvest')}
          </Button>
          <Button icon="people" onPress={propose}>
            {t('pairs.makeAgain')}
          </Button>
          <Button variant={isLater ? 'primary' : 'default'} icon="refresh" onPress={repeat}>
            {t('pairs.repeat')}
          </Button>
        </div>
      </header>
      <PairProgressList session={session} />
    </>
  );
}
