import { participantOf, type SessionState } from './state.ts';

/** How long nobody leads before a deputy may. A line that dips and a page that is loaded anew are back before that. */
export const LEADERLESS_MS = 20_000;

/** Who may take over from the facilitators, and whether one of them is there. */
export interface Lead {
  /** People whom a facilitator named. Nobody else ever gets the lead without being given it. */
  readonly deputies: readonly string[];
  /** Since when no facilitator has been connected, on the server's clock; null while one is. */
  readonly lostAt: number | null;
  /** Who took over last, for those who were away. */
  readonly takenOver: { readonly by: string; readonly at: number } | null;
}

export const NO_DEPUTIES: Lead = { deputies: [], lostAt: null, takenOver: null };

/** The session with it noted since when nobody leads it; the same one when that was known. */
export function withLead(state: SessionState, now: number): SessionState {
  const isLed = state.roster.some(({ role, connected }) => role === 'facilitator' && connected);
  const lostAt = isLed ? null : (state.lead.lostAt ?? now);
  return lostAt === state.lead.lostAt ? state : { ...state, lead: { ...state.lead, lostAt } };
}

/** The lead without somebody as deputy. */
export function withoutDeputy(lead: Lead, person: string): Lead {
  if (!lead.deputies.includes(person)) return lead;
  return { ...lead, deputies: lead.deputies.filter((deputy) => deputy !== person) };
}

/** Whether a facilitator named this person. */
export function isDeputy({ lead }: SessionState, person: string): boolean {
  return lead.deputies.includes(person);
}

/** From which moment on somebody may take over; null for who is no deputy, and while a facilitator is there. */
export function mayLeadFrom(state: SessionState, person: string): number | null {
  const { lostAt } = state.lead;
  return lostAt === null || !isDeputy(state, person) ? null : lostAt + LEADERLESS_MS;
}

/** Whether somebody can be named: who leads already need not, and the wall and who has no device cannot. */
export function canBeDeputy(state: SessionState, person: string): boolean {
  const known = participantOf(state, person);
  return known?.hasDevice === true && known.role !== 'facilitator' && known.role !== 'presenter';
}
