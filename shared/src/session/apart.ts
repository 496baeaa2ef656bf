import type { Command } from './commands.ts';
import { change, type Decision } from './decision.ts';
import { refuse } from './refusals.ts';
import type { SessionState } from './state.ts';

/** More than anybody says no to in an afternoon; the oldest are forgotten. */
const MOST_APART = 300;

/** One key for two notes, whichever is named first. */
export function apartKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

export function decideApart(
  { apart = [] }: SessionState,
  { one, other }: Extract<Command, { type: 'keepApart' }>,
): Decision {
  if (one === other) return refuse('unknown');
  const key = apartKey(one, other);
  return change(apart.includes(key) ? {} : { apart: [...apart, key].slice(-MOST_APART) });
}
