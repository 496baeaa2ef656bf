import type { PairRules } from '../activities/pairWork/settings.ts';
import type { Command } from './commands.ts';
import { type Circumstances, change, type Decision } from './decision.ts';
import {
  bringToOthers,
  leftAlone,
  pairableIn,
  pairsAgain,
  presentIn,
  rulesOf,
  withMembers,
  withNewPair,
  withoutGuests,
  withoutPerson,
} from './mending.ts';
import { newPairCode, readPairCode } from './pairCode.ts';
import { proposePairs } from './pairing.ts';
import { isProxyFor } from './permissions.ts';
import { refuse } from './refusals.ts';
import { type Pair, type PairRound, participantOf, running, type SessionState } from './state.ts';

type PairCommand = Extract<
  Command,
  {
    type:
      | 'setPairRules'
      | 'proposePairs'
      | 'repeatPairs'
      | 'lockPair'
      | 'moveToPair'
      | 'swap'
      | 'startPairs'
      | 'finishPairs'
      | 'setReady'
      | 'askHelp'
      | 'askProxy'
      | 'useCode'
      | 'goOn';
  }
>;

/** Everything about who works with whom, and who may look on or write for them. */
export function decidePairs(
  state: SessionState,
  actorId: string,
  command: PairCommand,
  circumstances: Circumstances,
): Decision {
  const { round } = state;
  switch (command.type) {
    case 'setPairRules':
      return setRules(state, command.step, command);
    case 'proposePairs':
      return propose(state, circumstances);
    case 'repeatPairs':
      return round.stage === 'finished' && round.pairs.length > 0
        ? change({ round: pairsAgain(state, circumstances) })
        : refuse('notNow');
    case 'lockPair':
      return round.stage === 'proposed'
        ? changePair(round, command.pair, { locked: command.locked })
        : refuse('notNow');
    case 'moveToPair':
      return command.pair === null
        ? putAlone(state, command.participant, circumstances)
        : moveToPair(state, command.participant, command.pair);
    case 'swap':
      return swap(round, command.one, command.other);
    case 'startPairs':
      return start(round, command.seconds, circumstances);
    case 'finishPairs':
      return round.stage === 'working'
        ? change({
            round: { ...round, stage: 'finished', pairs: round.pairs.map(withoutGuests) },
            timer: null,
          })
        : refuse('notNow');
    case 'goOn':
      return goOn(state, actorId, command, circumstances);
    default:
      return decideOwnPair(state, actorId, command, circumstances);
  }
}

function setRules(state: SessionState, stepId: string, { size, newcomers }: PairRules): Decision {
  const step = state.programme.find(({ id }) => id === stepId);
  if (step?.kind !== 'pairWork') return refuse('unknown');
  const changed = { ...step, settings: { ...step.settings, size, newcomers } };
  return change({ programme: state.programme.map((other) => (other === step ? changed : other)) });
}

/** Locked pairs stay, for as long as nobody in them would be left alone. */
function propose(before: SessionState, { random, newId }: Circumstances): Decision {
  const { stage, pairs, earlier } = before.round;
  if (stage === 'working') return refuse('notNow');
  const state: SessionState = { ...before, round: { ...before.round, step: before.step } };
  const people = pairableIn(state);
  if (people.length === 0) return refuse('notNow');
  const kept = stage === 'proposed' ? pairs.filter((pair) => pair.locked && isCompany(state, pair)) : [];
  const keptPeople = new Set(kept.flatMap(({ members }) => members));
  const worked = stage === 'finished' ? [...earlier, ...pairs] : earlier;
  const proposed = proposePairs(
    people.filter(({ id }) => !keptPeople.has(id)),
    { size: rulesOf(state).size, earlier: worked, kept, alone: state.round.alone, random, newId },
  );
  return change({ round: { ...state.round, stage: 'proposed', pairs: proposed, earlier: worked } });
}

function isCompany(state: SessionState, pair: Pair): boolean {
  const present = presentIn(state, pair);
  if (present.length !== 1 || rulesOf(state).size === 1) return present.length > 0;
  return present.every(({ id }) => state.round.alone.includes(id));
}

/** What a pair that comes back says of who was in it before stays, where somebody of those is not in it any more. */
function start(round: PairRound, seconds: number, { now, random }: Circumstances): Decision {
  if (round.stage !== 'proposed') return refuse('notNow');
  const pairs = round.pairs.map((pair) => ({ ...pair, code: newPairCode(random) }));
  const isSaid = (one: Pair): boolean =>
    pairs.some(({ id, members }) => id === one.id && one.members.every((member) => members.includes(member)));
  return change({
    round: { ...round, stage: 'working', pairs, earlier: round.earlier.filter((pair) => !isSaid(pair)) },
    timer: running(seconds, now),
  });
}

