import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { routeOf } from '../route.ts';

/** The address that lets anybody who types the code in: for who did not make the session and has no links. */
export function codeLink(code: string): string {
  return `${location.origin}/s/${code}`;
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

/** 'bord.voorbeeld.nl': the part of an address that people type. */
export function hostOf(address: string): string {
  return new URL(address).host;
}
