import type { Command } from './commands.ts';
import { change, type Decision } from './decision.ts';
import type { SessionState } from './state.ts';

/** More than any map has findings; the oldest are forgotten. */
const MOST_ASIDE = 300;

/** Remembers that a finding about the map was put aside, or not any more. */
export function decideAside(
  { aside = [] }: SessionState,
  { finding, isAside }: Extract<Command, { type: 'putAside' }>,
): Decision {
  if (aside.includes(finding) === isAside) return change({});
  const others = aside.filter((key) => key !== finding);
  return change({ aside: isAside ? [...others, finding].slice(-MOST_ASIDE) : others });
}
