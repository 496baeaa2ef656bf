import { asLine } from '@verbindbord/shared/session/names.ts';
import { freeNumber } from '@verbindbord/shared/session/roster.ts';
import { displayName } from '@verbindbord/shared/session/state.ts';

/** How a name will stand on the board among those that are taken: as it is, or with a number ('Anna 2'). */
export function shownAs(taken: readonly string[], name: string): string {
  const line = asLine(name);
  return line === '' ? '' : displayName({ name: line, namesake: freeNumber(taken, line) });
}
