import type { Step } from '@verbindbord/shared/activities/step.ts';
import type { Line } from '@verbindbord/shared/board/worksheet.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { newPair } from '@verbindbord/shared/session/pairing.ts';
import { NO_ROUND, type SessionState } from '@verbindbord/shared/session/state.ts';
import { ASKING, ballotSession, DOTS, RATING } from '@verbindbord/shared/session/testBallots.ts';
import { refusalOfBallot } from '@verbindbord/shared/session/voting.ts';
import { expect, test } from 'vitest';
import { testBoard } from '../../canvas/testBoard.ts';
import { type Act, type Character, nextAct, type View } from './plan.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
const PEOPLE = ['anna', 'bram', 'greet'] as const;

function viewOf(session: SessionState, me = 'anna', lines: readonly Line[] = []): View {
  const pair = session.round.pairs.find(({ members }) => members.includes(me));
  const begun = { ...session, startedAt: 0 };
  return { me, session: begun, board: testBoard({}), worksheet: pair ? { pair, lines } : null, given: {} };
}

const character = (seed: number): Character => ({ seed, language: 'nl' });

/** The view when something was done, as far as the next thing hangs on it. */
function after(view: View, act: Act): View {
  const { worksheet, board, me } = view;
  const lines = (change: (lines: readonly Line[]) => readonly Line[]): View =>
    worksheet ? { ...view, worksheet: { ...worksheet, lines: change(worksheet.lines) } } : view;
  const changed = (id: string, changes: Partial<Line>): View =>
    lines((all) => all.map((line) => (line.id === id ? { ...line, ...changes } : line)));
  const origin = { kind: 'person', participant: me, label: me } as const;
  switch (act.do) {
    case 'cast':
      return { ...view, given: { ...view.given, [act.ballot]: act.content } };
    case 'note': {
      const id = `note-${Object.keys(board.notes).length}`;
      const { notes } = testBoard({
        sheets: { [act.sheet]: null },
        notes: { [id]: [act.sheet, null, act.text] },
      });
      const note = notes[id];
      if (!note) throw new Error('There is no such note.');
      return { ...view, board: { ...board, notes: { ...board.notes, [id]: { ...note, origin } } } };
    }
    case 'place': {
      const id = `party-${Object.keys(board.stakeholders).length}`;
      const [empty] = Object.values(testBoard({ stakeholders: { x: act.stakeholder.place } }).stakeholders);
      if (!empty) throw new Error('There is no such party.');
      const party = { ...empty, ...act.stakeholder, id, origin };
      return { ...view, board: { ...board, stakeholders: { ...board.stakeholders, [id]: party } } };
    }
    case 'line': {
      const { question, caseOf, text } = act;
      return lines((all) => [...all, line({ id: `line-${all.length}`, question, caseOf, text })]);
    }
    case 'addTo':
      return lines((all) =>
        all.map((one) => (one.id === act.line ? { ...one, text: one.text + act.text } : one)),
      );
    case 'keep':
      return changed(act.line, { stays: true });
    case 'share':
      return changed(act.line, { sharedAs: act.line });
    case 'park':
      return changed(act.line, { parkedAs: 'issue' });
    case 'ready': {
      const { session } = view;
      const pairs = session.round.pairs.map((pair) => ({ ...pair, ready: true }));
      const next = { ...session, round: { ...session.round, pairs } };
      return { ...viewOf(next, me, worksheet?.lines), board, given: view.given };
    }
  }
}

function line(given: Partial<Line> & Pick<Line, 'id' | 'question' | 'caseOf' | 'text'>): Line {
  return { order: 1, sharedAs: null, parkedAs: null, stays: false, notedBy: null, ...given };
}

/** Everything that somebody does, until they wait. */
function course(view: View, seed: number): { readonly acts: readonly Act[]; readonly view: View } {
  const acts: Act[] = [];
  let now = view;
  for (;;) {
    const act = nextAct(now, character(seed));
    if (act === null) return { acts, view: now };
    acts.push(act);
    now = after(now, act);
    if (acts.length > 30) throw new Error(`Seed ${seed} never comes to an end: ${JSON.stringify(act)}`);
  }
}

/** Anna and Bram at work together, with Greet, who has no device. */
function atWork(stage: 'working' | 'finished' = 'working', step = 'pairs'): SessionState {
  const session = ballotSession(programmeOf('internal', 'nl'), ...PEOPLE);
  const roster = session.roster.map((person) =>
    person.id === 'greet' ? { ...person, hasDevice: false } : person,
  );
  const round = { ...NO_ROUND, stage, step: 'pairs', pairs: [newPair('pair', 1, [...PEOPLE])] };
  return { ...session, step, roster, round };
}

test('whoever has the same seed does the same, and others do other things', () => {
  const texts = (seed: number) => JSON.stringify(course(viewOf(atWork()), seed).acts);
  expect(texts(7)).toBe(texts(7));
  expect(new Set(SEEDS.map(texts)).size).toBeGreaterThan(SEEDS.length / 2);
});

