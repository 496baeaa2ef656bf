import type { Preflight } from '@verbindbord/shared/session/requests.ts';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import type { Store } from '../storage/store.ts';
import { memberOf } from './authentication.ts';
import type { Limits } from './limits.ts';
import { type Route, sendRefusal } from './routes.ts';

/** Whether a session can begin, as far as only the server can tell. */
export function preflightRoutes(store: Store, config: Config, limits: Limits): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/api/sessions/:code/preflight',
      permission: ['facilitator'],
      limit: limitLooking(limits),
      maxBody: 0,
      handler: look(store, config),
    },
  ];
}

/** Each look is a write that waits for the disk. */
function limitLooking(limits: Limits): RequestHandler {
  return async (_request, response, next) => {
    if (await limits.preflight.take(memberOf(response).participant.id)) next();
    else sendRefusal(response, 'tooOften');
  };
}

function look(store: Store, { sessionPeople }: Config): RequestHandler {
  return async (_request, response) => {
    const { state } = memberOf(response).session;
    const found: Preflight = {
      storeMs: await timeToSave(store),
      people: state.roster.length,
      maxPeople: sessionPeople,
    };
    response.json(found);
  };
}

/** Milliseconds until something that was written is on disk; null when it does not come there. */
async function timeToSave(store: Store): Promise<number | null> {
  const start = performance.now();
  try {
    await store.check();
    return Math.round(performance.now() - start);
  } catch {
    return null;
  }
}
