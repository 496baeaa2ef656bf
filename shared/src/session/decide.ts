import { withBallot } from './ballots.ts';
import { COMMAND_ROLES, type Command, type StateCommand } from './commands.ts';
import { proposePairs } from './pairing.ts';
import { type Outcome, type Refusal, refuse } from './refusals.ts';
import { namesakeFor } from './roster.ts';
import { type Pair, type PairRound, participantOf, type SessionState, type Timer } from './state.ts';
import { reopened, withHiding, withSubjects } from './voting.ts';

/** What deciding needs from outside, so that the same command gives the same result in a test. */
export interface Circumstances {
  /** Milliseconds on the server's clock. */
  readonly now: number;
  readonly random: () => number;
  readonly newId: () => string;
}

type Changes = Partial<Omit<SessionState, 'version' | 'code' | 'createdAt'>>;
type Decision = Outcome<{ readonly changes: Changes }>;

/**
 * Decides on a command of one person. Gives the next state, one version on, or the reason of the refusal;
 * the given state is never changed.
 */
export function decide(
  state: SessionState,
  actorId: string,
  command: StateCommand,
  circumstances: Circumstances,
): Outcome<{ readonly state: SessionState }> {
  const refusal = refusalOfActor(state, actorId, command);
  if (refusal) return refuse(refusal);
  const decision = decideByType(state, actorId, command, circumstances);
  if (!decision.ok) return decision;
  return { ok: true, state: { ...state, ...decision.changes, version: state.version + 1 } };
}

/** Why this person may not give such a command, whatever it asks for; null when they may. Default is deny. */
export function refusalOfActor(state: SessionState, actorId: string, { type }: Command): Refusal | null {
  const actor = participantOf(state, actorId);
  if (!actor) return 'noAccess';
  return COMMAND_ROLES[type].includes(actor.role) ? null : 'notAllowed';
}

function decideByType(
  state: SessionState,
  actorId: string,
  command: StateCommand,
  circumstances: Circumstances,
): Decision {
  switch (command.type) {
    case 'goToStep':
      return state.programme.some((step) => step.id === command.step)
        ? change({ step: command.step, timer: command.step === state.step ? state.timer : null })
        : refuse('unknown');
    case 'startTimer':
    case 'addTime':
    case 'pauseTimer':
    case 'resumeTimer':
    case 'stopTimer':
      return decideTimer(state.timer, command, circumstances.now);
    case 'freeze':
      return change({ frozen: { by: actorId } });
    case 'unfreeze':
      return change({ frozen: null });
    case 'setOpen':
      return change({ open: command.open });
    case 'rename':
      return rename(state, actorId, command.name);
    case 'setRole':
      return setRole(state, command.participant, command.role);
    case 'reopenBallot':
    case 'setSubjects':
    case 'setHidden':
      return decideBallot(state, command);
    default:
      return decidePairs(state, actorId, command, circumstances);
  }
}

type TimerCommand = Extract<
  Command,
  { type: 'startTimer' | 'addTime' | 'pauseTimer' | 'resumeTimer' | 'stopTimer' }
>;

function decideTimer(timer: Timer | null, command: TimerCommand, now: number): Decision {
  if (command.type === 'startTimer') return change({ timer: running(command.seconds, now) });
  if (command.type === 'stopTimer') return change({ timer: null });
  if (timer === null) return refuse('notNow');
  if (command.type === 'addTime') return change({ timer: extend(timer, command.seconds, now) });
  if (command.type === 'pauseTimer') {
    if (timer.state === 'paused') return refuse('notNow');
    return change({
      timer: { state: 'paused', remaining: Math.max(0, timer.endsAt - now), total: timer.total },
    });
  }
  if (timer.state === 'running') return refuse('notNow');
  return change({ timer: { state: 'running', endsAt: now + timer.remaining, total: timer.total } });
}

function running(seconds: number, now: number): Timer {
  return { state: 'running', endsAt: now + seconds * 1000, total: seconds };
}

/** A timer that has run out starts again from now: a minute more is a minute more to work. */
function extend(timer: Timer, seconds: number, now: number): Timer {
  const total = timer.total + seconds;
  return timer.state === 'paused'
    ? { state: 'paused', remaining: timer.remaining + seconds * 1000, total }
    : { state: 'running', endsAt: Math.max(timer.endsAt, now) + seconds * 1000, total };
}

function rename(state: SessionState, actorId: string, name: string): Decision {
  const others = state.roster.filter((participant) => participant.id !== actorId);
  const namesake = namesakeFor(others, name);
  return change({
    roster: state.roster.map((participant) =>
      participant.id === actorId ? { ...participant, name, namesake } : participant,
    ),
  });
}

/** The last facilitator stays one: otherwise nobody could conduct the session any more. */
function setRole(
  state: SessionState,
  participantId: string,
  role: SessionState['roster'][0]['role'],
): Decision {
  const participant = participantOf(state, participantId);
  if (!participant || participant.role === 'presenter' || role === 'presenter') return refuse('unknown');
  const facilitators = state.roster.filter((other) => other.role === 'facilitator');
  if (participant.role === 'facilitator' && role !== 'facilitator' && facilitators.length === 1) {
    return refuse('notNow');
  }
  return change({
    roster: state.roster.map((other) => (other.id === participantId ? { ...other, role } : other)),
  });
}

