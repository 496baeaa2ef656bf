import type { StepOf } from '../activities/step.ts';
import type { Localized } from '../content/localized.ts';
import { displayName, type Pair, participantOf, type SessionState } from './state.ts';

/**
 * What a harvest is about: the worksheets of the pairs that worked, and the questions of the step in which they did. Not
 * those of pairs that everybody left or of rounds before, whose people do not see what would be taken.
 */
export interface HarvestPlan {
  readonly pairs: readonly Pair[];
  /** The sheet of each question, by the question. */
  readonly sheets: ReadonlyMap<string, string>;
}

/** Null while there is nothing to harvest: the pairs are not finished. */
export function harvestPlan(state: Pick<SessionState, 'round' | 'programme'>): HarvestPlan | null {
  const { stage, pairs } = state.round;
  if (stage !== 'finished' || pairs.length === 0) return null;
  return { pairs, sheets: sheetsOfQuestions(state) };
}

/** The session with these lines, by id, known as taken. */
export function withHarvested(state: SessionState, taken: readonly string[]): SessionState {
  if (taken.length === 0) return state;
  return { ...state, version: state.version + 1, harvested: [...(state.harvested ?? []), ...taken] };
}

/** Where each question of the round's step is shared to. */
export function sheetsOfQuestions({
  round,
  programme,
}: Pick<SessionState, 'round' | 'programme'>): ReadonlyMap<string, string> {
  const isOfRound = (step: SessionState['programme'][number]): step is StepOf<'pairWork'> =>
    step.kind === 'pairWork' && (round.step === null || step.id === round.step);
  const questions = programme.filter(isOfRound).flatMap(({ settings }) => settings.questions);
  return new Map(questions.map(({ id, sheet }) => [id, sheet]));
}

const PAIR: Localized = { nl: 'tweetal', en: 'pair' };
const NOBODY: Localized = { nl: 'niemand meer', en: 'nobody left' };
const SOMEBODY: Localized = { nl: 'iemand', en: 'somebody' };

/** 'tweetal 4: Samira en Bram': what is written under a line of a pair, in the language of the session. */
export function pairLabel(
  state: SessionState,
  { number, members }: Pick<Pair, 'number' | 'members'>,
): string {
  const { language } = state;
  const names = members.map((member) => {
    const person = participantOf(state, member);
    return person ? displayName(person) : SOMEBODY[language];
  });
  const list = names.length === 0 ? NOBODY[language] : new Intl.ListFormat(language).format(names);
  return `${PAIR[language]} ${number}: ${list}`;
}
