import { type PairRules, pairRules } from '../activities/pairWork/settings.ts';
import type { Circumstances } from './decision.ts';
import { newPairCode } from './pairCode.ts';
import { COSTS, pairCost } from './pairCosts.ts';
import { newPair } from './pairing.ts';
import {
  type Pair,
  type PairRound,
  type Participant,
  participantOf,
  type SessionState,
  worksInPairs,
} from './state.ts';

/**
 * How pairs stay pairs while people come and go. Whoever comes is placed at once; who is left alone is asked first, for
 * a line that breaks is mostly back within a minute. Nobody who is at work in company is moved for somebody else, but
 * for one of a group that has one too many, where the step says so.
 */

type Given = Pick<Circumstances, 'random' | 'newId'>;

/** The rules of the step that the round belongs to. */
export function rulesOf({ programme, round }: SessionState): PairRules {
  const step = programme.find(({ id }) => id === round.step);
  return pairRules(step?.kind === 'pairWork' ? step.settings : undefined);
}

/** Those who are there to work in pairs. */
export function pairableIn(state: SessionState): readonly Participant[] {
  return state.roster.filter((person) => person.role === 'participant' && person.connected);
}

/** Those of a pair who are there. */
export function presentIn(state: SessionState, pair: Pick<Pair, 'members'>): readonly Participant[] {
  return pair.members.flatMap((member) => {
    const person = participantOf(state, member);
    return person?.connected && worksInPairs(person) ? [person] : [];
  });
}

/** Those who are at work with nobody, did not ask for that, and could be with others. */
export function leftAlone(state: SessionState): readonly string[] {
  return state.round.stage === 'working' ? lonelyIn(state) : [];
}

function lonelyIn(state: SessionState): readonly string[] {
  if (rulesOf(state).size === 1) return [];
  const { pairs, alone } = state.round;
  const inCompany = pairs.filter((pair) =>
    presentIn(state, pair).some((person) => !alone.includes(person.id)),
  );
  return inCompany.flatMap((pair) => {
    const [only, ...others] = presentIn(state, pair);
    const isLonely = only && others.length === 0 && !alone.includes(only.id) && inCompany.length > 1;
    return isLonely ? [only.id] : [];
  });
}

/** The session with everybody in a pair who came while the pairs are at work; the same one when nobody did. */
export function withArrivals(state: SessionState, given: Given): SessionState {
  if (state.round.stage !== 'working') return state;
  const round = placeAll(state, given);
  return round === state.round ? state : { ...state, version: state.version + 1, round };
}

/** The session with these people in company, as far as they are still left alone; the same one when nobody is. */
export function withCompany(state: SessionState, people: readonly string[], given: Given): SessionState {
  let next = state;
  for (const person of people) {
    if (leftAlone(next).includes(person)) next = { ...next, round: bringToOthers(next, person, given) };
  }
  return next === state ? state : { ...next, version: state.version + 1 };
}

/** The round with somebody who is left alone in another pair; their worksheet stays theirs. */
export function bringToOthers(state: SessionState, person: string, given: Given): PairRound {
  const round = withoutPerson(state, person);
  return place({ ...state, round }, person, given);
}

/**
 * The pairs of a finished round as a proposal for the step that the group is at. Who is left alone in one, and who was
 * in none, is placed with others. A pair of whom nobody is there comes back too: phones sleep in a break.
 */
export function pairsAgain(state: SessionState, given: Given): PairRound {
  const { pairs, earlier } = state.round;
  const isHere = (id: string): boolean => participantOf(state, id)?.role === 'participant';
  const again = pairs.flatMap((pair) => {
    const { id, number, members, former } = withMembers(state.round, pair, pair.members.filter(isHere));
    return members.length > 0 ? [{ ...newPair(id, number, members), former }] : [];
  });
  let next: SessionState = {
    ...state,
    round: {
      ...state.round,
      stage: 'proposed',
      step: state.step,
      pairs: again,
      earlier: [...earlier, ...pairs],
    },
  };
  for (let [lonely] = lonelyIn(next); lonely !== undefined; [lonely] = lonelyIn(next)) {
    next = { ...next, round: bringToOthers(next, lonely, given) };
  }
  return placeAll(next, given);
}

/**
 * The round without somebody in their pair. A pair at work of which nobody is there any more becomes one of the
 * earlier pairs, as it was, so that all of them can open its worksheet; an empty pair of a proposal goes.
 */
