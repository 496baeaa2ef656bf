import type { Pair, SessionState, Turn } from './state.ts';

/** Whose turn it is in the step that the group is at; null when it is nobody's and nobody had one there. */
export function turnOf({ turn, step }: Pick<SessionState, 'turn' | 'step'>): Turn | null {
  return turn?.step === step ? turn : null;
}

/** The pairs that can be asked to tell: those of this round once it has started, then those of before. */
export function tellingPairs({ round }: Pick<SessionState, 'round'>): readonly Pair[] {
  const now = round.stage === 'working' || round.stage === 'finished' ? round.pairs : [];
  const ids = new Set(now.map(({ id }) => id));
  // A pair that came back in another round is in both: it is the one of now.
  return [...now, ...round.earlier.filter(({ id }, index, all) => !ids.has(id) && isLast(all, id, index))];
}

function isLast(pairs: readonly Pair[], id: string, index: number): boolean {
  return pairs.findLastIndex((pair) => pair.id === id) === index;
}

/** The pair whose turn it is now, if any. */
export function pairAtTurn(state: Pick<SessionState, 'turn' | 'step' | 'round'>): Pair | undefined {
  const turn = turnOf(state);
  return turn?.pair ? tellingPairs(state).find(({ id }) => id === turn.pair) : undefined;
}

/**
 * The pairs that are still to come, by their numbers. Only pairs of this round: of one that everybody left nobody is
 * there to tell. Who has nothing on the board is passed over, until there is something.
 *
 * @param having the pairs of which something is on the board
 */
export function turnQueue(
  state: Pick<SessionState, 'turn' | 'step' | 'round'>,
  having: ReadonlySet<string>,
): readonly Pair[] {
  const had = new Set(turnOf(state)?.had);
  const { stage, pairs } = state.round;
  if (stage !== 'working' && stage !== 'finished') return [];
  return pairs
    .filter(({ id, members }) => having.has(id) && !had.has(id) && members.length > 0)
    .sort((one, other) => one.number - other.number);
}
