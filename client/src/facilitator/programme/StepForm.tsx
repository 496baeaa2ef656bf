import { activityName } from '@verbindbord/shared/activities/registry.ts';
import {
  type ActivityKind,
  MAX_STEP_MINUTES,
  MAX_STEP_TITLE,
  type Step,
  type StepOf,
} from '@verbindbord/shared/activities/step.ts';
import { sheetsOf } from '@verbindbord/shared/programme/programme.ts';
import { ballotOf, ballotOfSheet, ballotOfStep } from '@verbindbord/shared/session/ballots.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { type ReactNode, Suspense, useState } from 'react';
import { ACTIVITY_ICONS } from '../../activities/icons.ts';
import { FACES } from '../../activities/registry.ts';
import { useBoard } from '../../board/store.ts';
import { useSession } from '../../connection/session.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { dropStep, moveStepBy } from './acts.ts';
import { CommitField } from './CommitField.tsx';
import { editStep, isAllowed, shownStep } from './edits.ts';

interface StepFormProps {
  step: Step;
  /** After it was taken out. */
  onDropped: () => void;
  /** The way back to the list, where there is no room for both. */
  back?: ReactNode;
}

/** Everything that can be set of one step. What is changed is so at once, on every screen. */
export function StepForm({ step: stored, onDropped, back }: StepFormProps) {
  const session = useSession();
  const language = useLanguage();
  const sheets = useBoard((board) => board.sheets);
  const shown = shownStep(stored, sheets);
  const { id, kind, title, minutes } = shown;
  const at = session.programme.indexOf(stored);
  const setMinutes = (text: string): Promise<boolean> => {
    const given = Math.round(Number(text.replace(',', '.')));
    const next = Number.isFinite(given) ? Math.min(MAX_STEP_MINUTES, Math.max(0, given)) : minutes;
    return editStep(id, (now) => ({ ...now, minutes: next }));
  };
  return (
    <section className="step-form" aria-label={t('programme.step', { number: at + 1, title })}>
      <header className="step-form-head">
        {back}
        <h3 className="step-form-kind soft">
          <Icon name={ACTIVITY_ICONS[kind]} />
          <span className="num">
            {t('programme.stepOfKind', { number: at + 1, kind: activityName(kind)[language] })}
          </span>
        </h3>
        <Move step={stored} by={-1} />
        <Move step={stored} by={1} />
      </header>
      <div className="step-side step-side-title">
        <CommitField
          label={t('programme.title')}
          isRequired
          maxLength={MAX_STEP_TITLE}
          value={title}
          onCommit={(text) => editStep(id, (now) => ({ ...now, title: text }))}
        />
        <CommitField
          label={t('programme.minutes')}
          isRequired
          inputMode="numeric"
          maxLength={3}
          value={String(minutes)}
          onCommit={setMinutes}
        />
      </div>
      <Suspense fallback={<Spinner label={t('ui.loading')} />}>
        <SettingsOf step={shown} />
      </Suspense>
      <Drop step={stored} onDropped={onDropped} />
    </section>
  );
}

function Move({ step, by }: { step: Step; by: -1 | 1 }) {
  const { programme } = useSession();
  const label = t(by === -1 ? 'programme.earlier' : 'programme.later');
  const at = programme.indexOf(step) + by;
  return (
    <Tooltip text={label} shortcut={by === -1 ? 'Alt+↑' : 'Alt+↓'}>
      <IconButton
        icon={by === -1 ? 'arrowUp' : 'arrowDown'}
        label={label}
        isDisabled={at < 0 || at >= programme.length}
        onPress={() => void moveStepBy(programme, step, by)}
      />
    </Tooltip>
  );
}

function SettingsOf<K extends ActivityKind>({ step }: { step: StepOf<K> }) {
  const session = useSession();
  const { Settings } = FACES[step.kind as K];
  const was = session.programme.find(({ id }) => id === step.id);
  return (
    <Settings
      step={step}
      onEdit={(change) =>
        editStep<K>(step.id, (now) => {
          const settings = change(now.settings as StepOf<K>['settings']);
          return { ...now, settings } as StepOf<K>;
        })
      }
      canBe={(settings) =>
        was !== undefined &&
        isAllowed(session, { type: 'editStep', was, step: { ...step, settings } as Step })
      }
    />
  );
}

/** Taking a step out asks first where somebody has given something to it, and can always be undone. */
function Drop({ step, onDropped }: { step: Step; onDropped: () => void }) {
  const session = useSession();
  const notes = useBoard((board) => board.notes);
  const [isAsking, setAsking] = useState(false);
  const given = whatWasGiven(step, session, new Set(Object.values(notes).map(({ sheet }) => sheet)));
  const isNow = session.step === step.id;
  const isFixed = !isAllowed(session, { type: 'dropStep', step: step.id });
  const drop = async (): Promise<void> => {
    setAsking(false);
    if (await dropStep(session.programme, step)) onDropped();
  };
  return (
    <div className="step-drop">
      <Button
        variant="danger"
        icon="trash"
        lockedBecause={isFixed ? t(isNow ? 'programme.isHere' : 'programme.atWork') : undefined}
        onPress={() => (given.length > 0 ? setAsking(true) : void drop())}
      >
        {t('programme.drop')}
      </Button>
      {isFixed && <p className="vb-hint">{t(isNow ? 'programme.isHere' : 'programme.atWork')}</p>}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('programme.drop.title', { title: step.title })}
        text={given.join(' ')}
        confirmLabel={t('programme.drop')}
        cancelLabel={t('ui.cancel')}
        tone="danger"
        onCancel={() => setAsking(false)}
        onConfirm={() => void drop()}
      />
    </div>
  );
}

/** What becomes of what people gave to a step, in sentences; none when they gave nothing. */
function whatWasGiven(step: Step, session: SessionState, written: ReadonlySet<string>): string[] {
  const isWaiting = (ballot: string): boolean => {
    const { stage, begun } = ballotOf(session, ballot);
    return stage === 'open' && begun;
  };
  const sheets = sheetsOf(session.programme).filter((sheet) => sheet.step === step.id);
  const ballots = [ballotOfStep(step.id), ...sheets.map(({ id }) => ballotOfSheet(id))];
  const hasWorked = session.round.pairs.length + session.round.earlier.length > 0;
  return [
    ...(sheets.some(({ id }) => written.has(id)) ? [t('programme.drop.notes')] : []),
    ...(ballots.some(isWaiting) ? [t('programme.drop.ballots')] : []),
    ...(step.kind === 'pairWork' && hasWorked ? [t('programme.drop.pairs')] : []),
  ];
}
