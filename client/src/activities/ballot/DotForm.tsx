import type { DotSettings, Subject } from '@verbindbord/shared/activities/ballot/settings.ts';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { type DotContent, dotsIn } from '@verbindbord/shared/session/ballots.ts';
import type { Casting } from '../../connection/ballots.ts';
import { t } from '../../text/t.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { BallotFooter } from './BallotFooter.tsx';
import { tellRefusal } from './tellRefusal.ts';
import { useHeldBack } from './useHeldBack.ts';
import type { Vote } from './useVote.ts';

const NOTHING: DotContent = { kind: 'dots', dots: [], done: false };

interface DotFormProps {
  step: StepOf<'ballot'>;
  vote: Vote;
  settings: DotSettings;
  casting: Casting;
}

/** The subjects under each other, each with the dots that somebody puts on it. */
export function DotForm({ step, vote, settings, casting }: DotFormProps) {
  const heldBack = useHeldBack(step.id);
  const isHeldBack = heldBack !== undefined;
  const content = casting.content?.kind === 'dots' ? casting.content : NOTHING;
  const left = settings.budget - dotsIn(content);
  const give = async (next: DotContent): Promise<void> => tellRefusal(await casting.give(next));
  const put = ({ id, title }: Subject, dots: number): void => {
    const others = content.dots.filter(({ subject }) => subject !== id);
    void give({ ...content, dots: dots > 0 ? [...others, { subject: id, dots }] : others });
    announce(t('ballots.dotsOn', { title, count: dots }));
  };
  return (
    <div className="ballot-form">
      <div className="ballot-form-scroll">
        <div className="ballot-paper">
          <p className="soft">{step.title}</p>
          <h1 className="t4 ballot-title" tabIndex={-1}>
            {settings.question}
          </h1>
          <p>{t('ballots.budget', { count: settings.budget })}</p>
          <ul className="dot-rows">
            {vote.subjects.map((subject) => {
              const dots = content.dots.find((one) => one.subject === subject.id)?.dots ?? 0;
              const isFull = left === 0 || (!settings.several && dots > 0);
              return (
                <li key={subject.id} className="dot-row">
                  <span className="dot-row-words">
                    <b>{subject.title}</b>
                    {subject.hint !== '' && <span className="soft t1">{subject.hint}</span>}
                  </span>
                  <span className="dot-row-step">
                    <IconButton
                      icon="minus"
                      variant="default"
                      label={t('ballots.fewer', { title: subject.title })}
                      isDisabled={isHeldBack || dots === 0}
                      onPress={() => put(subject, dots - 1)}
                    />
                    <span className="dot-row-count num" aria-hidden="true">
                      {dots}
                    </span>
                    <span className="visually-hidden">{t('ballots.dots', { count: dots })}</span>
                    <IconButton
                      icon="plus"
                      variant="default"
                      label={t('ballots.more', { title: subject.title })}
                      isDisabled={isHeldBack || isFull}
                      onPress={() => put(subject, dots + 1)}
                    />
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      </div>
      <BallotFooter ballot={vote.id} state={casting.state} left={t('ballots.dotsLeft', { count: left })}>
        <div className="ballot-footer-acts">
          <Button
            variant={content.done ? 'default' : 'primary'}
            icon={content.done ? 'check' : undefined}
            aria-pressed={content.done}
            lockedBecause={heldBack}
            onPress={() => void give({ ...content, done: !content.done })}
          >
            {t('ballots.ready')}
          </Button>
        </div>
      </BallotFooter>
    </div>
  );
}
