import { type Pair, participantOf, type SessionState } from './state.ts';

/**
 * The session as one person may see it. Facilitators see all of it but the codes of the pairs, which nobody sees here;
 * for others a proposal of pairs does not exist before it starts, nor do those who wait at the door or were put out, and
 * of steps that were taken out only those remain that a worksheet answers.
 */
export function viewFor(whole: SessionState, participantId: string): SessionState {
  const isFacilitator = participantOf(whole, participantId)?.role === 'facilitator';
  const door = { ...whole.door, turnedAway: [], knocking: isFacilitator ? whole.door.knocking : [] };
  const shown = isFacilitator ? whole : withoutDropped(whole);
  const state = { ...shown, door, removed: isFacilitator ? whole.removed : [] };
  const { round } = state;
  const earlier = round.earlier.map(withoutCode);
  if (isFacilitator || round.stage !== 'proposed') {
    return { ...state, round: { ...round, pairs: round.pairs.map(withoutCode), earlier } };
  }
  return {
    ...state,
    round: { ...round, stage: earlier.length > 0 ? 'finished' : 'none', pairs: [], earlier },
  };
}

function withoutDropped(state: SessionState): SessionState {
  const { dropped = [] } = state;
  return dropped.length === 0
    ? state
    : { ...state, dropped: dropped.filter(({ kind }) => kind === 'pairWork') };
}

function withoutCode(pair: Pair): Pair {
  return pair.code === '' ? pair : { ...pair, code: '' };
}
