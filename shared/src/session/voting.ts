import type { Subject } from '../activities/ballot/settings.ts';
import type { Hiding } from '../activities/flipChart/settings.ts';
import {
  type Asked,
  askedIn,
  type Ballot,
  type BallotContent,
  ballotOf,
  ballotOfSheet,
  type DotContent,
  dotsIn,
  type RatingContent,
  withBallot,
} from './ballots.ts';
import type { Command } from './commands.ts';
import { type Outcome, type Refusal, refuse } from './refusals.ts';
import { participantOf, type SessionState } from './state.ts';

type CastBallot = Extract<Command, { type: 'castBallot' }>;

/*
 * What is decided about ballots. Who may ask for it is decided before (`decide.ts`); that they are kept, and gone after
 * the reveal, is the server's work.
 */

/**
 * Whose ballot it is that somebody gives: their own, or, for a facilitator, that of a participant without a device.
 * Answers in somebody else's words are written on the sheet instead, where it says who wrote them.
 */
export function voterOf(
  state: SessionState,
  actorId: string,
  { ballot, for: other }: Pick<CastBallot, 'ballot' | 'for'>,
): Outcome<{ readonly voter: string }> {
  const isFacilitator = participantOf(state, actorId)?.role === 'facilitator';
  if (other === undefined) return isFacilitator ? refuse('notAllowed') : { ok: true, voter: actorId };
  const voter = participantOf(state, other);
  if (!isFacilitator || askedIn(state, ballot)?.kind !== 'vote') return refuse('notAllowed');
  if (voter?.role !== 'participant') return refuse('unknown');
  return voter.hasDevice ? refuse('notAllowed') : { ok: true, voter: voter.id };
}

/** Why somebody cannot give this ballot now, or null. It can be changed until the reveal. */
export function refusalOfBallot(state: SessionState, ballot: string, content: BallotContent): Refusal | null {
  const asked = askedIn(state, ballot);
  if (!asked) return 'unknown';
  if (state.frozen !== null) return 'frozen';
  if (state.locked.includes(asked.step)) return 'locked';
  const { stage, begun } = ballotOf(state, ballot);
  // What lies further on in the programme cannot be answered before the group is there.
  if (stage === 'revealed' || (state.step !== asked.step && !begun)) return 'notNow';
  if (asked.kind === 'answers') return content.kind === 'answers' ? null : 'malformed';
  if (content.kind !== asked.settings.form) return 'malformed';
  return content.kind === 'rating'
    ? refusalOfMarks(asked, content)
    : refusalOfDots(asked, content as DotContent);
}

type Vote = Extract<Asked, { kind: 'vote' }>;

function refusalOfMarks({ settings, subjects }: Vote, { marks }: RatingContent): Refusal | null {
  const questions = settings.form === 'rating' ? settings.questions : [];
  const places = new Set(marks.map(({ subject, question }) => JSON.stringify([subject, question])));
  if (places.size !== marks.length) return 'malformed';
  const isThere = ({ subject, question }: RatingContent['marks'][number]): boolean =>
    subjects.some(({ id }) => id === subject) && questions.some(({ id }) => id === question);
  return marks.every(isThere) ? null : 'unknown';
}

function refusalOfDots({ settings, subjects }: Vote, content: DotContent): Refusal | null {
  const { dots } = content;
  if (settings.form !== 'dots') return 'malformed';
  if (new Set(dots.map(({ subject }) => subject)).size !== dots.length) return 'malformed';
  if (!dots.every(({ subject }) => subjects.some(({ id }) => id === subject))) return 'unknown';
  const isTooMany =
    dotsIn(content) > settings.budget || (!settings.several && dots.some((one) => one.dots > 1));
  return isTooMany ? 'notAllowed' : null;
}

/** The state in which somebody has given a ballot; the same state when that was known. */
export function begunBallot(state: SessionState, ballot: string): SessionState {
  const known = ballotOf(state, ballot);
  return known.begun
    ? state
    : { ...withBallot(state, { ...known, begun: true }), version: state.version + 1 };
}

/** Opens a ballot for one more round; what the earlier ones came to stays. Hidden answers are on the board for good. */
export function reopened(state: SessionState, ballot: string): Outcome<{ readonly ballot: Ballot }> {
  const asked = askedIn(state, ballot);
  if (!asked) return refuse('unknown');
  const known = ballotOf(state, ballot);
  if (asked.kind === 'answers' || known.stage !== 'revealed') return refuse('notNow');
  return { ok: true, ballot: { ...known, stage: 'open', round: known.round + 1, begun: false } };
}

/** Other things to vote on, as long as nobody has begun. */
export function withSubjects(
  state: SessionState,
  ballot: string,
  subjects: readonly Subject[] | null,
): Outcome<{ readonly ballot: Ballot }> {
  const asked = askedIn(state, ballot);
  if (asked?.kind !== 'vote') return refuse('unknown');
  const known = ballotOf(state, ballot);
  if (known.begun || known.stage === 'revealed') return refuse('notNow');
  return { ok: true, ballot: { ...known, subjects } };
}

/** The programme in which a question of the flip chart is asked in another way, as long as nobody has answered. */
export function withHiding(
  state: SessionState,
  sheet: string,
  hidden: Hiding | null,
): Outcome<{ readonly programme: SessionState['programme'] }> {
  const { begun, stage } = ballotOf(state, ballotOfSheet(sheet));
  if (begun || stage === 'revealed') return refuse('notNow');
  let isThere = false;
  const programme = state.programme.map((step) => {
    if (step.kind !== 'flipChart') return step;
    const sheets = step.settings.sheets.map((one) => {
      if (one.id !== sheet) return one;
      isThere = true;
      const { hidden: _before, ...rest } = one;
      return hidden === null ? rest : { ...rest, hidden };
    });
    return { ...step, settings: { sheets } };
  });
  return isThere ? { ok: true, programme } : refuse('unknown');
}
