import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { hashSecret } from '../sessions/secrets.ts';
import type { Store } from '../storage/store.ts';
import type { Metrics } from './metrics.ts';
import { type Route, sendRefusal } from './routes.ts';

/** Whether the server lives, whether it can do its work, and figures about it. */
export function healthRoutes(store: Store, metrics: Metrics): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/healthz',
      permission: 'anyone',
      maxBody: 0,
      handler: (_request, response) => {
        response.json({ ok: true });
      },
    },
    {
      method: 'get',
      path: '/readyz',
      permission: 'anyone',
      maxBody: 0,
      handler: async (_request, response) => {
        try {
          await store.check();
          response.json({ ok: true });
        } catch {
          response.status(503).json({ ok: false, reason: 'notNow' });
        }
      },
    },
    {
      method: 'get',
      path: '/metrics',
      permission: 'operator',
      maxBody: 0,
      handler: async (_request, response) => {
        response.type(metrics.contentType).send(await metrics.text());
      },
    },
  ];
}

/** Lets this machine pass, unless it only passes on what others ask, and holders of the metrics token. */
export function requireOperator(config: Config): RequestHandler {
  return (request, response, next) => {
    const { metricsToken } = config;
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const hasToken =
      metricsToken !== null &&
      bearer !== undefined &&
      timingSafeEqual(hashSecret(bearer), hashSecret(metricsToken));
    if (hasToken || isFromHere(request)) next();
    else sendRefusal(response, 'noAccess');
  };
}

function isFromHere({ headers, socket }: Request): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const address = socket.remoteAddress ?? '';
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
