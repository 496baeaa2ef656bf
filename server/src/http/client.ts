import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { nonceOf } from './securityHeaders.ts';

/** The pages of the client; everything else that is not a file is really not there. */
const PAGES = ['/', '/index.html', '/s/*rest', '/w/*rest', '/hulp'];
const NONCE = '__CSP_NONCE__';

/** Serves the built client: files with a hash in their name for ever, the page itself anew each time. */
export function clientRoutes(folder: string): Router {
  const router = Router();
  router.get(PAGES, page(folder));
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: true,
    }),
  );
  router.use(express.static(folder, { index: false, maxAge: 0, dotfiles: 'ignore' }));
  return router;
}

function page(folder: string): RequestHandler {
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
      .type('html')
      .set('Cache-Control', 'no-store')
      .send(html.replaceAll(NONCE, nonceOf(response)));
  };
}
