import type { CreatedSession, RenewedLinks } from '@verbindbord/shared/session/requests.ts';
import { ROLES, type Role, type SessionState } from '@verbindbord/shared/session/state.ts';
import { keptList, readKept } from './keptList.ts';

export type Links = CreatedSession['links'];

/** A session that this device made or joined. Kept on this device alone; nobody has an account. */
export interface OwnSession {
  readonly code: string;
  readonly title: string;
  readonly role: Role;
  /** When it was last opened here, in milliseconds since 1970. */
  readonly openedAt: number;
  /** Only on the device that made the session: the secrets are told once. */
  readonly links: Links | null;
  /** How often links had been renewed when this device heard of them last; left out for never. */
  readonly renewals?: number;
  /** It is there to practise. `of`: the code of the session that it is a copy of, if it is. Null for all others. */
  readonly rehearsal: { readonly of: string | null } | null;
}

const STORAGE_KEY = 'verbindbord.sessions';
const MOST = 40;

type Store = Pick<Storage, 'getItem'>;

function asLinks(value: unknown): Links | null {
  if (typeof value !== 'object' || value === null) return null;
  const { facilitator, participant, observer } = value as Record<string, unknown>;
  const allText = [facilitator, participant, observer].every((link) => typeof link === 'string');
  return allText ? ({ facilitator, participant, observer } as Links) : null;
}

function asRehearsal(value: unknown): OwnSession['rehearsal'] {
  if (typeof value !== 'object' || value === null) return null;
  const { of } = value as Record<string, unknown>;
  return { of: typeof of === 'string' ? of : null };
}

function asOwnSession(value: unknown): OwnSession | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code, title, role, openedAt, links, renewals, rehearsal } = value as Record<string, unknown>;
  const known = ROLES.find((other) => other === role);
  if (typeof code !== 'string' || typeof title !== 'string' || typeof openedAt !== 'number' || !known)
    return null;
  const own = { links: asLinks(links), rehearsal: asRehearsal(rehearsal) };
  const read = { code, title, role: known, openedAt, ...own };
  return typeof renewals === 'number' ? { ...read, renewals } : read;
}

/** What is stored, newest first. */
export function readOwnSessions(store: Store | undefined): readonly OwnSession[] {
  const sessions = readKept(store, STORAGE_KEY, asOwnSession);
  return [...sessions].sort((one, other) => other.openedAt - one.openedAt);
}

/** What is known of a session besides where it is, by whoever made it here. */
interface OfItsMaker {
  readonly links?: Links;
  readonly rehearsal?: NonNullable<OwnSession['rehearsal']>;
}

/** The list with a session at its top. What was known of it stays known, and a facilitator's role is not lost. */
export function withOwnSession(
  list: readonly OwnSession[],
  session: Omit<OwnSession, keyof OfItsMaker> & OfItsMaker,
): readonly OwnSession[] {
  const before = list.find((other) => other.code === session.code);
  const links = session.links ?? before?.links ?? null;
  const rehearsal = session.rehearsal ?? before?.rehearsal ?? null;
  const renewals = before?.renewals === undefined ? {} : { renewals: before.renewals };
  const others = list.filter((other) => other.code !== session.code);
  return [{ ...renewals, ...session, links, rehearsal }, ...others].slice(0, MOST);
}

const kept = keptList(STORAGE_KEY, readOwnSessions);

export const useOwnSessions = kept.use;

/** The links of a session that was made on this device, or null; also when some were renewed on another since. */
export function useOwnLinks({ code, door }: Pick<SessionState, 'code' | 'door'>): Links | null {
  const known = useOwnSessions().find((session) => session.code === code);
  return known && (known.renewals ?? 0) === door.renewals ? known.links : null;
}

/** Remembers that this device opened a session just now. */
export function rememberSession(session: Pick<OwnSession, 'code' | 'title' | 'role'> & OfItsMaker): void {
  kept.keep(withOwnSession(kept.current(), { ...session, openedAt: Date.now() }));
}

/** Keeps links that were renewed, beside those that were not; on a device that knew none only when it has all now. */
export function rememberLinks(code: string, renewed: RenewedLinks): void {
  kept.keep(withRenewedLinks(kept.current(), code, renewed));
}

export function withRenewedLinks(
  list: readonly OwnSession[],
  code: string,
  { links, renewals }: RenewedLinks,
): readonly OwnSession[] {
  return list.map((session) =>
    session.code === code
      ? { ...session, links: asLinks({ ...session.links, ...links }), renewals }
      : session,
  );
}

/** The session of which one is a copy to practise in, if this device knows it; else null. */
export function useOriginal(code: string): OwnSession | null {
  const all = useOwnSessions();
  const of = all.find((session) => session.code === code)?.rehearsal?.of ?? null;
  return all.find((session) => session.code === of) ?? null;
}

/** Takes a session off the list of this device; the session itself stays. */
export function forgetSession(code: string): void {
  kept.keep(kept.current().filter((session) => session.code !== code));
}