test('a hidden question is answered once, an open one by some; nothing after the reveal', () => {
  const session = ballotSession([ASKING], 'anna');
  for (const seed of SEEDS) {
    const { acts } = course(viewOf(session), seed);
    const casts = acts.flatMap((act) => (act.do === 'cast' ? [act] : []));
    expect(casts.map(({ ballot }) => ballot)).toEqual(['sheet/named', 'sheet/anonymous']);
    for (const { ballot, content } of casts) expect(refusalOfBallot(session, ballot, content)).toBeNull();
  }
  const notes = SEEDS.flatMap((seed) => course(viewOf(session), seed).acts).filter(
    (act) => act.do === 'note',
  );
  expect(notes.length).toBeGreaterThan(0);
  const ballots = [
    { id: 'sheet/named', stage: 'revealed', round: 1, begun: true, subjects: null, results: [] },
  ] as const;
  const revealed = course(viewOf({ ...session, ballots }), 1).acts;
  expect(revealed.some((act) => act.do === 'cast' && act.ballot === 'sheet/named')).toBe(false);
});

test.each([RATING, DOTS])('what is given to a ballot is what may be given: $id', (step: Step) => {
  const session = ballotSession([step], 'anna');
  for (const seed of SEEDS) {
    const [act, ...more] = course(viewOf(session), seed).acts;
    if (act?.do !== 'cast') throw new Error('Nothing was given.');
    expect(more).toEqual([]);
    expect(refusalOfBallot(session, act.ballot, act.content)).toBeNull();
  }
});

test('on dots and ratings people do not all think the same', () => {
  const several = { ...DOTS, settings: { ...DOTS.settings, several: true } } as Step;
  for (const step of [RATING, several]) {
    const session = ballotSession([step], 'anna');
    const given = SEEDS.map((seed) => JSON.stringify(nextAct(viewOf(session), character(seed))));
    expect(new Set(given).size).toBeGreaterThan(3);
  }
});

test('a pair writes under each question, for who has no device too, and says that it is ready', () => {
  const session = atWork();
  for (const seed of SEEDS) {
    const first = course(viewOf(session, 'anna'), seed);
    const { acts, view } = course(viewOf(session, 'bram', first.view.worksheet?.lines), seed + 100);
    const lines = view.worksheet?.lines ?? [];
    for (const question of ['question-1', 'question-2']) {
      for (const caseOf of PEOPLE) {
        expect(lines.some((one) => one.question === question && one.caseOf === caseOf)).toBe(true);
      }
    }
    expect(acts.at(-1)).toEqual({ do: 'ready' });
    expect(first.acts.some((act) => act.do === 'line' && act.caseOf === 'bram')).toBe(false);
  }
});

test('whoever comes back goes on where they were', () => {
  const session = atWork();
  const { acts, view } = course(viewOf(session), 3);
  for (let done = 0; done < acts.length; done++) {
    const there = acts.slice(0, done).reduce(after, viewOf(session));
    expect(course(there, 3).acts).toEqual(acts.slice(done));
  }
  expect(nextAct(view, character(3))).toBeNull();
});

test('in the plenary step each gives the own lines away, and none that stays with the pair', () => {
  const lines = [
    line({ id: 'a', question: 'question-1', caseOf: 'anna', text: 'Beheer erbij' }),
    line({ id: 'b', question: 'question-2', caseOf: 'anna', text: 'Onder ons', stays: true }),
    line({ id: 'c', question: 'question-1', caseOf: 'bram', text: 'Wonen erbij' }),
    line({ id: 'd', question: 'question-1', caseOf: 'greet', text: 'Geen uren' }),
    line({ id: 'e', question: 'question-2', caseOf: 'anna', text: 'Al gedeeld', sharedAs: 'e' }),
  ];
  const given = SEEDS.flatMap(
    (seed) => course(viewOf(atWork('finished', 'plenary'), 'anna', lines), seed).acts,
  );
  const ids = new Set(given.map((act) => ('line' in act ? act.line : act.do)));
  expect(ids).toEqual(new Set(['a', 'd']));
  expect(given.some((act) => act.do === 'share' && act.sheet !== 'plenary-1')).toBe(false);
});

test('on the map nobody puts a party that is there', () => {
  const session = { ...atWork('finished'), step: 'map' };
  let view = viewOf(session);
  for (const seed of SEEDS) {
    view = { ...course({ ...view, me: `someone-${seed}` }, seed).view, me: 'anna' };
  }
  const names = Object.values(view.board.stakeholders).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
});

test('people wait until the session starts and when the step is locked or the board is frozen, in a step to read, and in one of a kind that they do not know', () => {
  const session = atWork();
  expect(nextAct(viewOf({ ...session, frozen: { by: 'karin' } }), character(1))).toBeNull();
  expect(nextAct({ ...viewOf(session), session: { ...session, startedAt: null } }, character(1))).toBeNull();
  expect(nextAct(viewOf({ ...session, locked: ['pairs'] }), character(1))).toBeNull();
  expect(nextAct(viewOf({ ...session, step: 'questions' }), character(1))).toBeNull();
  const unknown = {
    id: 'later',
    kind: 'perspectives',
    title: '',
    minutes: 5,
    settings: {},
  } as unknown as Step;
  expect(nextAct(viewOf({ ...session, programme: [unknown], step: 'later' }), character(1))).toBeNull();
});
