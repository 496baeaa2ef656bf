import type { Step } from '@verbindbord/shared/activities/step.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesBehind, planOf } from './plan.ts';

const MINUTE = 60_000;
const step = (id: string, length: number): Step => ({
  id,
  title: id,
  minutes: length,
  kind: 'text',
  settings: { lines: [], numbered: false },
});
const programme = [step('one', 10), step('two', 20), step('three', 5)];
const start = new Date(2026, 8, 15, 13, 30).getTime();
const minutes = (count: number): number => start + count * MINUTE;

type Course = Parameters<typeof planOf>[0];

/** A session that began at the first step, with what is different. */
function course(given: Partial<Course> = {}): Course {
  return { programme, step: 'one', timer: null, startedAt: start, began: { one: start }, ...given };
}
const starts = (given: Course, now: number) => planOf(given, now).steps.map(({ startsAt }) => startsAt);

describe('planOf', () => {
  it('plans what is to come from when the step of now began', () => {
    const plan = planOf(course(), minutes(4));
    expect(plan.steps.map(({ startsAt }) => startsAt)).toEqual([start, minutes(10), minutes(30)]);
    expect(plan.endsAt).toBe(minutes(35));
    expect(plan.steps.map(({ status }) => status)).toEqual(['now', 'coming', 'coming']);
  });

  it('shifts when the step of now takes longer', () => {
    expect(starts(course(), minutes(15))[1]).toBe(minutes(15));
  });

  it('follows the timer, running, paused or run out', () => {
    const there = { step: 'two', began: {} };
    const timed = (timer: Course['timer']) => starts(course({ ...there, timer }), start)[2];
    expect(timed({ state: 'running', endsAt: minutes(3), total: 180 })).toBe(minutes(3));
    expect(timed({ state: 'paused', remaining: 2 * MINUTE, total: 180 })).toBe(minutes(2));
    expect(timed({ state: 'paused', remaining: -MINUTE, total: 180 })).toBe(start);
  });

  it('says nothing of when steps began that did not, or on another day', () => {
    const yesterday = minutes(-24 * 60);
    const plan = planOf(course({ step: 'three', startedAt: yesterday, began: { one: yesterday } }), start);
    expect(plan.steps.map(({ startsAt }) => startsAt)).toEqual([null, null, null]);
    expect(plan).toMatchObject({ endsAt: minutes(5), behind: null });
  });

  it('never plans in the past nor out of order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }),
        fc.nat(11),
        fc.integer({ min: -90, max: 90 }),
        fc.option(fc.integer({ min: -30, max: 30 })),
        (lengths, at, ago, left) => {
          const steps = lengths.map((each, index) => step(`s${index}`, each));
          const current = `s${Math.min(at, steps.length - 1)}`;
          const timer =
            left === null ? null : ({ state: 'running', endsAt: minutes(left), total: 60 } as const);
          const began = { [current]: minutes(-ago) };
          const plan = planOf({ programme: steps, step: current, timer, startedAt: start, began }, start);
          const coming = plan.steps.filter(({ status }) => status === 'coming');
          const moments = [start, ...coming.map(({ startsAt }) => startsAt ?? Number.NaN), plan.endsAt];
          expect([...moments].sort((a, b) => a - b)).toEqual(moments);
        },
      ),
    );
  });
});

describe('what the group is behind', () => {
  const behind = (given: Partial<Course>, at: number) => minutesBehind(planOf(course(given), minutes(at)));

  it('is nothing as long as the step of now can end in time', () => {
    expect(behind({}, 0)).toBe(0);
    expect(behind({}, 9)).toBe(0);
    expect(behind({}, 10.4)).toBe(0);
    expect(behind({ startedAt: null }, 5)).toBeNull();
  });

  it('is what steps took longer, and what their clocks were given', () => {
    expect(behind({}, 12)).toBe(2);
    const late = { step: 'two', began: { one: start, two: minutes(22) } };
    expect(behind(late, 23)).toBe(12);
    const more = { state: 'running', endsAt: minutes(50), total: 1500 } as const;
    expect(behind({ ...late, timer: more }, 23)).toBe(20);
  });

  it('is less by a step that was short, or left out', () => {
    expect(behind({ step: 'two', began: { one: start, two: minutes(7) } }, 8)).toBe(-3);
    expect(behind({ step: 'three', began: { one: start, three: minutes(10) } }, 11)).toBe(-20);
  });

  it('is more by a step that is done again', () => {
    expect(behind({ step: 'one', began: { one: minutes(15), two: minutes(10) } }, 16)).toBe(15);
  });
});
