import { participantOf, type SessionState } from './state.ts';

/**
 * The session as one person may see it. Facilitators see all of it; for others a proposal of pairs does not
 * exist before it starts.
 */
export function viewFor(state: SessionState, participantId: string): SessionState {
  if (participantOf(state, participantId)?.role === 'facilitator') return state;
  const { round } = state;
  if (round.stage !== 'proposed') return state;
  return {
    ...state,
    round: { stage: round.earlier.length > 0 ? 'finished' : 'none', pairs: [], earlier: round.earlier },
  };
}
