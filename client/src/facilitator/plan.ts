import type { Step } from '@verbindbord/shared/activities/step.ts';
import type { Programme } from '@verbindbord/shared/programme/programme.ts';
import type { Timer } from '@verbindbord/shared/session/state.ts';

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
}

interface Circumstances {
  /** The step that the group is at. */
  readonly step: string;
  readonly timer: Timer | null;
  /** When steps began, as far as that was seen. */
  readonly began: Readonly<Record<string, number>>;
  readonly now: number;
}

const MINUTE = 60_000;

/**
 * The programme against the clock. What is to come starts from the end of the step of now: where its timer ends,
 * or its planned minutes after it began, and never before now.
 */
export function planOf(programme: Programme, { step, timer, began, now }: Circumstances): Plan {
  const current = Math.max(
    0,
    programme.findIndex(({ id }) => id === step),
  );
  let next = endOfCurrent(programme[current], timer, began, now);
  const steps = programme.map((planned, index): PlannedStep => {
    const base = { step: planned, number: index + 1 };
    if (index < current) return { ...base, status: 'done', startsAt: began[planned.id] ?? null };
    if (index === current) return { ...base, status: 'now', startsAt: began[planned.id] ?? null };
    const startsAt = next;
    next += planned.minutes * MINUTE;
    return { ...base, status: 'coming', startsAt };
  });
  return { steps, endsAt: next };
}

function endOfCurrent(
  step: Step | undefined,
  timer: Timer | null,
  began: Circumstances['began'],
  now: number,
): number {
  if (timer?.state === 'running') return Math.max(timer.endsAt, now);
  if (timer?.state === 'paused') return now + timer.remaining;
  const minutes = step?.minutes ?? 0;
  const start = (step && began[step.id]) ?? now;
  return Math.max(start + minutes * MINUTE, now);
}
