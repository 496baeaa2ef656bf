import { SIZE } from '@verbindbord/shared/board/limits.ts';
import { ballotsOf, readExport } from '@verbindbord/shared/report/exportFile.ts';
import { fillBoard } from '@verbindbord/shared/report/fillBoard.ts';
import { type Outcome, refuse } from '@verbindbord/shared/session/refusals.ts';
import {
  type CreatedSession,
  createSessionRequest,
  type Invitation,
  type Joined,
  joinRequest,
  type RenewedLinks,
  renewLinksRequest,
  type ToldStanding,
} from '@verbindbord/shared/session/requests.ts';
import { displayName, type Role } from '@verbindbord/shared/session/state.ts';
import type { Request, RequestHandler, Response } from 'express';
import { hostOf } from '../carriers/origin.ts';
import type { Config } from '../config.ts';
import { firstBoard } from '../sessions/firstBoard.ts';
import type { LiveSession } from '../sessions/LiveSession.ts';
import { type Membership, type NewSession, namesIn, type Sessions } from '../sessions/Sessions.ts';
import { readEntry } from '../sessions/secrets.ts';
import {
  askedRole,
  bearerOf,
  facilitatorHere,
  isSecure,
  memberOf,
  type Returning,
  returningMember,
  setMemberCookie,
} from './authentication.ts';
import type { Limits } from './limits.ts';
import { type Route, sendRefusal } from './routes.ts';

const SMALL_BODY = 256 * 1024;
/** A board of a few thousand things as an exported file. */
const EXPORT_BODY = 20 * 1024 * 1024;
const SECRET_HEADER = 'x-verbindbord-secret';
const MAX_SECRET = 128;

/** Making sessions, looking at an invitation, joining. */
export function sessionRoutes(sessions: Sessions, config: Config, limits: Limits): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/api/sessions',
      permission: 'anyone',
      limit: limitCreating(limits),
      maxBody: EXPORT_BODY,
      handler: createSession(sessions, config),
    },
    {
      method: 'get',
      path: '/api/sessions/:code/invitation',
      permission: 'anyone',
      maxBody: 0,
      handler: showInvitation(sessions, limits),
    },
    {
      method: 'post',
      path: '/api/sessions/:code/join',
      permission: 'anyone',
      maxBody: SMALL_BODY,
      handler: joinSession(sessions, config, limits),
    },
    {
      method: 'get',
      path: '/api/sessions/:code/standing',
      permission: 'anyone',
      maxBody: 0,
      handler: tellStanding(sessions),
    },
    {
      method: 'post',
      path: '/api/sessions/:code/links',
      permission: ['facilitator'],
      maxBody: SMALL_BODY,
      handler: renewLinks(sessions, config),
    },
  ];
}

function limitCreating(limits: Limits): RequestHandler {
  return async (request, response, next) => {
    if (await limits.create.take(request.ip ?? 'unknown')) next();
    else sendRefusal(response, 'tooOften');
  };
}

function createSession(sessions: Sessions, config: Config): RequestHandler {
  return async (request, response) => {
    const wanted = readNewSession(request.body);
    if (!wanted.ok) return sendRefusal(response, wanted.reason);
    const { code, secrets, recoveryCode } = await sessions.create(wanted.session);
    const link = linksOf(request, config, code);
    const created: CreatedSession = {
      code,
      links: {
        facilitator: link(secrets.facilitator),
        participant: link(secrets.participant),
        observer: link(secrets.observer),
      },
      recoveryCode,
    };
    response.status(201).json(created);
  };
}

function linksOf(request: Request, config: Config, code: string): (secret: string) => string {
  const base = config.publicUrl?.origin ?? `${request.protocol}://${hostOf(request, config) ?? 'localhost'}`;
  return (secret) => `${base}/s/${code}#${secret}`;
}

