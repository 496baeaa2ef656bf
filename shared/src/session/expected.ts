import type { Asked } from './ballots.ts';
import type { SessionState } from './state.ts';

/** Who is expected to give a ballot. */
export interface Expected {
  readonly people: number;
  /** Of those, how many are not connected now. */
  readonly away: number;
}

/**
 * Every participant with a device, whether or not it is connected at this moment: a phone that sleeps is not done. Of
 * those without one, who are there and for whom a facilitator can choose.
 */
export function expectedIn({ roster }: SessionState, asked: Asked | null): Expected {
  const expected = roster.filter(
    ({ role, hasDevice, connected }) =>
      role === 'participant' && (hasDevice || (connected && asked?.kind === 'vote')),
  );
  return { people: expected.length, away: expected.filter(({ connected }) => !connected).length };
}
