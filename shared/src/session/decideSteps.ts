import type { Command } from './commands.ts';
import { type Changes, type Circumstances, change, type Decision } from './decision.ts';
import { refuse } from './refusals.ts';
import { beganAt, type SessionState } from './state.ts';

type StepCommand = Extract<Command, { type: 'goToStep' | 'lockStep' }>;

/** Who is back at the step before within so many milliseconds pressed by mistake: that step goes on as it was. */
const SLIP = 30_000;
/** What began longer ago belongs to another day: the plan then begins anew. */
export const SAME_DAY = 12 * 3600_000;

/** Everything about which step the group is at, and which ones are closed. */
export function decideSteps(state: SessionState, command: StepCommand, { now }: Circumstances): Decision {
  const { programme, locked } = state;
  if (!programme.some(({ id }) => id === command.step)) return refuse('unknown');
  if (command.type === 'goToStep') return goTo(state, command.step, now);
  const others = locked.filter((step) => step !== command.step);
  return change({ locked: command.locked ? [...others, command.step] : others });
}

function goTo(state: SessionState, step: string, now: number): Decision {
  if (step !== state.step) return change({ step, timer: null, showing: null, ...begin(state, step, now) });
  return change(state.startedAt === null ? begin(state, step, now) : {});
}

/** A step begins now; with the first one of the day the plan begins too. */
export function begin(state: SessionState, step: string, now: number): Pick<Changes, 'startedAt' | 'began'> {
  const began = beganWith(state, step, now);
  if (isRunning(state, now)) return { began };
  const index = state.programme.findIndex(({ id }) => id === step);
  const before = state.programme.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0);
  return { began, startedAt: now - before * 60_000 };
}

/** Whether the plan that was begun is still the one of today. */
function isRunning({ startedAt, began }: SessionState, now: number): boolean {
  return startedAt !== null && now - Math.max(0, ...Object.values(began)) < SAME_DAY;
}

function beganWith(state: SessionState, step: string, now: number): SessionState['began'] {
  const { [state.step]: left = 0, ...others } = state.began;
  const before = Math.max(0, ...Object.values(others));
  const isSlip = now - left < SLIP && before > 0 && beganAt(state, step) === before;
  return isSlip ? others : { ...state.began, [step]: now };
}