/** What was told when the session was made, for the links that leaked: the ones of before open nothing any more. */
function renewLinks(sessions: Sessions, config: Config): RequestHandler {
  return async (request, response) => {
    const wanted = renewLinksRequest.safeParse(request.body);
    if (!wanted.success) return sendRefusal(response, 'malformed');
    const member = memberOf(response);
    const outcome = await sessions.renewLinks(member, wanted.data.roles);
    if (!outcome.ok) return sendRefusal(response, outcome.reason);
    const link = linksOf(request, config, member.session.code);
    const links = Object.entries(outcome.secrets).map(([role, secret]) => [role, link(secret)]);
    const { renewals } = member.session.state.door;
    const { recoveryCode } = outcome;
    response.json({ links: Object.fromEntries(links), renewals, recoveryCode } satisfies RenewedLinks);
  };
}

/** Asked again and again by who waits to be let in, with the token that they got when they knocked. */
function tellStanding(sessions: Sessions): RequestHandler {
  return async (request, response) => {
    const token = bearerOf(request);
    if (token === null) return sendRefusal(response, 'noAccess');
    const outcome = await sessions.standing(String(request.params.code), token);
    if (!outcome.ok) return sendRefusal(response, outcome.reason);
    response.json({ standing: outcome.standing } satisfies ToldStanding);
  };
}

/** A session from a template, from steps of one's own, or from a file that was exported before. */
function readNewSession(body: unknown): Outcome<{ readonly session: NewSession }> {
  if (typeof body === 'object' && body !== null && 'from' in body) {
    const read = readExport(body.from);
    if (!read.ok) return refuse('malformed');
    const { title, language, programme } = read.file.session;
    const board = firstBoard((doc) => fillBoard(doc, read.file.board));
    if (board.length > SIZE.bytes) return refuse('tooLarge');
    const ballots = ballotsOf(read.file);
    return { ok: true, session: { title, language, template: 'internal', programme, board, ballots } };
  }
  const parsed = createSessionRequest.safeParse(body);
  if (!parsed.success) return refuse('malformed');
  const { programme, ...wanted } = parsed.data;
  return { ok: true, session: programme ? { ...wanted, programme } : wanted };
}

function showInvitation(sessions: Sessions, limits: Limits): RequestHandler {
  return async (request, response) => {
    const secret = request.get(SECRET_HEADER) ?? null;
    const found = await whoComes(request, sessions, limits, secret, isForWall(request));
    if (!found.ok) return sendRefusal(response, found.reason);
    const { session, role, returning, knowsSecret, place } = found.comer;
    const known = place?.of.participant ?? returning?.participant;
    const { state } = session;
    const invitation: Invitation = {
      title: state.title,
      language: state.language,
      role: known?.role ?? role,
      names: knowsSecret ? namesIn(state) : [],
      departments: state.departments,
      returning: known ? { name: displayName(known) } : null,
    };
    response.json(invitation);
  };
}

function joinSession(sessions: Sessions, config: Config, limits: Limits): RequestHandler {
  return async (request, response) => {
    const wanted = joinRequest.safeParse(request.body);
    if (!wanted.success) return sendRefusal(response, 'malformed');
    const { secret, name, whereabouts, department, presenter } = wanted.data;
    const wall = presenter || isForWall(request);
    const found = await whoComes(request, sessions, limits, secret ?? null, wall);
    if (!found.ok) return sendRefusal(response, found.reason);
    const { session, role, returning, isTrusted, place } = found.comer;
    const secure = isSecure(request, config);
    if (place) {
      // Somebody else scanned it: the ticket is not theirs, and the code lets them in as it does anybody.
      if (name !== undefined) return sendRefusal(response, 'notAllowed');
      const taken = await sessions.takePlace(place.of, place.ticket);
      if (!taken.ok) return sendRefusal(response, taken.reason);
      const { id, role: own } = place.of.participant;
      setMemberCookie(response, session.code, own, taken.token, secure);
      return sendJoined(response, { participantId: id, role: own, token: taken.token, isWaiting: false });
    }
    // Somebody who gives a name on a device that was here before is somebody else: the device is shared.
    if (returning && name === undefined) {
      const { id, role: now } = returning.participant;
      return sendJoined(response, { participantId: id, role: now, token: returning.token, isWaiting: false });
    }
    if (role !== 'presenter' && name === undefined) return sendRefusal(response, 'malformed');
    const joining = { role, name: name ?? '', whereabouts, department };
    const outcome = await sessions.join(session, joining, isTrusted);
    if (!outcome.ok) return sendRefusal(response, outcome.reason);
    const { participantId, token, isWaiting } = outcome;
    setMemberCookie(response, session.code, role, token, secure);
    sendJoined(response, { participantId, role, token, isWaiting });
  };
}

