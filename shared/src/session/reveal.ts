import type { BallotResult, Counts, Reason } from '../activities/ballot/result.ts';
import { VALUES } from '../activities/ballot/result.ts';
import { type Asked, askedIn, type BallotContent, ballotOf, isEmptyBallot, withBallot } from './ballots.ts';
import { type Outcome, refuse } from './refusals.ts';
import { displayName, participantOf, type SessionState } from './state.ts';

/** What a person gave to a ballot. */
export interface Given {
  readonly participant: string;
  readonly content: BallotContent;
}

/** A hidden answer as everybody gets to see it; `author` is null where it was asked without names. */
export interface Answer {
  readonly text: string;
  readonly author: { readonly participant: string; readonly name: string } | null;
}

export interface Revealed {
  readonly state: SessionState;
  /** What is to be written on a sheet of the flip chart; null for ratings and dots. */
  readonly answers: { readonly sheet: string; readonly answers: readonly Answer[] } | null;
}

/**
 * Reveals a ballot: answers in an order that says nothing about who wrote them or when, ratings and dots as how many
 * chose what. Nothing of what it gives tells who chose what; reasons and answers have a name only where that was said
 * beforehand.
 *
 * @param random gives numbers in [0, 1) that nobody can guess
 */
export function reveal(
  state: SessionState,
  ballot: string,
  given: readonly Given[],
  random: () => number,
): Outcome<Revealed> {
  const asked = askedIn(state, ballot);
  if (!asked) return refuse('unknown');
  const known = ballotOf(state, ballot);
  const counted = given.filter(({ content }) => !isEmptyBallot(content));
  if (known.stage === 'revealed' || counted.length === 0) return refuse('notNow');
  const results = asked.kind === 'vote' ? [...known.results, resultOf(state, asked, counted, random)] : [];
  const next = withBallot(state, { ...known, stage: 'revealed', results });
  return {
    ok: true,
    state: { ...next, version: state.version + 1 },
    answers:
      asked.kind === 'vote'
        ? null
        : { sheet: asked.sheet, answers: shuffled(answersIn(state, asked, counted), random) },
  };
}

type Hidden = Extract<Asked, { kind: 'answers' }>;
type Vote = Extract<Asked, { kind: 'vote' }>;

function answersIn(state: SessionState, { hidden }: Hidden, given: readonly Given[]): Answer[] {
  return given.flatMap(({ participant, content }) => {
    const name = nameOf(state, participant);
    const author = hidden === 'anonymous' || name === null ? null : { participant, name };
    return content.kind === 'answers' ? content.texts.map((text) => ({ text, author })) : [];
  });
}

function resultOf(
  state: SessionState,
  { settings, subjects }: Vote,
  given: readonly Given[],
  random: () => number,
): BallotResult {
  const listed = subjects.map(({ id, title, hint }) => ({ id, title, hint }));
  if (settings.form === 'dots') {
    const dots = subjects.map(({ id }) => {
      const counts = given.flatMap(({ content }) =>
        content.kind === 'dots' ? content.dots.filter(({ subject }) => subject === id) : [],
      );
      return { subject: id, dots: counts.reduce((sum, one) => sum + one.dots, 0), people: counts.length };
    });
    return { form: 'dots', ballots: given.length, subjects: listed, dots };
  }
  const { questions, anonymous } = settings;
  const marks = given.flatMap(({ participant, content }) => {
    const by = anonymous ? null : nameOf(state, participant);
    return content.kind === 'rating' ? content.marks.map((mark) => ({ ...mark, by })) : [];
  });
  const cells = subjects.flatMap(({ id: subject }) =>
    questions.map(({ id: question }) => {
      const own = marks.filter((mark) => mark.subject === subject && mark.question === question);
      const counts: Counts = VALUES.map((value) => own.filter((mark) => mark.value === value).length);
      const reasons: Reason[] = own
        .filter(({ reason }) => reason !== '')
        .map(({ value, reason, by }) => ({ value, text: reason, by }));
      return { subject, question, counts: [...counts], reasons: shuffled(reasons, random) };
    }),
  );
  return { form: 'rating', ballots: given.length, subjects: listed, questions: [...questions], cells };
}

function nameOf(state: SessionState, participant: string): string | null {
  const person = participantOf(state, participant);
  return person ? displayName(person) : null;
}

/** Fisher and Yates: what came before says nothing about what comes after. */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}