function moveToPair(state: SessionState, participantId: string, pairId: string): Decision {
  const { stage, pairs } = state.round;
  if (stage !== 'proposed' && stage !== 'working') return refuse('notNow');
  const target = pairs.find(({ id }) => id === pairId);
  if (participantOf(state, participantId)?.role !== 'participant' || !target) return refuse('unknown');
  if (target.members.includes(participantId)) return change({});
  const round = withoutPerson(state, participantId);
  const inCompany = [...target.members, participantId];
  return change({
    round: {
      ...round,
      pairs: round.pairs.map((pair) => (pair === target ? withMembers(round, pair, inCompany) : pair)),
      alone: round.alone.filter((member) => !inCompany.includes(member)),
    },
  });
}

/** Who is the only one of a pair keeps its worksheet. */
function putAlone(state: SessionState, participantId: string, circumstances: Circumstances): Decision {
  const { stage, pairs, alone } = state.round;
  if (stage !== 'proposed' && stage !== 'working') return refuse('notNow');
  if (participantOf(state, participantId)?.role !== 'participant') return refuse('unknown');
  const wish = alone.includes(participantId) ? alone : [...alone, participantId];
  const own = pairs.find(({ members }) => members.includes(participantId));
  const others = own ? presentIn(state, own).filter(({ id }) => id !== participantId) : [];
  const isAlone = own && (stage === 'working' ? others.length === 0 : own.members.length === 1);
  const round = isAlone
    ? state.round
    : withNewPair(withoutPerson(state, participantId), [participantId], circumstances);
  return change({ round: { ...round, alone: wish } });
}

/** The wish to be alone is of the place, not of the person: who changes places with somebody alone is alone. */
function swap(round: PairRound, one: string, other: string): Decision {
  if (round.stage !== 'proposed' && round.stage !== 'working') return refuse('notNow');
  const inPairs = new Set(round.pairs.flatMap((pair) => pair.members));
  if (one === other || !inPairs.has(one) || !inPairs.has(other)) return refuse('unknown');
  const swapped = (member: string): string => (member === one ? other : member === other ? one : member);
  const pairs = round.pairs.map((pair) => withMembers(round, pair, pair.members.map(swapped)));
  return change({ round: { ...round, pairs, alone: round.alone.map(swapped) } });
}

/** Somebody who was left alone, or a facilitator for them, says how they go on. */
function goOn(
  state: SessionState,
  actorId: string,
  { participant, how }: Extract<PairCommand, { type: 'goOn' }>,
  circumstances: Circumstances,
): Decision {
  const isOwn = participant === actorId || participantOf(state, actorId)?.role === 'facilitator';
  if (!isOwn) return refuse('notAllowed');
  const { round } = state;
  const wish: SessionState = {
    ...state,
    round: { ...round, alone: round.alone.filter((person) => person !== participant) },
  };
  if (!leftAlone(wish).includes(participant)) return refuse('notNow');
  return how === 'alone'
    ? putAlone(state, participant, circumstances)
    : change({ round: bringToOthers(wish, participant, circumstances) });
}

type OwnPairCommand = Extract<PairCommand, { type: 'setReady' | 'askHelp' | 'askProxy' | 'useCode' }>;

/** What a pair says of itself, and a facilitator who writes for it or has helped it. */
function decideOwnPair(
  state: SessionState,
  actorId: string,
  command: OwnPairCommand,
  { random }: Circumstances,
): Decision {
  const { round } = state;
  const pair = round.pairs.find((candidate) => candidate.id === command.pair);
  const isMember = pair?.members.includes(actorId) ?? false;
  const isFacilitator = participantOf(state, actorId)?.role === 'facilitator';
  if (!pair || !(isMember || isFacilitator)) return refuse('notAllowed');
  if (round.stage !== 'working') return refuse('notNow');
  switch (command.type) {
    case 'setReady':
      return isMember || isProxyFor(state, actorId, pair)
        ? changePair(round, pair.id, { ready: command.ready })
        : refuse('notAllowed');
    case 'askHelp':
      if (!isMember && command.wanted) return refuse('notAllowed');
      return changePair(round, pair.id, { wantsHelp: command.wanted });
    case 'askProxy': {
      if (!isMember && command.wanted) return refuse('notAllowed');
      if (command.wanted) return changePair(round, pair.id, { wantsProxy: true });
      // Whoever knows the code would be back at once.
      return changePair(round, pair.id, { wantsProxy: false, proxies: [], code: newPairCode(random) });
    }
    case 'useCode':
      if (isMember) return refuse('notNow');
      if (pair.code === '' || readPairCode(command.code) !== pair.code) return refuse('noAccess');
      return changePair(round, pair.id, { proxies: [...new Set([...pair.proxies, actorId])] });
  }
}

function changePair(round: PairRound, id: string, changes: Partial<Pair>): Decision {
  if (!round.pairs.some((pair) => pair.id === id)) return refuse('unknown');
  return change({
    round: { ...round, pairs: round.pairs.map((pair) => (pair.id === id ? { ...pair, ...changes } : pair)) },
  });
}