export function withoutPerson(state: SessionState, person: string): PairRound {
  const { round } = state;
  const own = round.pairs.find(({ members }) => members.includes(person));
  if (!own) return round;
  const left = withMembers(
    round,
    own,
    own.members.filter((member) => member !== person),
  );
  if (round.stage === 'proposed') {
    const isEmpty = left.members.length === 0;
    return {
      ...round,
      pairs: round.pairs.flatMap((pair) => (pair !== own ? pair : isEmpty ? [] : left)),
    };
  }
  if (presentIn(state, left).length > 0) {
    return { ...round, pairs: round.pairs.map((pair) => (pair === own ? left : pair)) };
  }
  const closed: Pair = { ...withoutGuests(own), ready: false };
  return {
    ...round,
    pairs: round.pairs.filter((pair) => pair !== own),
    earlier: [...round.earlier, closed],
  };
}

/** A pair with other members. Who was in it while it worked is not forgotten. */
export function withMembers(round: PairRound, pair: Pair, members: readonly string[]): Pair {
  const hasWorked = round.stage !== 'proposed' || round.earlier.some(({ id }) => id === pair.id);
  const gone = pair.members.filter((member) => !members.includes(member));
  const former = hasWorked ? [...new Set([...pair.former, ...gone])] : pair.former;
  return { ...pair, members, former: former.filter((member) => !members.includes(member)) };
}

/** A pair of whom nobody else reads or writes along any more. */
export function withoutGuests(pair: Pair): Pair {
  const hasGuests = pair.wantsHelp || pair.wantsProxy || pair.proxies.length > 0;
  return hasGuests ? { ...pair, wantsHelp: false, wantsProxy: false, proxies: [] } : pair;
}

/** The round with a new pair of these people, none of whom is in another. */
export function withNewPair(round: PairRound, members: readonly string[], given: Given): PairRound {
  const number = Math.max(0, ...round.pairs.map((pair) => pair.number)) + 1;
  const code = round.stage === 'working' ? newPairCode(given.random) : '';
  return { ...round, pairs: [...round.pairs, newPair(given.newId(), number, members, code)] };
}

function placeAll(state: SessionState, given: Given): PairRound {
  const assigned = new Set(state.round.pairs.flatMap(({ members }) => members));
  let { round } = state;
  for (const { id } of pairableIn(state))
    if (!assigned.has(id)) round = place({ ...state, round }, id, given);
  return round;
}

/** A place that somebody could get. */
interface Place {
  readonly cost: number;
  /** The pair to join, or the one that `partner` leaves to make a pair with the newcomer. */
  readonly pair: Pair;
  readonly partner: string | null;
}

/** The round with somebody in it who is in none of its pairs: at the cheapest place that there is. */
function place(state: SessionState, person: string, given: Given): PairRound {
  const { round } = state;
  const newcomer = participantOf(state, person);
  const wantsCompany = rulesOf(state).size > 1 && !round.alone.includes(person);
  const places = newcomer && wantsCompany ? placesFor(state, newcomer) : [];
  const [best] = places.sort((one, other) => one.cost - other.cost);
  if (!best) return withNewPair(round, [person], given);
  if (best.partner !== null) {
    return withNewPair(withoutPerson(state, best.partner), [best.partner, person], given);
  }
  const members = [...best.pair.members, person];
  const joined: Pair = { ...withMembers(round, best.pair, members), ready: false };
  return { ...round, pairs: round.pairs.map((pair) => (pair === best.pair ? joined : pair)) };
}

function placesFor(state: SessionState, newcomer: Participant): Place[] {
  const { round } = state;
  const { size, newcomers } = rulesOf(state);
  const cost = pairCost(round.earlier);
  /** What it costs beside the people: least to keep somebody company, then as the rule says, most to overfill. */
  const ranks = newcomers === 'join' ? { join: 1, split: 2 } : { split: 1, join: 2 };
  return round.pairs.flatMap((pair) => {
    const present = presentIn(state, pair);
    if (present.every(({ id }) => round.alone.includes(id))) return [];
    const rank = present.length < size ? 0 : present.length === size ? ranks.join : 3;
    const join: Place = {
      cost: cost([...present, newcomer]) - cost(present) + rank * COSTS.mending,
      pair,
      partner: null,
    };
    if (present.length <= size) return [join];
    const splits = present.map((member) => {
      const staying = present.filter((other) => other !== member);
      const more = cost([member, newcomer]) + cost(staying) - cost(present);
      return { cost: more + ranks.split * COSTS.mending, pair, partner: member.id };
    });
    return [join, ...splits];
  });
}
