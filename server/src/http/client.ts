import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import sirv from 'sirv';
import { nonceOf } from './securityHeaders.ts';

/** The addresses of the client. The page itself tells people what to do at any other. */
const PAGES = ['/', '/index.html', '/s/*rest', '/w/*rest', '/hulp'];
const NONCE = '__CSP_NONCE__';

/** Serves the built client: files with a hash in their name for ever, the page itself anew each time. */
export function clientRoutes(folder: string): Router {
  const router = Router();
  router.get(PAGES, page(folder, 200));
  if (existsSync(folder)) router.use(files(folder));
  router.get('/*rest', (request, response, next) => {
    if (request.accepts(['json', 'html']) === 'html') return page(folder, 404)(request, response, next);
    next();
  });
  return router;
}

/** Files go out as the build packed them, where the browser can unpack that. */
function files(folder: string): RequestHandler {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const isForEver = path.startsWith('/assets/');
      response.setHeader('Cache-Control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

function page(folder: string, status: 200 | 404): RequestHandler {
  return async (_request, response) => {
    let html: string;
    try {
      html = await readFile(join(folder, 'index.html'), 'utf8');
    } catch {
      response
        .status(503)
        .type('text')
        .send('The client has not been built: start the server with npm start.\n');
      return;
    }
    response
      .status(status)
      .type('html')
      .set('Cache-Control', 'no-store')
      .send(html.replaceAll(NONCE, nonceOf(response)));
  };
}
