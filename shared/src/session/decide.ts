import { decideApart } from './apart.ts';
import { decideAside } from './aside.ts';
import { withBallot } from './ballots.ts';
import { COMMAND_ROLES, type Command, type StateCommand, WHILE_FROZEN } from './commands.ts';
import { decidePairs } from './decidePairs.ts';
import { decidePeople } from './decidePeople.ts';
import { decideProgramme } from './decideProgramme.ts';
import { decideRoles } from './decideRoles.ts';
import { begin, decideSteps } from './decideSteps.ts';
import { decideTurn } from './decideTurn.ts';
import { type Circumstances, change, type Decision } from './decision.ts';
import { type Outcome, type Refusal, refuse } from './refusals.ts';
import { decideShowing } from './showing.ts';
import { participantOf, running, type SessionState, type Timer } from './state.ts';
import { reopened, withHiding, withSubjects } from './voting.ts';

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
  // Who has a clock or pairs start before the session did, starts that too.
  const isStart = command.type === 'startTimer' || command.type === 'startPairs';
  const started = isStart && state.startedAt === null ? begin(state, state.step, circumstances.now) : {};
  return { ok: true, state: { ...state, ...started, ...decision.changes, version: state.version + 1 } };
}

/** Why this person may not give such a command, whatever it asks for; null when they may. Default is deny. */
export function refusalOfActor(state: SessionState, actorId: string, { type }: Command): Refusal | null {
  const actor = participantOf(state, actorId);
  if (!actor) return 'noAccess';
  if (!COMMAND_ROLES[type].includes(actor.role)) return 'notAllowed';
  const isHeldBack = state.frozen !== null && actor.role !== 'facilitator' && !WHILE_FROZEN.includes(type);
  return isHeldBack ? 'frozen' : null;
}

function decideByType(
  state: SessionState,
  actorId: string,
  command: StateCommand,
  circumstances: Circumstances,
): Decision {
  switch (command.type) {
    case 'goToStep':
    case 'lockStep':
      return decideSteps(state, command, circumstances);
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
    case 'setRole':
    case 'setDeputy':
    case 'takeOver':
    case 'removePerson':
    case 'bringBack':
    case 'answerDoor':
      return decideRoles(state, actorId, command, circumstances);
    case 'rename':
    case 'setDepartments':
    case 'addPerson':
    case 'editPerson':
      return decidePeople(state, actorId, command, circumstances);
    case 'reopenBallot':
    case 'setSubjects':
    case 'setHidden':
      return decideBallot(state, command);
    case 'giveTurn':
    case 'nextTurn':
    case 'endTurn':
      return decideTurn(state, command, circumstances);
    case 'keepApart':
      return decideApart(state, command);
    case 'putAside':
      return decideAside(state, command);
    case 'showMoment':
      return change(state.moment === command.moment ? {} : { moment: command.moment });
    case 'showSector':
      return decideShowing(state, actorId, command, circumstances);
    case 'addSteps':
    case 'editStep':
    case 'moveStep':
    case 'dropStep':
    case 'restoreStep':
    case 'replaceProgramme':
      return decideProgramme(state, command);
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
      timer: { state: 'paused', remaining: timer.endsAt - now, total: timer.total },
    });
  }
  if (timer.state === 'running') return refuse('notNow');
  return change({ timer: { state: 'running', endsAt: now + timer.remaining, total: timer.total } });
}

/** A timer that has run out starts again from now: a minute more is a minute more to work. */
function extend(timer: Timer, seconds: number, now: number): Timer {
  const total = timer.total + seconds;
  return timer.state === 'paused'
    ? { state: 'paused', remaining: Math.max(0, timer.remaining) + seconds * 1000, total }
    : { state: 'running', endsAt: Math.max(timer.endsAt, now) + seconds * 1000, total };
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