type BallotStateCommand = Extract<StateCommand, { type: 'reopenBallot' | 'setSubjects' | 'setHidden' }>;

function decideBallot(state: SessionState, command: BallotStateCommand): Decision {
  if (command.type === 'setHidden') {
    const outcome = withHiding(state, command.sheet, command.hidden);
    return outcome.ok ? change({ programme: outcome.programme }) : outcome;
  }
  const outcome =
    command.type === 'reopenBallot'
      ? reopened(state, command.ballot)
      : withSubjects(state, command.ballot, command.subjects);
  if (!outcome.ok) return outcome;
  const { ballots } = withBallot(state, outcome.ballot);
  return ballots ? change({ ballots }) : refuse('unknown');
}

type PairCommand = Exclude<
  StateCommand,
  | TimerCommand
  | BallotStateCommand
  | { type: 'goToStep' | 'freeze' | 'unfreeze' | 'setOpen' | 'rename' | 'setRole' }
>;

function decidePairs(
  state: SessionState,
  actorId: string,
  command: PairCommand,
  { now, random, newId }: Circumstances,
): Decision {
  const { round } = state;
  switch (command.type) {
    case 'proposePairs': {
      if (round.stage === 'working') return refuse('notNow');
      const people = state.roster.filter((person) => person.role === 'participant' && person.connected);
      if (people.length === 0) return refuse('notNow');
      const earlier = round.stage === 'finished' ? [...round.earlier, ...round.pairs] : round.earlier;
      return change({
        round: { stage: 'proposed', pairs: proposePairs(people, earlier, random, newId), earlier },
      });
    }
    case 'moveToPair':
      return moveToPair(state, command.participant, command.pair, newId);
    case 'swap':
      return swap(round, command.one, command.other);
    case 'startPairs':
      return round.stage === 'proposed'
        ? change({ round: { ...round, stage: 'working' }, timer: running(command.seconds, now) })
        : refuse('notNow');
    case 'finishPairs':
      return round.stage === 'working'
        ? change({ round: { ...round, stage: 'finished', pairs: round.pairs.map(withoutHelp) }, timer: null })
        : refuse('notNow');
    case 'setReady':
      return changeOwnPair(state, actorId, command.pair, (pair) => ({ ...pair, ready: command.ready }));
    case 'askHelp':
      return changeOwnPair(state, actorId, command.pair, (pair) => ({ ...pair, wantsHelp: command.wanted }));
  }
}

function withoutHelp(pair: Pair): Pair {
  return pair.wantsHelp ? { ...pair, wantsHelp: false } : pair;
}

/**
 * A pair that nobody is left in stays while it has worked, with its worksheet: whoever comes back finds it. In a
 * proposal there is nothing to keep and an empty pair goes.
 */
function moveToPair(
  state: SessionState,
  participantId: string,
  pairId: string | null,
  newId: () => string,
): Decision {
  const { round } = state;
  if (round.stage !== 'proposed' && round.stage !== 'working') return refuse('notNow');
  const participant = participantOf(state, participantId);
  if (participant?.role !== 'participant') return refuse('unknown');
  if (pairId !== null && !round.pairs.some((pair) => pair.id === pairId)) return refuse('unknown');
  const number = Math.max(0, ...round.pairs.map((pair) => pair.number)) + 1;
  const left = round.pairs.map((pair) => ({
    ...pair,
    members: pair.members.filter((member) => member !== participantId),
  }));
  const target: Pair[] =
    pairId === null
      ? [...left, { id: newId(), number, members: [participantId], ready: false, wantsHelp: false }]
      : left.map((pair) =>
          pair.id === pairId ? { ...pair, members: [...pair.members, participantId] } : pair,
        );
  const pairs = round.stage === 'proposed' ? target.filter((pair) => pair.members.length > 0) : target;
  return change({ round: { ...round, pairs } });
}

function swap(round: PairRound, one: string, other: string): Decision {
  if (round.stage !== 'proposed' && round.stage !== 'working') return refuse('notNow');
  const inPairs = new Set(round.pairs.flatMap((pair) => pair.members));
  if (one === other || !inPairs.has(one) || !inPairs.has(other)) return refuse('unknown');
  const swapped = (member: string): string => (member === one ? other : member === other ? one : member);
  const pairs = round.pairs.map((pair) => ({ ...pair, members: pair.members.map(swapped) }));
  return change({ round: { ...round, pairs } });
}

function changeOwnPair(
  state: SessionState,
  actorId: string,
  pairId: string,
  changed: (pair: Pair) => Pair,
): Decision {
  const { round } = state;
  const pair = round.pairs.find((candidate) => candidate.id === pairId);
  if (!pair?.members.includes(actorId)) return refuse('notAllowed');
  if (round.stage !== 'working') return refuse('notNow');
  return change({
    round: { ...round, pairs: round.pairs.map((other) => (other.id === pairId ? changed(other) : other)) },
  });
}

function change(changes: Changes): Decision {
  return { ok: true, changes };
}
