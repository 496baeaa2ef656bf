import './programme.css';
import { ACTIVITY_KINDS, activityName } from '@verbindbord/shared/activities/registry.ts';
import type { Step } from '@verbindbord/shared/activities/step.ts';
import { useState } from 'react';
import { ACTIVITY_ICONS } from '../../activities/icons.ts';
import { sayProgramme } from '../../app/templates/templates.ts';
import { useSession } from '../../connection/session.ts';
import { formatTime } from '../../text/format.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { planOf } from '../plan.ts';
import { useSlowNow } from '../useSlowNow.ts';
import { addStep, restoreStep } from './acts.ts';
import { SaveTemplateDialog } from './SaveTemplateDialog.tsx';
import { StepForm } from './StepForm.tsx';
import { StepRows } from './StepRows.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';

/** The programme of the session, to change: the steps, and beside them all that can be set of one. */
export function ProgrammeEditor({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const { programme } = session;
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<string | null>(narrow ? null : session.step);
  const [open, setOpen] = useState<'save' | 'takeOver' | null>(null);
  const step = programme.find(({ id }) => id === chosen) ?? (narrow ? undefined : programme[0]);
  const acts = (
    <>
      <Button icon="copy" onPress={() => setOpen('takeOver')}>
        {t('programme.takeOver')}
      </Button>
      <Button icon="download" onPress={() => setOpen('save')}>
        {t('programme.saveAs')}
      </Button>
    </>
  );
  const list = (
    <div className="programme-list">
      <Times />
      <StepRows chosen={step?.id ?? null} onChoose={setChosen} />
      <AddStep after={step?.id ?? programme.at(-1)?.id ?? null} onAdded={setChosen} />
      <Dropped />
      {narrow && <div className="programme-acts">{acts}</div>}
    </div>
  );
  const form = step && (
    <StepForm
      key={step.id}
      step={step}
      onDropped={() => setChosen(narrow ? null : nextTo(programme, step))}
      {...(narrow && {
        back: <IconButton icon="arrowLeft" label={t('programme.back')} onPress={() => setChosen(null)} />,
      })}
    />
  );
  return (
    <Dialog
      isOpen
      size="wide"
      title={t('programme.edit')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={narrow ? undefined : acts}
    >
      <div className="programme-editor">
        {narrow ? (
          (form ?? list)
        ) : (
          <>
            {list}
            {form}
          </>
        )}
      </div>
      {open === 'save' && <SaveTemplateDialog onClose={() => setOpen(null)} />}
      {open === 'takeOver' && (
        <TakeOverDialog
          onClose={() => setOpen(null)}
          onTaken={(first) => {
            setOpen(null);
            setChosen(narrow ? null : first);
          }}
        />
      )}
    </Dialog>
  );
}

/** The step that takes the place of one that goes. */
function nextTo(programme: readonly Step[], step: Step): string | null {
  const at = programme.indexOf(step);
  return (programme[at + 1] ?? programme[at - 1])?.id ?? null;
}

/** '11 stappen, 2 uur en 30 minuten, tot 16:00'. */
function Times() {
  const session = useSession();
  const { endsAt } = planOf(session, useSlowNow());
  return (
    <p className="programme-times soft num">
      {sayProgramme(session.programme)} · {t('facilitator.programme.until', { time: formatTime(endsAt) })}
    </p>
  );
}

function AddStep({ after, onAdded }: { after: string | null; onAdded: (step: string) => void }) {
  const language = useLanguage();
  const session = useSession();
  return (
    <Menu
      label={t('programme.add')}
      trigger={
        <Button variant="quiet" icon="plus" className="programme-add">
          {t('programme.add')}
        </Button>
      }
      acts={ACTIVITY_KINDS.map((kind) => ({
        id: kind,
        label: activityName(kind)[language],
        description: t(`programme.kind.${kind}`),
        icon: ACTIVITY_ICONS[kind],
        onAction: () =>
          void addStep(kind, session.language, after).then((added) => {
            if (added !== null) onAdded(added);
          }),
      }))}
    />
  );
}

/** What was taken out, the latest first, to be put back at the end. */
function Dropped() {
  const { dropped = [], programme } = useSession();
  if (dropped.length === 0) return null;
  const last = programme.at(-1)?.id ?? null;
  return (
    <Disclosure title={t('programme.droppedSteps', { count: dropped.length })} level={3}>
      <ul>
        {[...dropped].reverse().map((step) => (
          <li key={step.id} className="programme-dropped">
            <span>{step.title}</span>
            <Button
              size="small"
              icon="undo"
              aria-label={t('programme.restoreOf', { title: step.title })}
              onPress={() => void restoreStep(step, last)}
            >
              {t('programme.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
