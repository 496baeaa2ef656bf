import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { ROLES, type Role } from '@verbindbord/shared/session/state.ts';
import { keptList, readKept } from './keptList.ts';

type Links = CreatedSession['links'];

/** A session that this device made or joined. Kept on this device alone; nobody has an account. */
export interface OwnSession {
  readonly code: string;
  readonly title: string;
  readonly role: Role;
  /** When it was last opened here, in milliseconds since 1970. */
  readonly openedAt: number;
  /** Only on the device that made the session: the secrets are told once. */
  readonly links: Links | null;
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

function asOwnSession(value: unknown): OwnSession | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code, title, role, openedAt, links } = value as Record<string, unknown>;
  const known = ROLES.find((other) => other === role);
  if (typeof code !== 'string' || typeof title !== 'string' || typeof openedAt !== 'number' || !known)
    return null;
  return { code, title, role: known, openedAt, links: asLinks(links) };
}

/** What is stored, newest first. */
export function readOwnSessions(store: Store | undefined): readonly OwnSession[] {
  const sessions = readKept(store, STORAGE_KEY, asOwnSession);
  return [...sessions].sort((one, other) => other.openedAt - one.openedAt);
}

/** The list with a session at its top. Links that were known stay known, and a facilitator's role is not lost. */
export function withOwnSession(
  list: readonly OwnSession[],
  session: Omit<OwnSession, 'links'> & { readonly links?: Links },
): readonly OwnSession[] {
  const before = list.find((other) => other.code === session.code);
  const links = session.links ?? before?.links ?? null;
  return [{ ...session, links }, ...list.filter((other) => other.code !== session.code)].slice(0, MOST);
}

const kept = keptList(STORAGE_KEY, readOwnSessions);

export const useOwnSessions = kept.use;

/** The links of a session that was made on this device, or null. */
export function useOwnLinks(code: string): Links | null {
  return useOwnSessions().find((session) => session.code === code)?.links ?? null;
}

/** Remembers that this device opened a session just now. */
export function rememberSession(session: {
  readonly code: string;
  readonly title: string;
  readonly role: Role;
  readonly links?: Links;
}): void {
  kept.keep(withOwnSession(kept.current(), { ...session, openedAt: Date.now() }));
}

/** Takes a session off the list of this device; the session itself stays. */
export function forgetSession(code: string): void {
  kept.keep(kept.current().filter((session) => session.code !== code));
}
