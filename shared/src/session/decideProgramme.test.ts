import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS, newStep } from '../activities/registry.ts';
import type { Step, StepOf } from '../activities/step.ts';
import { hasOwnIds, MAX_STEPS, programmeSchema, withFreshIds } from '../programme/programme.ts';
import { programmeOf } from '../programme/template.ts';
import { commandSchema, type StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { SessionState } from './state.ts';
import { ASKING, ballotSession, DOTS, RATING } from './testBallots.ts';
import { viewFor } from './view.ts';
import { begunBallot } from './voting.ts';

let ids = 0;
const newId = (): string => `new-${++ids}`;
const circumstances = { now: 0, random: () => 0.5, newId, maxPeople: 500 };
const PAIRS: Step = {
  id: 'pairs',
  kind: 'pairWork',
  title: 'Tweetallen',
  minutes: 20,
  settings: {
    questions: [
      { id: 'question-1', title: 'Wat?', sheet: 'open' },
      { id: 'question-2', title: 'Hoe?', sheet: 'named' },
    ],
  },
};
const session = () => ballotSession([ASKING, PAIRS, RATING, DOTS], 'anna', 'bram');

function decided(state: SessionState, command: StateCommand) {
  return decide(state, 'karin', command, circumstances);
}

function after(state: SessionState, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = decided(now, command);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

const stepsOf = ({ programme }: SessionState): readonly string[] => programme.map(({ id }) => id);

function stepIn<K extends Step['kind']>({ programme }: SessionState, id: string, _kind: K): StepOf<K> {
  return programme.find((step) => step.id === id) as StepOf<K>;
}

/** The command that makes of a step what `change` makes of it. */
function edit<K extends Step['kind']>(was: StepOf<K>, change: Partial<StepOf<K>>): StateCommand {
  return { type: 'editStep', was, step: { ...was, ...change } as Step };
}

function withSheets(
  was: StepOf<'flipChart'>,
  sheets: StepOf<'flipChart'>['settings']['sheets'],
): StateCommand {
  return edit<'flipChart'>(was, { settings: { sheets } });
}

const fresh = (kind: Step['kind']): Step => newStep(kind, { language: 'nl', newId });

describe('the programme', () => {
  test('is put in another order, also to the front', () => {
    const moved = after(session(), { type: 'moveStep', step: 'dots', after: null });
    expect(stepsOf(moved)).toEqual(['dots', 'review', 'pairs', 'conditions']);
    expect(stepsOf(after(moved, { type: 'moveStep', step: 'dots', after: 'pairs' }))).toEqual([
      'review',
      'pairs',
      'dots',
      'conditions',
    ]);
    expect(moved.step).toBe('review');
  });

  test('gets new steps where they are wanted', () => {
    const [one, other] = [fresh('text'), fresh('summary')];
    const longer = after(session(), { type: 'addSteps', steps: [one, other], after: 'review' });
    expect(stepsOf(longer).slice(0, 4)).toEqual(['review', one.id, other.id, 'pairs']);
  });

  test('gets a step back as it was, with the ballots that were given to it', () => {
    const begun = begunBallot(session(), 'step/conditions');
    const without = after(begun, { type: 'dropStep', step: 'conditions' });
    expect(stepsOf(without)).toEqual(['review', 'pairs', 'dots']);
    const back = after(without, { type: 'restoreStep', step: 'conditions', after: 'review' });
    expect(stepsOf(back)).toEqual(['review', 'conditions', 'pairs', 'dots']);
    expect(back.programme[1]).toEqual(RATING);
    expect(back.dropped).toEqual([]);
    expect(back.ballots).toEqual(begun.ballots);
  });

  test('makes place for another one, and the group is at its first step', () => {
    const state = after({ ...session(), step: 'dots' }, { type: 'startTimer', seconds: 60 });
    const steps = withFreshIds(programmeOf('internal', 'nl'), newId);
    const next = after(state, { type: 'replaceProgramme', was: [...stepsOf(state)], steps });
    expect(next.programme).toEqual(steps);
    expect(next).toMatchObject({ step: steps[0]?.id, timer: null });
    expect(next.dropped?.map(({ id }) => id)).toEqual(stepsOf(state));
  });

  test.each([
    ['the step that the group is at is taken out', { type: 'dropStep', step: 'review' }, 'notNow'],
    ['what is not there is taken out', { type: 'dropStep', step: 'none' }, 'unknown'],
    ['what was never there is put back', { type: 'restoreStep', step: 'map', after: null }, 'unknown'],
    ['something goes behind what is gone', { type: 'moveStep', step: 'dots', after: 'map' }, 'unknown'],
    ['something goes behind itself', { type: 'moveStep', step: 'dots', after: 'dots' }, 'unknown'],
    ['a step comes a second time', { type: 'addSteps', steps: [DOTS], after: null }, 'malformed'],
    [
      'another is replaced than there was',
      { type: 'replaceProgramme', was: ['review'], steps: [fresh('text')] },
      'changed',
    ],
  ] satisfies [string, StateCommand, string][])('stays as it is when %s', (_, command, reason) => {
    expect(decided(session(), command)).toEqual({ ok: false, reason });
  });

  test('does not grow beyond what can be walked through', () => {
    const steps = Array.from({ length: MAX_STEPS - 3 }, () => fresh('text'));
    expect(decided(session(), { type: 'addSteps', steps, after: null })).toEqual({
      ok: false,
      reason: 'tooLarge',
    });
    expect(decided(session(), { type: 'addSteps', steps: steps.slice(1), after: null }).ok).toBe(true);
  });

  test('is changed by facilitators alone', () => {
    for (const actor of ['anna', 'nobody']) {
      expect(decide(session(), actor, { type: 'dropStep', step: 'dots' }, circumstances).ok).toBe(false);
    }
  });

  test('keeps the step in which pairs are at work', () => {
    const made = after({ ...session(), step: 'pairs' }, { type: 'proposePairs' });
    const elsewhere = after(made, { type: 'goToStep', step: 'dots' });
    const drop: StateCommand = { type: 'dropStep', step: 'pairs' };
    expect(decided(elsewhere, drop)).toEqual({ ok: false, reason: 'notNow' });
    const working = after(made, { type: 'startPairs', seconds: 60 }, { type: 'goToStep', step: 'dots' });
    expect(decided(working, drop)).toEqual({ ok: false, reason: 'notNow' });
    expect(decided(after(working, { type: 'finishPairs' }), drop).ok).toBe(true);
  });
});

describe('a step', () => {
  test('is changed by one of two who do so at the same moment; the other is told', () => {
    const state = session();
    const was = stepIn(state, 'review', 'flipChart');
    const first = after(state, edit<'flipChart'>(was, { title: 'Terugkijken' }));
    expect(decided(first, edit<'flipChart'>(was, { minutes: 9 }))).toEqual({ ok: false, reason: 'changed' });
    const now = stepIn(first, 'review', 'flipChart');
    expect(after(first, edit<'flipChart'>(now, { minutes: 9 })).programme[0]).toMatchObject({
      title: 'Terugkijken',
      minutes: 9,
    });
  });

  test('is known by what it says, also when it was stored with something more', () => {
    const state = session();
    const [first, ...rest] = state.programme;
    const older = { ...state, programme: [{ ...first, colour: 'blauw' } as unknown as Step, ...rest] };
    expect(decided(older, edit<'flipChart'>(stepIn(state, 'review', 'flipChart'), { minutes: 9 })).ok).toBe(
      true,
    );
  });

  test('keeps its kind and its id', () => {
    const was = stepIn(session(), 'review', 'flipChart');
    const other: Step = { ...fresh('text'), id: 'review' };
    expect(decided(session(), { type: 'editStep', was, step: other })).toMatchObject({ reason: 'malformed' });
    const moved: Step = { ...was, id: 'elsewhere' };
    expect(decided(session(), { type: 'editStep', was, step: moved })).toMatchObject({ reason: 'unknown' });
  });

  test('takes no id that something else has, or that stands by to be put back', () => {
    const state = after(session(), { type: 'dropStep', step: 'pairs' });
    const was = stepIn(state, 'review', 'flipChart');
    for (const id of ['dots', 'question-1']) {
      const command = withSheets(was, [...was.settings.sheets, { id, title: 'Nog een' }]);
      expect(decided(state, command)).toEqual({ ok: false, reason: 'malformed' });
    }
  });
});

describe('what people gave is kept:', () => {
  test('a question with answers is renamed where it stands, and neither goes nor is asked in another way', () => {
    const state = begunBallot(session(), 'sheet/anonymous');
    const was = stepIn(state, 'review', 'flipChart');
    const [open, named, anonymous] = was.settings.sheets as [
      (typeof was.settings.sheets)[0],
      (typeof was.settings.sheets)[0],
      (typeof was.settings.sheets)[0],
    ];
    const renamed = after(
      state,
      withSheets(was, [open, named, { ...anonymous, title: 'Wat ging er niet?' }]),
    );
    expect(renamed.ballots).toEqual(state.ballots);
    const refused = { ok: false, reason: 'notNow' };
    expect(decided(state, withSheets(was, [open, named]))).toEqual(refused);
    expect(decided(state, withSheets(was, [open, named, { ...anonymous, hidden: 'named' }]))).toEqual(
      refused,
    );
    const { hidden: _, ...shown } = anonymous;
    expect(decided(state, withSheets(was, [open, named, shown]))).toEqual(refused);
    // Of the other questions nobody has answered any.
    expect(decided(state, withSheets(was, [anonymous])).ok).toBe(true);
  });

  test('no other question takes the place of one that was answered without names', () => {
    const begun = begunBallot(session(), 'sheet/anonymous');
    const state = after({ ...begun, step: 'pairs' }, { type: 'dropStep', step: 'review' });
    const named = { id: 'anonymous', title: 'Wat?', hidden: 'named' } as const;
    const forged: Step = { ...fresh('flipChart'), kind: 'flipChart', settings: { sheets: [named] } } as Step;
    expect(decided(state, { type: 'addSteps', steps: [forged], after: null }).ok).toBe(false);
    // Nor when it is no longer known that there was such a step.
    const forgotten: SessionState = { ...state, dropped: [] };
    expect(decided(forgotten, { type: 'addSteps', steps: [forged], after: null }).ok).toBe(false);
    const innocent = fresh('flipChart');
    const other = after(forgotten, { type: 'addSteps', steps: [innocent], after: null });
    const was = stepIn(other, innocent.id, 'flipChart');
    expect(decided(other, withSheets(was, [...was.settings.sheets, named])).ok).toBe(false);
  });

  test('of a vote that has begun the words can change and nothing else', () => {
    const state = begunBallot(session(), 'step/conditions');
    const was = stepIn(state, 'conditions', 'ballot');
    const { settings } = was;
    if (settings.form !== 'rating') throw new Error('The conditions are rated.');
    const [urgency, value] = settings.questions;
    if (!urgency || !value) throw new Error('There are two questions.');
    const reworded = { ...settings, low: 'niet', questions: [{ ...urgency, title: 'Haast' }, value] };
    expect(decided(state, edit<'ballot'>(was, { settings: reworded })).ok).toBe(true);
    for (const other of [
      { ...settings, questions: [urgency] },
      { ...settings, anonymous: false },
      { ...settings, subjects: [{ id: 'one', title: 'Een', hint: '' }] },
      (DOTS as StepOf<'ballot'>).settings,
    ]) {
      expect(decided(state, edit<'ballot'>(was, { settings: other }))).toMatchObject({ reason: 'notNow' });
    }
  });

  test('questions of pairs that have worked stay; before, they can go', () => {
    const state = { ...session(), step: 'pairs' };
    const was = stepIn(state, 'pairs', 'pairWork');
    const fewer = edit<'pairWork'>(was, { settings: { questions: was.settings.questions.slice(1) } });
    expect(decided(state, fewer).ok).toBe(true);
    const worked = after(state, { type: 'proposePairs' }, { type: 'startPairs', seconds: 60 });
    expect(decided(worked, fewer)).toEqual({ ok: false, reason: 'notNow' });
  });

  test('participants are told of no steps that were taken out but those that a worksheet answers', () => {
    const state = after(session(), { type: 'dropStep', step: 'pairs' }, { type: 'dropStep', step: 'dots' });
    expect(viewFor(state, 'karin').dropped?.map(({ id }) => id)).toEqual(['pairs', 'dots']);
    expect(viewFor(state, 'anna').dropped?.map(({ id }) => id)).toEqual(['pairs']);
  });
});

/** Any change that an editor can ask for, of whatever is there at that moment. */
const anyCommand = (
  state: SessionState,
  [what, one, other]: readonly [number, number, number],
): StateCommand => {
  const step = state.programme[one % state.programme.length] as Step;
  const place = other % (state.programme.length + 1);
  const behind = place === 0 ? null : (state.programme[place - 1]?.id ?? null);
  const dropped = state.dropped?.[one % Math.max(1, state.dropped.length)];
  switch (what) {
    case 0:
      return { type: 'moveStep', step: step.id, after: behind };
    case 1:
      return { type: 'dropStep', step: step.id };
    case 2:
      return { type: 'restoreStep', step: dropped?.id ?? 'none', after: behind };
    case 3: {
      const kind = ACTIVITY_KINDS[other % ACTIVITY_KINDS.length] ?? 'text';
      return { type: 'addSteps', steps: [fresh(kind)], after: behind };
    }
    case 4:
      return { type: 'goToStep', step: step.id };
    case 5:
      return step.kind === 'flipChart'
        ? withSheets(step, step.settings.sheets.slice(0, Math.max(1, other % 3)))
        : edit(step, { title: `Stap ${other}` });
    case 6:
      return step.kind === 'flipChart'
        ? withSheets(step, [...step.settings.sheets, { id: newId(), title: 'Nog een' }].slice(-12))
        : edit(step, { minutes: other % 60 });
    default:
      return {
        type: 'replaceProgramme',
        was: state.programme.map(({ id }) => id),
        steps: withFreshIds(state.programme, newId),
      };
  }
};

test('after any changes there is a step, the group is at one, every id is of one thing, and all of it is sound', () => {
  const change = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.nat(50), fc.nat(50));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      let state = begunBallot(session(), 'sheet/anonymous');
      for (const given of changes) {
        const command = anyCommand(state, given);
        expect(commandSchema.safeParse(command).success).toBe(true);
        const outcome = decided(state, command);
        if (outcome.ok) state = outcome.state;
        expect(programmeSchema.safeParse(state.programme).success).toBe(true);
        expect(stepsOf(state)).toContain(state.step);
        expect(hasOwnIds([...state.programme, ...(state.dropped ?? [])])).toBe(true);
        // The question that was promised to be without names is where it can be revealed, or put back to be so.
        const all = [...state.programme, ...(state.dropped ?? [])];
        const sheets = all.flatMap((step) => (step.kind === 'flipChart' ? step.settings.sheets : []));
        expect(sheets.find(({ id }) => id === 'anonymous')).toMatchObject({ hidden: 'anonymous' });
      }
    }),
    { numRuns: 150 },
  );
});
