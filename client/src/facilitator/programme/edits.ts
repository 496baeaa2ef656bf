import type { ActivityKind, Step, StepOf } from '@verbindbord/shared/activities/step.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { MAX_STEPS } from '@verbindbord/shared/programme/programme.ts';
import { decideProgramme, type ProgrammeCommand } from '@verbindbord/shared/session/decideProgramme.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { equalityDeep } from 'lib0/function';
import { boardStore } from '../../board/store.ts';
import { liveStore } from '../../connection/liveSession.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { sendCommand } from '../../connection/session.ts';
import { untilSession } from '../../connection/untilSession.ts';
import { t } from '../../text/t.ts';
import { showToast } from '../../ui/Toast.tsx';

/** How often an edit is made anew when somebody else changed the same step at that moment. */
const ATTEMPTS = 5;

/** A step as the flip chart shows it: a sheet can have been renamed there. */
export function shownStep(step: Step, sheets: Board['sheets']): Step {
  if (step.kind !== 'flipChart') return step;
  const shown = step.settings.sheets.map((sheet) => ({
    ...sheet,
    title: sheets[sheet.id]?.title ?? sheet.title,
  }));
  return { ...step, settings: { sheets: shown } };
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Changes a step of the session. When somebody else did at the same moment, the change is made once more, of what it is
 * now: both stay. Resolves when the change is there to see, with whether it is.
 */
export function editStep<K extends ActivityKind>(
  id: string,
  change: (step: StepOf<K>) => StepOf<K>,
): Promise<boolean> {
  const turn = queue.then(() => makeEdit(id, change));
  queue = turn.catch(() => undefined);
  return turn;
}

async function makeEdit<K extends ActivityKind>(
  id: string,
  change: (step: StepOf<K>) => StepOf<K>,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const was = stepNow(id);
    if (!was) return tell('unknown');
    const shown = shownStep(was, boardStore.getState().sheets);
    const step: Step = change(shown as StepOf<K>);
    if (equalityDeep(step, shown)) return true;
    const answer = await sendCommand({ type: 'editStep', was, step });
    if (answer.ok) {
      await untilSession(() => !equalityDeep(stepNow(id), was));
      return true;
    }
    if (answer.reason !== 'changed' || attempt === ATTEMPTS) return tell(answer.reason);
    await untilSession(() => !equalityDeep(stepNow(id), was));
  }
}

function stepNow(id: string): Step | undefined {
  return liveStore.getState().session?.programme.find((step) => step.id === id);
}

/** Asks for another change of the programme, and says why not when it is refused. */
export async function giveProgramme(command: ProgrammeCommand): Promise<boolean> {
  const answer = await sendCommand(command);
  return answer.ok || tell(answer.reason);
}

function tell(reason: Refusal): false {
  showToast({ tone: 'risk', text: whyNot(reason) });
  return false;
}

function whyNot(reason: Refusal): string {
  if (liveStore.getState().connection !== 'online') return refusalText('unreachable');
  if (reason === 'notNow') return t('programme.notNow');
  return reason === 'tooLarge' ? t('programme.tooLong', { count: MAX_STEPS }) : refusalText(reason);
}

/** Whether the server would do that now, as far as can be seen from here. */
export function isAllowed(session: SessionState, command: ProgrammeCommand): boolean {
  return decideProgramme(session, command).ok;
}
