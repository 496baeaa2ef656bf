import type { Command } from './commands.ts';
import { type Circumstances, change, type Decision } from './decision.ts';
import { refuse } from './refusals.ts';
import type { SessionState } from './state.ts';
import { tellingPairs, turnOf } from './turn.ts';

type TurnCommand = Extract<Command, { type: 'giveTurn' | 'nextTurn' | 'endTurn' }>;

/** Whose turn it is to tell the group what a pair shared. */
export function decideTurn(state: SessionState, command: TurnCommand, { now }: Circumstances): Decision {
  const at = turnOf(state)?.pair ?? null;
  switch (command.type) {
    case 'giveTurn':
      return command.pair === at ? change({}) : turnTo(state, command.pair, now);
    case 'nextTurn':
      // Two who press at the same moment mean the same step, not two.
      return command.from === at ? turnTo(state, command.to, now) : change({});
    case 'endTurn':
      return at === null ? refuse('notNow') : turnTo(state, null, now);
  }
}

function turnTo(state: SessionState, pair: string | null, now: number): Decision {
  if (pair !== null && !tellingPairs(state).some(({ id }) => id === pair)) return refuse('unknown');
  const had = turnOf(state)?.had ?? [];
  const all = pair === null || had.includes(pair) ? had : [...had, pair];
  return change({ turn: { step: state.step, pair, since: now, had: all } });
}
