import { refuse } from '@verbindbord/shared/session/refusals.ts';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isOwnOrigin } from '../carriers/origin.ts';
import type { Config } from '../config.ts';
import type { Sessions } from '../sessions/Sessions.ts';
import type { Store } from '../storage/store.ts';
import { requireRole } from './authentication.ts';
import { clientRoutes } from './client.ts';
import { exportRoutes } from './exportRoutes.ts';
import { healthRoutes, requireOperator } from './healthRoutes.ts';
import { makeLimits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { openapiRoute } from './openapi.ts';
import { preflightRoutes } from './preflightRoutes.ts';
import { type Permission, type Route, sendRefusal } from './routes.ts';
import { securityHeaders } from './securityHeaders.ts';
import { securityText } from './securityText.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { ticketRoutes } from './ticketRoutes.ts';

export interface AppOptions {
  readonly config: Config;
  readonly sessions: Sessions;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Every address of the HTTP interface, with who may ask. */
export function allRoutes({ config, sessions, store, metrics }: AppOptions): readonly Route[] {
  const limits = makeLimits(config);
  return [
    ...healthRoutes(store, metrics),
    ...sessionRoutes(sessions, config, limits),
    ...preflightRoutes(store, config, limits),
    ...ticketRoutes(sessions, config, limits),
    ...exportRoutes(sessions),
    openapiRoute,
    securityText(config),
  ];
}

/** The HTTP side of the server: the interface, and the built client. */
export function makeApp(options: AppOptions): Express {
  const { config, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.use(...securityHeaders(config));
  for (const route of allRoutes(options)) app[route.method](route.path, ...stepsOf(route, options));
  app.use('/api', notThere);
  app.use(clientRoutes(config.clientDir));
  app.use(notThere);
  app.use(onError(log));
  return app;
}

function stepsOf(route: Route, options: AppOptions): RequestHandler[] {
  const steps = [noStore, permit(route.permission, options)];
  if (route.method === 'post') steps.push(fromOwnPage(options.config));
  if (route.limit) steps.push(route.limit);
  if (route.maxBody > 0) steps.push(express.json({ limit: route.maxBody }));
  return [...steps, route.handler];
}

function permit(permission: Permission, { config, sessions }: AppOptions): RequestHandler {
  if (permission === 'anyone') return (_request, _response, next) => next();
  return permission === 'operator' ? requireOperator(config) : requireRole(sessions, permission);
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** A form on somebody else's page can make a browser send cookies, but not JSON and not without saying so. */
function fromOwnPage(config: Config): RequestHandler {
  return (request, response, next) => {
    if (isOwnOrigin(request, config) && request.is('application/json')) next();
    else sendRefusal(response, isOwnOrigin(request, config) ? 'malformed' : 'notAllowed');
  };
}

const notThere: RequestHandler = (_request, response) => {
  response.status(404).json(refuse('unknown'));
};

function onError(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = Number((error as { status?: unknown } | null)?.status ?? 500);
    if (status === 413) return sendRefusal(response, 'tooLarge');
    if (status >= 400 && status < 500) return sendRefusal(response, 'malformed');
    log.error({ err: error }, 'A request could not be handled.');
    response.status(500).json(refuse('notNow'));
  };
}
