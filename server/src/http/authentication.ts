import { ROLES, type Role } from '@verbindbord/shared/session/state.ts';
import { parseCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import type { Config } from '../config.ts';
import type { Membership, Sessions } from '../sessions/Sessions.ts';
import { readCode } from '../sessions/secrets.ts';
import { sendRefusal } from './routes.ts';

const COOKIE_MAX_AGE_MS = 180 * 24 * 3600 * 1000;
const BEARER = /^Bearer ([\w-]{1,128})$/i;

/**
 * The cookie that brings somebody back as the same person. One per session and kind of role, so that one browser
 * can hold a facilitator in one tab and a participant in another.
 */
function cookieName(code: string, role: Role): string {
  return `vb_${code}_${role}`;
}

/**
 * `lax` and not `strict`, so that a link to an export in a mail works for who is in the session. Everything that
 * changes something asks for JSON from a page of this server besides.
 */
export function setMemberCookie(
  response: Response,
  code: string,
  role: Role,
  token: string,
  secure: boolean,
): void {
  response.cookie(cookieName(code, role), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: `/api/sessions/${code}`,
    maxAge: COOKIE_MAX_AGE_MS,
  });
}

/** Whether a cookie may travel over encrypted connections alone. */
export function isSecure(request: Request, config: Config): boolean {
  return config.publicUrl?.protocol === 'https:' || request.secure;
}

/** Somebody who was here before, with the token of that time. */
export interface Returning extends Membership {
  readonly token: string;
}

/** Who this browser already is in a session: in one role, or in the first of all roles. */
export async function returningMember(
  request: Request,
  sessions: Sessions,
  role: Role | null,
): Promise<Returning | null> {
  const code = readCode(String(request.params.code));
  if (code === null) return null;
  const cookies = parseCookie(request.headers.cookie ?? '');
  for (const one of role === null ? ROLES : [role]) {
    const token = cookies[cookieName(code, one)];
    if (token === undefined) continue;
    const outcome = await sessions.authenticate(code, token);
    if (outcome.ok) return { ...outcome, token };
  }
  return null;
}

/** The facilitator of a session that this browser is, in whatever role they came in. */
export async function facilitatorHere(request: Request, sessions: Sessions): Promise<Returning | null> {
  for (const role of ROLES) {
    const returning = await returningMember(request, sessions, role);
    if (returning?.participant.role === 'facilitator') return returning;
  }
  return null;
}

/** The role that a request names in its query, or null. */
export function askedRole(request: Request): Role | null {
  return ROLES.find((role) => role === request.query.role) ?? null;
}

/** The token that a request shows, or null. */
export function bearerOf(request: Request): string | null {
  return BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/**
 * Lets people of the session in the path pass who have one of these roles, by bearer token or cookie; the
 * handler after it finds them with `memberOf`.
 */
export function requireRole(sessions: Sessions, roles: readonly Role[]): RequestHandler {
  return async (request, response, next) => {
    const bearer = bearerOf(request);
    const code = String(request.params.code);
    const byToken = bearer === null ? null : await sessions.authenticate(code, bearer);
    const member = byToken?.ok ? byToken : await returningMember(request, sessions, askedRole(request));
    if (!member) return sendRefusal(response, 'noAccess');
    if (!roles.includes(member.participant.role)) return sendRefusal(response, 'notAllowed');
    response.locals.member = member;
    next();
  };
}

/** The person that `requireRole` let pass. */
export function memberOf(response: Response): Membership {
  return response.locals.member as Membership;
}
