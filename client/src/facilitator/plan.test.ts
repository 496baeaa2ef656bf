import type { Step } from '@verbindbord/shared/activities/step.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from './plan.ts';

const MINUTE = 60_000;
const step = (id: string, minutes: number): Step => ({
  id,
  title: id,
  minutes,
  kind: 'text',
  settings: { lines: [], numbered: false },
});
const programme = [step('one', 10), step('two', 20), step('three', 5)];
const start = new Date(2026, 8, 15, 13, 30).getTime();

describe('planOf', () => {
  it('plans what is to come from when the step of now began', () => {
    const now = start + 4 * MINUTE;
    const plan = planOf(programme, { step: 'one', timer: null, began: { one: start }, now });
    expect(plan.steps.map(({ startsAt }) => startsAt)).toEqual([
      start,
      start + 10 * MINUTE,
      start + 30 * MINUTE,
    ]);
    expect(plan.endsAt).toBe(start + 35 * MINUTE);
    expect(plan.steps.map(({ status }) => status)).toEqual(['now', 'coming', 'coming']);
  });

  it('shifts when the step of now takes longer', () => {
    const now = start + 15 * MINUTE;
    const plan = planOf(programme, { step: 'one', timer: null, began: { one: start }, now });
    expect(plan.steps[1]?.startsAt).toBe(now);
  });

  it('follows the timer, running or paused', () => {
    const now = start;
    const running = { state: 'running', endsAt: start + 3 * MINUTE, total: 180 } as const;
    expect(planOf(programme, { step: 'two', timer: running, began: {}, now }).steps[2]?.startsAt).toBe(
      start + 3 * MINUTE,
    );
    const paused = { state: 'paused', remaining: 2 * MINUTE, total: 180 } as const;
    expect(planOf(programme, { step: 'two', timer: paused, began: {}, now }).steps[2]?.startsAt).toBe(
      start + 2 * MINUTE,
    );
  });

  it('says nothing of when steps began that nobody saw', () => {
    const plan = planOf(programme, { step: 'three', timer: null, began: {}, now: start });
    expect(plan.steps.map(({ startsAt }) => startsAt)).toEqual([null, null, null]);
    expect(plan.endsAt).toBe(start + 5 * MINUTE);
  });

  it('never plans in the past nor out of order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }),
        fc.nat(11),
        fc.integer({ min: -90, max: 90 }),
        fc.option(fc.integer({ min: -30, max: 30 })),
        (minutes, at, ago, left) => {
          const steps = minutes.map((each, index) => step(`s${index}`, each));
          const current = `s${Math.min(at, steps.length - 1)}`;
          const timer =
            left === null ? null : ({ state: 'running', endsAt: start + left * MINUTE, total: 60 } as const);
          const began = { [current]: start - ago * MINUTE };
          const plan = planOf(steps, { step: current, timer, began, now: start });
          const coming = plan.steps.filter(({ status }) => status === 'coming');
          const moments = [start, ...coming.map(({ startsAt }) => startsAt ?? Number.NaN), plan.endsAt];
          expect([...moments].sort((a, b) => a - b)).toEqual(moments);
        },
      ),
    );
  });
});
