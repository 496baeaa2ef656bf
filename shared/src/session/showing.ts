import type { Command } from './commands.ts';
import { type Circumstances, change, type Decision } from './decision.ts';
import { refuse } from './refusals.ts';
import type { SessionState, Showing } from './state.ts';

/** The part of the map that everybody is asked to look at now; null where there is none, or no map. */
export function shownSector({ showing, step }: Pick<SessionState, 'showing' | 'step'>): Showing | null {
  return showing?.step === step ? showing : null;
}

/**
 * Has everybody look at one domain of the map, or lets go of it. Refused where the group is not at a map. It ends by
 * itself when the group goes to another step.
 */
export function decideShowing(
  state: SessionState,
  actor: string,
  { domain }: Extract<Command, { type: 'showSector' }>,
  { now }: Circumstances,
): Decision {
  if (domain === null) return change({ showing: null });
  const isAtMap = state.programme.some(({ id, kind }) => id === state.step && kind === 'domainMap');
  if (!isAtMap) return refuse('notNow');
  if (shownSector(state)?.domain === domain) return change({});
  return change({ showing: { step: state.step, domain, by: actor, since: now } });
}
