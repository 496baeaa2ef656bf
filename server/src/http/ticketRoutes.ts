import { type OpenedWall, openWallRequest, placeRequest } from '@verbindbord/shared/session/requests.ts';
import { participantOf } from '@verbindbord/shared/session/state.ts';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import type { Sessions } from '../sessions/Sessions.ts';
import { isSecure, memberOf, setMemberCookie } from './authentication.ts';
import type { Limits } from './limits.ts';
import { type Route, sendRefusal } from './routes.ts';

const SMALL_BODY = 1024;

/** What a facilitator hands out for one time: the wall for another computer, and a place for somebody's own device. */
export function ticketRoutes(sessions: Sessions, config: Config, limits: Limits): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/api/sessions/:code/wall',
      permission: ['facilitator'],
      maxBody: SMALL_BODY,
      handler: (_request, response) => {
        const { code } = memberOf(response).session;
        response.json(sessions.tickets.issue({ kind: 'wall', session: code }));
      },
    },
    {
      method: 'post',
      path: '/api/sessions/:code/place',
      permission: ['facilitator'],
      maxBody: SMALL_BODY,
      handler: givePlace(sessions),
    },
    {
      method: 'post',
      path: '/api/wall',
      permission: 'anyone',
      maxBody: SMALL_BODY,
      handler: openWall(sessions, config, limits),
    },
  ];
}

/** A place is given to nobody who has a device: that would be somebody else's. */
function givePlace(sessions: Sessions): RequestHandler {
  return (request, response) => {
    const wanted = placeRequest.safeParse(request.body);
    if (!wanted.success) return sendRefusal(response, 'malformed');
    const { state, code } = memberOf(response).session;
    const person = participantOf(state, wanted.data.participant);
    if (!person) return sendRefusal(response, 'unknown');
    if (person.hasDevice) return sendRefusal(response, 'notAllowed');
    response.json(sessions.tickets.issue({ kind: 'place', session: code, participant: person.id }));
  };
}

/** Whoever comes with a ticket becomes the wall of its session; of the others, those who fail stay counted. */
function openWall(sessions: Sessions, config: Config, limits: Limits): RequestHandler {
  return async (request, response) => {
    const wanted = openWallRequest.safeParse(request.body);
    if (!wanted.success) return sendRefusal(response, 'malformed');
    const address = request.ip ?? 'unknown';
    if (!(await limits.code.take(address))) return sendRefusal(response, 'tooOften');
    const { ticket } = wanted.data;
    const what = sessions.tickets.find(ticket)?.kind === 'wall' ? sessions.tickets.redeem(ticket) : null;
    const session = what && (await sessions.find(what.session));
    if (!session) return sendRefusal(response, 'noAccess');
    await limits.code.giveBack(address);
    const wall = { role: 'presenter', name: '', whereabouts: 'room', department: '' } as const;
    const outcome = await sessions.join(session, wall);
    if (!outcome.ok) return sendRefusal(response, outcome.reason);
    setMemberCookie(response, session.code, 'presenter', outcome.token, isSecure(request, config));
    const opened: OpenedWall = { code: session.code };
    response.json(opened);
  };
}
