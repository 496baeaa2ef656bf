import type { Role } from '@verbindbord/shared/session/state.ts';
import type { Request, RequestHandler } from 'express';
import { contentDisposition } from '../export/fileName.ts';
import { isFormat, renderExport } from '../export/formats.ts';
import type { Sessions } from '../sessions/Sessions.ts';
import { memberOf } from './authentication.ts';
import { type Route, sendRefusal } from './routes.ts';

/** Whoever may look at the board may take it home. */
const READERS: readonly Role[] = ['facilitator', 'participant', 'noteTaker', 'observer'];

/** The exports of a session, as files. */
export function exportRoutes(sessions: Sessions): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/api/sessions/:code/export.:format',
      permission: READERS,
      maxBody: 0,
      handler: sendExport(sessions),
    },
  ];
}

/**
 * The board as it is on disk at this moment. `names=1` adds who took part, `assumptions=1` what people assume and feel
 * about stakeholders.
 */
function sendExport(sessions: Sessions): RequestHandler {
  return async (request, response) => {
    const format = String(request.params.format);
    if (!isFormat(format)) return sendRefusal(response, 'unknown');
    const read = await sessions.readSessionDocuments(memberOf(response).session.code);
    if (!read.ok) return sendRefusal(response, read.reason);
    const { state, board } = read;
    const options = { names: isAsked(request, 'names'), assumptions: isAsked(request, 'assumptions') };
    const { type, content } = renderExport(format, { state, board, options });
    response.set({
      'content-type': type,
      'content-disposition': contentDisposition(state.title, format),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.send(content);
  };
}

function isAsked(request: Request, option: string): boolean {
  return request.query[option] === '1';
}
