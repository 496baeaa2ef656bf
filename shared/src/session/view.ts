import { type Pair, participantOf, type SessionState } from './state.ts';

/**
 * The session as one person may see it. Facilitators see all of it but the codes of the pairs, which nobody sees here;
 * for others a proposal of pairs does not exist before it starts.
 */
export function viewFor(state: SessionState, participantId: string): SessionState {
  const { round } = state;
  const earlier = round.earlier.map(withoutCode);
  const isFacilitator = participantOf(state, participantId)?.role === 'facilitator';
  if (isFacilitator || round.stage !== 'proposed') {
    return { ...state, round: { ...round, pairs: round.pairs.map(withoutCode), earlier } };
  }
  return {
    ...state,
    round: { ...round, stage: earlier.length > 0 ? 'finished' : 'none', pairs: [], earlier },
  };
}

function withoutCode(pair: Pair): Pair {
  return pair.code === '' ? pair : { ...pair, code: '' };
}
