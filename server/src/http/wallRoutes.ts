import { type OpenedWall, openWallRequest } from '@verbindbord/shared/session/requests.ts';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import type { Sessions } from '../sessions/Sessions.ts';
import { isSecure, memberOf, setMemberCookie } from './authentication.ts';
import type { Limits } from './limits.ts';
import { type Route, sendRefusal } from './routes.ts';

const SMALL_BODY = 1024;

/** Having another computer show the wall: a facilitator asks for a ticket, somebody types it there. */
export function wallRoutes(sessions: Sessions, config: Config, limits: Limits): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/api/sessions/:code/wall',
      permission: ['facilitator'],
      maxBody: SMALL_BODY,
      handler: (_request, response) => {
        response.json(sessions.wallTickets.issue(memberOf(response).session.code));
      },
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

/** Whoever comes with a ticket becomes the wall of its session; of the others, those who fail stay counted. */
function openWall(sessions: Sessions, config: Config, limits: Limits): RequestHandler {
  return async (request, response) => {
    const wanted = openWallRequest.safeParse(request.body);
    if (!wanted.success) return sendRefusal(response, 'malformed');
    const address = request.ip ?? 'unknown';
    if (!(await limits.code.take(address))) return sendRefusal(response, 'tooOften');
    const code = sessions.wallTickets.redeem(wanted.data.ticket);
    const session = code === null ? null : await sessions.find(code);
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
