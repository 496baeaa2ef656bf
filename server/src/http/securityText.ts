import type { Config } from '../config.ts';
import { type Route, sendRefusal } from './routes.ts';

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Where to report a vulnerability (RFC 9116); only the organisation that runs the server can say. */
export function securityText({ securityContact }: Config): Route {
  return {
    method: 'get',
    path: '/.well-known/security.txt',
    permission: 'anyone',
    maxBody: 0,
    handler: (_request, response) => {
      if (securityContact === null) return sendRefusal(response, 'unknown');
      const expires = new Date(Date.now() + YEAR_MS).toISOString();
      const lines = [`Contact: ${securityContact}`, `Expires: ${expires}`, 'Preferred-Languages: nl, en'];
      response.type('text/plain').send(`${lines.join('\n')}\n`);
    },
  };
}
