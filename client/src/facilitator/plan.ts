import type { Step } from '@verbindbord/shared/activities/step.ts';
import { SAME_DAY } from '@verbindbord/shared/session/decideSteps.ts';
import { beganAt, type SessionState } from '@verbindbord/shared/session/state.ts';

/** A step of the programme with its place in the afternoon. Moments in milliseconds since 1970. */
export interface PlannedStep {
  readonly step: Step;
  /** From 1. */
  readonly number: number;
  readonly status: 'done' | 'now' | 'coming';
  /** When it began, or will begin if all goes as planned from here; null when nobody knows. */
  readonly startsAt: number | null;
}

export interface Plan {
  readonly steps: readonly PlannedStep[];
  readonly endsAt: number;
  /** How many milliseconds later than planned it ends if it goes on like this; null when there is no saying. */
  readonly behind: number | null;
}

/** What of the session the plan rests on. */
type Course = Pick<SessionState, 'programme' | 'step' | 'timer' | 'startedAt' | 'began'>;

const MINUTE = 60_000;

/**
 * The programme against the clock. What is to come starts from the end of the step of now: where its timer ends,
 * or its planned minutes after it began, and never before now. A step that is skipped so wins its minutes, and one that
 * is done again costs them.
 */
export function planOf(session: Course, now: number): Plan {
  const { programme, step } = session;
  const began = (id: string): number | null => recent(beganAt(session, id), now);
  const current = Math.max(
    0,
    programme.findIndex(({ id }) => id === step),
  );
  let next = endOfCurrent(session, programme[current], now);
  const steps = programme.map((planned, index): PlannedStep => {
    const base = { step: planned, number: index + 1 };
    if (index < current) return { ...base, status: 'done', startsAt: began(planned.id) };
    if (index === current) return { ...base, status: 'now', startsAt: began(planned.id) };
    const startsAt = next;
    next += planned.minutes * MINUTE;
    return { ...base, status: 'coming', startsAt };
  });
  return { steps, endsAt: next, behind: behindOf(session, next, now) };
}

function behindOf({ programme, startedAt }: Course, endsAt: number, now: number): number | null {
  const start = recent(startedAt, now);
  if (start === null) return null;
  return endsAt - programme.reduce((end, { minutes }) => end + minutes * MINUTE, start);
}

function endOfCurrent(session: Course, step: Step | undefined, now: number): number {
  const { timer } = session;
  if (timer?.state === 'running') return Math.max(timer.endsAt, now);
  if (timer?.state === 'paused') return now + Math.max(0, timer.remaining);
  const start = recent(step ? beganAt(session, step.id) : null, now) ?? now;
  return Math.max(start + (step?.minutes ?? 0) * MINUTE, now);
}

/** A moment of today; what began longer ago says nothing of this afternoon. */
function recent(moment: number | null, now: number): number | null {
  return moment !== null && now - moment < SAME_DAY ? moment : null;
}

/** In whole minutes: more than that nobody steers by. */
export function minutesBehind(plan: Pick<Plan, 'behind'>): number | null {
  return plan.behind === null ? null : Math.round(plan.behind / MINUTE);
}
