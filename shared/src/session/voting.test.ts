import { describe, expect, test } from 'vitest';
import type { Step } from '../activities/step.ts';
import { askedIn, type BallotContent, ballotOf, isDone } from './ballots.ts';
import type { StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import { reveal } from './reveal.ts';
import { withParticipant } from './roster.ts';
import type { SessionState } from './state.ts';
import { ASKING, ballotSession, DOTS, RATING } from './testBallots.ts';
import { begunBallot, refusalOfBallot, voterOf } from './voting.ts';

const circumstances = { now: 0, random: () => 0.5, newId: () => 'id', maxPeople: 500 };
const answers = (...texts: string[]): BallotContent => ({ kind: 'answers', texts });
const dots = (...given: [subject: string, dots: number][]): BallotContent => ({
  kind: 'dots',
  dots: given.map(([subject, count]) => ({ subject, dots: count })),
  done: false,
});
const rated = (...given: [subject: string, question: string][]): BallotContent => ({
  kind: 'rating',
  marks: given.map(([subject, question]) => ({ subject, question, value: 4, reason: '' })),
  done: false,
});

function after(state: SessionState, command: StateCommand): SessionState {
  const outcome = decide(state, 'karin', command, circumstances);
  if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
  return outcome.state;
}

function revealed(state: SessionState, ballot: string, content: BallotContent): SessionState {
  const outcome = reveal(state, ballot, [{ participant: 'anna', content }], () => 0);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.state;
}

describe('a ballot is', () => {
  const asking = ballotSession([ASKING, RATING, DOTS], 'anna');
  const voting = { ...asking, step: 'conditions' };
  const choosing = { ...asking, step: 'dots' };
  const frozen = { ...asking, frozen: { by: 'karin' } };
  const locked = { ...voting, locked: ['conditions'] };

  test.each([
    ['taken for a hidden question', asking, 'sheet/named', answers('een'), null],
    ['refused for a question that is open to all', asking, 'sheet/open', answers('een'), 'unknown'],
    ['refused for a step without one', asking, 'step/review', answers('een'), 'unknown'],
    ['refused with marks for a question', asking, 'sheet/named', rated(), 'malformed'],
    ['refused while all screens are frozen', frozen, 'sheet/named', answers('een'), 'frozen'],
    ['refused in a step that is locked', locked, 'step/conditions', rated(), 'locked'],
    ['refused before its step', asking, 'step/conditions', rated(), 'notNow'],
    [
      'taken for the case when nothing else is rated',
      voting,
      'step/conditions',
      rated(['case', 'urgency']),
      null,
    ],
    ['refused with an answer for ratings', voting, 'step/conditions', answers('een'), 'malformed'],
    ['refused with dots for ratings', voting, 'step/conditions', dots(['case', 1]), 'malformed'],
    ['refused for what is not asked', voting, 'step/conditions', rated(['case', 'colour']), 'unknown'],
    ['refused for what is not rated', voting, 'step/conditions', rated(['moon', 'urgency']), 'unknown'],
    [
      'refused with two ratings of the same',
      voting,
      'step/conditions',
      rated(['case', 'urgency'], ['case', 'urgency']),
      'malformed',
    ],
    ['taken with dots within the budget', choosing, 'step/dots', dots(['one', 1], ['two', 1]), null],
    ['refused with several dots on one', choosing, 'step/dots', dots(['one', 2]), 'notAllowed'],
    ['refused with dots on what is not there', choosing, 'step/dots', dots(['three', 1]), 'unknown'],
    ['refused with the same twice', choosing, 'step/dots', dots(['one', 1], ['one', 1]), 'malformed'],
  ] as const)('%s', (_what, state, ballot, content, refusal) => {
    expect(refusalOfBallot(state, ballot, content)).toBe(refusal);
  });

  test('refused with more dots than there are to give, also when several may lie on one', () => {
    const several: Step = { ...DOTS, kind: 'ballot', settings: { ...dotSettings(), several: true } };
    const state = { ...ballotSession([several], 'anna'), step: 'dots' };
    expect(refusalOfBallot(state, 'step/dots', dots(['one', 3]))).toBeNull();
    expect(refusalOfBallot(state, 'step/dots', dots(['one', 3], ['two', 1]))).toBe('notAllowed');
  });

  test('taken for as long as it is open, also when the group has gone on, and not after the reveal', () => {
    const begun = { ...begunBallot(asking, 'sheet/named'), step: 'dots' };
    expect(refusalOfBallot(begun, 'sheet/named', answers('twee'))).toBeNull();
    expect(
      refusalOfBallot(revealed(asking, 'sheet/named', answers('een')), 'sheet/named', answers('twee')),
    ).toBe('notNow');
  });
});

function dotSettings() {
  if (DOTS.kind !== 'ballot' || DOTS.settings.form !== 'dots') throw new Error('The example has no dots.');
  return DOTS.settings;
}

describe('somebody is done', () => {
  const state = ballotSession([ASKING, RATING, DOTS], 'anna');
  test.each([
    ['with one answer', 'sheet/named', answers('een'), true],
    ['not with a part of the ratings', 'step/conditions', rated(['case', 'urgency']), false],
    ['with all ratings', 'step/conditions', rated(['case', 'urgency'], ['case', 'value']), true],
    ['with a part and the word', 'step/conditions', { kind: 'rating', marks: [], done: true }, true],
    ['not with dots left', 'step/dots', dots(['one', 1]), false],
    ['with no dots left', 'step/dots', dots(['one', 1], ['two', 2]), true],
  ] satisfies [string, string, BallotContent, boolean][])('%s', (_how, ballot, content, done) => {
    const asked = askedIn(state, ballot);
    expect(asked && isDone(asked, content)).toBe(done);
  });
});

describe('what people were promised stays so', () => {
  const state = ballotSession([ASKING, DOTS], 'anna');

  test('a question can be asked in another way until somebody has answered', () => {
    const hidden = after(state, { type: 'setHidden', sheet: 'open', hidden: 'anonymous' });
    expect(askedIn(hidden, 'sheet/open')).toMatchObject({ hidden: 'anonymous' });
    const open = after(hidden, { type: 'setHidden', sheet: 'open', hidden: null });
    expect(askedIn(open, 'sheet/open')).toBeNull();
    const begun = begunBallot(hidden, 'sheet/open');
    for (const how of [null, 'named'] as const) {
      expect(
        decide(begun, 'karin', { type: 'setHidden', sheet: 'open', hidden: how }, circumstances),
      ).toEqual({
        ok: false,
        reason: 'notNow',
      });
    }
    expect(decide(state, 'karin', { type: 'setHidden', sheet: 'gone', hidden: null }, circumstances)).toEqual(
      {
        ok: false,
        reason: 'unknown',
      },
    );
  });

  test('what is voted on can be chosen until somebody has voted', () => {
    const subjects = [{ id: 'three', title: 'Media met burger', hint: '' }];
    const chosen = after(state, { type: 'setSubjects', ballot: 'step/dots', subjects });
    expect(askedIn(chosen, 'step/dots')).toMatchObject({ subjects });
    const begun = begunBallot(chosen, 'step/dots');
    const again = decide(
      begun,
      'karin',
      { type: 'setSubjects', ballot: 'step/dots', subjects: null },
      circumstances,
    );
    expect(again).toEqual({ ok: false, reason: 'notNow' });
  });
});

describe('another round', () => {
  const state = { ...ballotSession([ASKING, DOTS], 'anna'), step: 'dots' };

  test('begins with nothing and keeps what the first one came to', () => {
    const first = revealed(state, 'step/dots', dots(['one', 1]));
    const second = after(first, { type: 'reopenBallot', ballot: 'step/dots' });
    expect(ballotOf(second, 'step/dots')).toMatchObject({ stage: 'open', round: 2, begun: false });
    const both = revealed(second, 'step/dots', dots(['two', 1]));
    expect(ballotOf(both, 'step/dots').results.map((one) => one.form === 'dots' && one.dots)).toEqual([
      [
        { subject: 'one', dots: 1, people: 1 },
        { subject: 'two', dots: 0, people: 0 },
      ],
      [
        { subject: 'one', dots: 0, people: 0 },
        { subject: 'two', dots: 1, people: 1 },
      ],
    ]);
  });

  test('is not there before a reveal, nor of hidden answers: those are on the board', () => {
    const shown = revealed(state, 'sheet/named', answers('een'));
    for (const [now, ballot] of [
      [state, 'step/dots'],
      [shown, 'sheet/named'],
    ] as const) {
      expect(decide(now, 'karin', { type: 'reopenBallot', ballot }, circumstances)).toEqual({
        ok: false,
        reason: 'notNow',
      });
    }
  });
});

test('a reveal is refused twice, and while nobody has given anything', () => {
  const state = ballotSession([ASKING], 'anna');
  const given = [{ participant: 'anna', content: answers('een') }];
  const notNow = { ok: false, reason: 'notNow' };
  expect(reveal(state, 'sheet/named', [], () => 0)).toEqual(notNow);
  expect(reveal(revealed(state, 'sheet/named', answers('een')), 'sheet/named', given, () => 0)).toEqual(
    notNow,
  );
});

test('a session from before there were ballots is one in which nobody has given any', () => {
  const { ballots: _none, ...old } = ballotSession([ASKING], 'anna');
  expect(ballotOf(old, 'sheet/named')).toMatchObject({ stage: 'open', round: 1, begun: false });
  expect(refusalOfBallot(old, 'sheet/named', answers('een'))).toBeNull();
});

describe('a ballot for somebody else', () => {
  const piet = {
    id: 'piet',
    name: 'Piet',
    role: 'participant',
    whereabouts: 'room',
    department: '',
  } as const;
  const noDevice = { ...piet, hasDevice: false, joinedAt: 0 };
  const state = withParticipant(ballotSession([ASKING, RATING, DOTS], 'anna'), noDevice);
  const whose = (actor: string, other: string | undefined, ballot = 'step/conditions') => {
    const outcome = voterOf(state, actor, { ballot, for: other });
    return outcome.ok ? outcome.voter : outcome.reason;
  };

  test('is given by a facilitator, for who has no device', () => {
    expect(whose('karin', 'piet')).toBe('piet');
    expect(whose('karin', 'piet', 'step/dots')).toBe('piet');
  });

  test.each([
    ['a participant', 'anna', 'piet', undefined, 'notAllowed'],
    ['somebody who has a device', 'karin', 'anna', undefined, 'notAllowed'],
    ['a facilitator', 'karin', 'karin', undefined, 'unknown'],
    ['nobody that is there', 'karin', 'nobody', undefined, 'unknown'],
    ['a hidden question, of which the words are their own', 'karin', 'piet', 'sheet/named', 'notAllowed'],
  ] as const)('is not given by or for %s', (_who, actor, other, ballot, reason) => {
    expect(whose(actor, other, ballot)).toBe(reason);
  });

  test('is one’s own when nobody is named, and a facilitator has none', () => {
    expect(whose('anna', undefined)).toBe('anna');
    expect(whose('karin', undefined)).toBe('notAllowed');
  });
});
