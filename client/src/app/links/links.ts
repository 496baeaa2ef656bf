import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { routeOf } from '../route.ts';

/** The address that lets anybody who types the code in: for who did not make the session and has no links. */
export function codeLink({ code, door }: Pick<SessionState, 'code' | 'door'>): string {
  return `${location.origin}/s/${code}${door.entry === '' ? '' : `#${door.entry}`}`;
}

/** What people type: the code, with what it needs behind it since the links were renewed. */
export function enteringCode({ code, door }: Pick<SessionState, 'code' | 'door'>): string {
  return code + door.entry;
}

/**
 * The wall's address: from the observer's link, the same secret shown on another page. Without links it opens beside
 * the session of a facilitator alone.
 */
export function wallLink(code: string, links: CreatedSession['links'] | null): string {
  if (!links) return `${location.origin}/w/${code}`;
  const { pathname, hash, origin } = new URL(links.observer);
  const route = routeOf(pathname, hash);
  return route.page === 'session' ? `${origin}/w/${route.code}${hash}` : links.observer;
}

/** The page that looks whether everything works, with the facilitator's secret to get in by. */
export function preflightLink(links: CreatedSession['links']): string {
  const { pathname, hash } = new URL(links.facilitator);
  return `${pathname}/controle${hash}`;
}

/** 'bord.voorbeeld.nl': the part of an address that people type. */
export function hostOf(address: string): string {
  return new URL(address).host;
}
