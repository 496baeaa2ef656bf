import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { hostOf } from '../carriers/origin.ts';
import type { Config } from '../config.ts';

/** The nonce of this response, for the style elements that interface parts insert. */
export function nonceOf(response: Response): string {
  return String(response.locals.nonce);
}

/**
 * Headers of every answer: nothing from elsewhere is loaded, nothing may frame us, and no address of ours, which
 * could hold a code, goes to others.
 */
export function securityHeaders(config: Config): readonly RequestHandler[] {
  const https = config.publicUrl?.protocol === 'https:';
  const giveNonce: RequestHandler = (request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64');
    // Older browsers do not count WebSockets of the own host as 'self'.
    const host = /^[\w.:[\]-]+$/.exec(hostOf(request, config) ?? '')?.[0];
    response.locals.sockets = host === undefined ? '' : `ws://${host} wss://${host}`;
    next();
  };
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (_request, response) => `'nonce-${localOf(response, 'nonce')}'`],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", (_request, response) => localOf(response, 'sockets')],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 365 * 24 * 3600 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return [giveNonce, headers];
}

function localOf(response: object, name: 'nonce' | 'sockets'): string {
  return String((response as Response).locals[name]);
}