function sendJoined(response: Response, joined: Joined): void {
  response.json(joined);
}

interface Comer {
  readonly session: LiveSession;
  /** What a newcomer gets. */
  readonly role: Role;
  readonly knowsSecret: boolean;
  /** Holds what only facilitators have: is let in whatever the door does. */
  readonly isTrusted: boolean;
  readonly returning: Returning | null;
  /** Somebody without a device so far, whose place this ticket gives; a name makes somebody else of who comes. */
  readonly place?: { readonly of: Membership; readonly ticket: string };
}

/**
 * Who stands at the door: somebody with a secret, somebody who was here before, or somebody with only the code.
 * Of the last kind, those who fail stay counted. At a door that is closed only a wall can knock: it may have to be
 * opened on another machine.
 */
async function whoComes(
  request: Request,
  sessions: Sessions,
  limits: Limits,
  secret: string | null,
  wall: boolean,
): Promise<Outcome<{ readonly comer: Comer }>> {
  const code = String(request.params.code);
  if (secret !== null && readEntry(secret) === null) {
    if (secret.length > MAX_SECRET) return refuse('noAccess');
    const place = wall ? null : await sessions.placeBy(code, secret);
    if (place) {
      const { session, participant } = place;
      const comer = { session, role: participant.role, knowsSecret: true, isTrusted: true, returning: null };
      return { ok: true, comer: { ...comer, place: { of: place, ticket: secret } } };
    }
    const entrance = await sessions.enter(code, secret);
    // Who was in is so also with a link that was renewed since.
    if (!entrance.ok) return (await whoReturns(request, sessions)) ?? entrance;
    const { session } = entrance;
    const role = wall && entrance.role !== 'participant' ? 'presenter' : entrance.role;
    const returning = await returningMember(request, sessions, role);
    const isTrusted = entrance.role === 'facilitator';
    const mayKnock = session.state.open || role === 'presenter';
    if (!isTrusted && !returning && !mayKnock) return refuse('noAccess');
    return { ok: true, comer: { session, role, knowsSecret: true, isTrusted, returning } };
  }
  const known = await whoReturns(request, sessions);
  if (known) return known;
  // A facilitator opens the wall in a tab beside the session, whoever made that.
  const opener = wall ? await facilitatorHere(request, sessions) : null;
  if (opener) {
    const { session } = opener;
    const comer = {
      session,
      role: 'presenter',
      knowsSecret: true,
      isTrusted: true,
      returning: null,
    } as const;
    return { ok: true, comer };
  }
  const address = request.ip ?? 'unknown';
  if (!(await limits.code.take(address))) return refuse('tooOften');
  const entrance = await sessions.enter(code, secret);
  if (!entrance.ok) return entrance;
  await limits.code.giveBack(address);
  const { session, role } = entrance;
  return { ok: true, comer: { session, role, knowsSecret: false, isTrusted: false, returning: null } };
}

/** Somebody whom this browser brings back by its cookie, or null. */
async function whoReturns(
  request: Request,
  sessions: Sessions,
): Promise<Outcome<{ readonly comer: Comer }> | null> {
  const returning = await returningMember(request, sessions, askedRole(request));
  if (!returning) return null;
  const { session, participant } = returning;
  const { role } = participant;
  return { ok: true, comer: { session, role, knowsSecret: true, isTrusted: false, returning } };
}

/** The wall joins as nobody; it says so in its address too, to come back by its own cookie. */
function isForWall(request: Request): boolean {
  return askedRole(request) === 'presenter';
}
