import type { Step } from '@verbindbord/shared/activities/step.ts';
import type { Programme } from '@verbindbord/shared/programme/programme.ts';

export interface NumberedStep {
  readonly step: Step;
  /** From 1. */
  readonly number: number;
  readonly status: 'done' | 'now' | 'coming';
}

/** The programme with numbers, seen from the step that the group is at; null when it has yet to begin. */
export function numbered(programme: Programme, current: string | null): readonly NumberedStep[] {
  const at = programme.findIndex(({ id }) => id === current);
  return programme.map((step, index) => ({
    step,
    number: index + 1,
    status: index < at ? 'done' : index === at ? 'now' : 'coming',
  }));
}

/** The step that the group is at. A programme has at least one step; a session is always at one of them. */
export function currentOf(programme: Programme, current: string): NumberedStep {
  const steps = numbered(programme, current);
  const now = steps.find(({ status }) => status === 'now') ?? steps[0];
  if (!now) throw new Error('A programme without steps cannot be shown.');
  return now;
}

/** The step before the one that the group is at, or null at the beginning. */
export function previousOf(programme: Programme, current: string): NumberedStep | null {
  const steps = numbered(programme, current);
  return steps[steps.findIndex(({ status }) => status === 'now') - 1] ?? null;
}

/** The step after the one that the group is at, or null at the end. */
export function nextOf(programme: Programme, current: string): NumberedStep | null {
  const steps = numbered(programme, current);
  return steps[steps.findIndex(({ status }) => status === 'now') + 1] ?? null;
}
