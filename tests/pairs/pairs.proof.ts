import {
  NEWCOMER_RULES,
  PAIR_SIZES,
  type PairRules,
} from '@verbindbord/shared/activities/pairWork/settings.ts';
import { accessTo } from '@verbindbord/shared/session/permissions.ts';
import { participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf, sizeOf, tell } from '../proof.ts';
import { Afternoon, FACILITATOR, type Somebody } from './Afternoon.ts';

/** How many afternoons there are of every number of people. */
const RUNS = sizeOf('PAIRS_RUNS', 6);
const FEWEST = 2;
const MOST = 60;
const EVENTS = 20;

const somebody: fc.Arbitrary<Somebody> = fc.record({
  whereabouts: fc.constantFrom('room' as const, 'remote' as const),
  department: fc.constantFrom('', 'Ruimte', 'Zorg', 'Financiën', 'Veiligheid'),
  hasDevice: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
});

/** `who` is one of those who can do it, counted round; how a facilitator or the one left alone goes on, if they say so. */
const event = fc.record({
  what: fc.constantFrom('arrive' as const, 'leave' as const, 'return' as const),
  who: fc.nat({ max: 1000 }),
  newcomer: somebody,
  goOn: fc.constantFrom('alone' as const, 'together' as const, 'silent' as const, 'silent' as const),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

interface Course extends PairRules {
  readonly people: readonly Somebody[];
  readonly events: readonly Event[];
  readonly seed: number;
}

function courseOf(people: number): fc.Arbitrary<Course> {
  return fc.record({
    people: fc.array(somebody, { minLength: people, maxLength: people }),
    size: fc.constantFrom(2 as const, ...PAIR_SIZES),
    newcomers: fc.constantFrom(...NEWCOMER_RULES),
    events: fc.array(event, { minLength: EVENTS, maxLength: EVENTS }),
    seed: fc.nat(),
  });
}

/** What happened in all runs together: a run in which nothing happens proves nothing. */
const happened = { arrive: 0, leave: 0, return: 0, alone: 0, together: 0, silent: 0, again: 0 };

/** The people of each pair who are there. */
function groupsOf({ roster, round }: SessionState): readonly (readonly string[])[] {
  const here = new Set(roster.filter(({ connected }) => connected).map(({ id }) => id));
  return round.pairs.map(({ members }) => members.filter((member) => here.has(member)));
}

/** Those who work alone, did not ask for that, and could work with somebody. */
function aloneAgainstTheirWill(state: SessionState, size: number): readonly string[] {
  const wish = new Set(state.round.alone);
  const groups = groupsOf(state).filter((group) => group.some((person) => !wish.has(person)));
  return size === 1 || groups.length < 2 ? [] : groups.filter(({ length }) => length === 1).flat();
}

function expectOneEach({ state, present }: Afternoon): void {
  const members = state.round.pairs.flatMap((pair) => pair.members);
  expect(new Set(members).size, 'somebody is in two pairs').toBe(members.length);
  expect(
    present.filter((person) => !members.includes(person)),
    'somebody is in no pair',
  ).toEqual([]);
}

/** Every worksheet can be opened by somebody of the pair, and by nobody who never was in it. */
function expectKept({ state, everIn }: Afternoon): void {
  for (const [pair, members] of everIn) {
    const readers = state.roster
      .map(({ id }) => id)
      .filter((id) => accessTo(state, id, { kind: 'pair', pair }).ok);
    const own = readers.filter((id) => members.has(id));
    expect(own.length, `a worksheet that nobody of the pair can open: ${pair}`).toBeGreaterThan(0);
    const strangers = readers.filter((id) => !members.has(id));
    const hasDevices = [...members].some((member) => participantOf(state, member)?.hasDevice);
    expect(strangers, 'a worksheet open to others').toEqual(hasDevices ? [] : [FACILITATOR]);
  }
}

function act(run: Afternoon, { what, who, newcomer }: Event): void {
  const choices = what === 'leave' ? run.present : run.away;
  const person = choices[who % Math.max(1, choices.length)];
  if (what === 'arrive' || person === undefined) {
    happened.arrive++;
    run.arrive(newcomer);
    return;
  }
  happened[what]++;
  const before = run.pairOf(person);
  if (what === 'leave') run.leave(person);
  else run.comeBack(person);
  if (before === undefined) return;
  const sheet = accessTo(run.state, person, { kind: 'pair', pair: before });
  expect(sheet.ok, 'somebody who was away does not find the worksheet').toBe(true);
}

/** Whoever is left alone says how to go on, or waits; then nobody is alone who does not want to be. */
function goOn(run: Afternoon, how: Event['goOn'], size: number): void {
  for (const person of aloneAgainstTheirWill(run.state, size)) {
    if (!aloneAgainstTheirWill(run.state, size).includes(person)) continue;
    happened[how]++;
    const actor = participantOf(run.state, person)?.hasDevice ? person : FACILITATOR;
    if (how === 'silent') run.waitForCompany([person]);
    else run.give(actor, { type: 'goOn', participant: person, how });
  }
  expect(aloneAgainstTheirWill(run.state, size), 'alone against their will').toEqual([]);
}

function live({ people, size, newcomers, events, seed }: Course): void {
  const run = new Afternoon(people, { size, newcomers }, seed);
  run.give(FACILITATOR, { type: 'proposePairs' });
  expect(aloneAgainstTheirWill(run.state, size), 'alone in the proposal').toEqual([]);
  run.give(FACILITATOR, { type: 'startPairs', seconds: 1200 });
  for (const one of events) {
    act(run, one);
    expectOneEach(run);
    goOn(run, one.goOn, size);
    expectOneEach(run);
    expectKept(run);
  }
  run.give(FACILITATOR, { type: 'finishPairs' });
  expectKept(run);
  if (run.state.round.pairs.length === 0) return;
  const before = run.state.round.pairs;
  run.give(FACILITATOR, { type: 'repeatPairs' });
  run.give(FACILITATOR, { type: 'startPairs', seconds: 1200 });
  const again = new Set(run.state.round.pairs.map(({ id }) => id));
  happened.again += before.filter(({ id }) => again.has(id)).length;
  expect(aloneAgainstTheirWill(run.state, size), 'alone in the pairs that came back').toEqual([]);
  expectOneEach(run);
  expectKept(run);
}

test(`people from ${FEWEST} to ${MOST}, of any mix, with ${EVENTS} who come, go and return: each is in one pair and nobody alone`, () => {
  const first = seedOf('PAIRS_SEED');
  for (let people = FEWEST; people <= MOST; people++) {
    fc.assert(fc.property(courseOf(people), live), {
      seed: first + people,
      numRuns: RUNS,
    });
  }
  const { arrive, leave, again, together, silent } = happened;
  expect(Math.min(arrive, leave, happened.return, again, together, silent), 'much happens').toBeGreaterThan(
    RUNS,
  );
  tell(
    `pairs: ${RUNS} afternoons of each of ${MOST - FEWEST + 1} sizes from PAIRS_SEED=${first}, with ${arrive} arrivals, ` +
      `${leave} departures and ${happened.return} returns; ${together + silent} left alone were brought to others, ` +
      `${happened.alone} stayed alone as they wished, ${again} pairs came back: 0 alone against their will, 0 in two pairs, ` +
      '0 worksheets out of reach, 0 open to others',
  );
});
