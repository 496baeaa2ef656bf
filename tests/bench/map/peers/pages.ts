import { createReadStream } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { WebSocketServer } from 'ws';
import { ROOT } from '../../../../server/launch/prepare.mjs';
import type { BenchMap, Drag } from '../map.ts';
import type { Moves } from './feed.ts';

const PAGES = join(import.meta.dirname, 'pages');
const BUILT = join(ROOT, 'node_modules/.cache/bench-map');
const FONTS = join(ROOT, 'tests/node_modules/@excalidraw/excalidraw/dist/prod/fonts');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** The beat of our own server, so that nobody gets the drags in more pieces than another. */
const BEAT_MS = 20;
/** How often each of those who drag says where they are. */
const SAYS_EVERY_MS = 50;

/** Builds the pages of the others for production, fonts included, so that nothing is fetched from elsewhere. */
export async function buildPages(): Promise<void> {
  await build({
    root: PAGES,
    configFile: false,
    logLevel: 'error',
    // Asked for by name in the code of Excalidraw, which has another build for Preact.
    define: { 'process.env.IS_PREACT': '"false"' },
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: ['excalidraw', 'xyflow', 'empty'].map((page) => join(PAGES, `${page}.html`)),
        // Only who pastes a diagram of Mermaid needs it, and it is not installed.
        external: ['@excalidraw/mermaid-to-excalidraw'],
      },
    },
  });
  await cp(FONTS, join(BUILT, 'fonts'), { recursive: true });
}

/** Serves the built pages, the map, and over a plain WebSocket what the others carry where. */
export async function servePages(
  map: BenchMap,
  drags: readonly Drag[],
): Promise<{ address: string; stop: () => void }> {
  const told = JSON.stringify({ cards: map.cards, connections: map.connections });
  const http = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/map.json') {
      response.setHeader('content-type', 'application/json').end(told);
      return;
    }
    const file = join(BUILT, path);
    const isFile =
      file.startsWith(BUILT) &&
      (await stat(file).then(
        (found) => found.isFile(),
        () => false,
      ));
    if (!isFile) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  const sockets = new WebSocketServer({ server: http, path: '/drags', perMessageDeflate: false });
  const timer = setInterval(
    feeder(drags, (moves) => {
      for (const socket of sockets.clients) socket.send(JSON.stringify(moves));
    }),
    BEAT_MS,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () => {
      clearInterval(timer);
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      http.close();
    },
  };
}

/** Sends, at each beat, those whose turn it was since the last. */
function feeder(drags: readonly Drag[], send: (moves: Moves) => void): () => void {
  const began = performance.now();
  const said = drags.map((_drag, person) => Math.floor((person * SAYS_EVERY_MS) / drags.length));
  return () => {
    const now = performance.now() - began;
    const moves = drags.flatMap(({ card, at }, person) => {
      const last = said[person] ?? 0;
      if (now - last < SAYS_EVERY_MS) return [];
      said[person] = now - ((now - last) % SAYS_EVERY_MS);
      const { x, y } = at(now / 1000);
      return [[card.id, Math.round(x), Math.round(y)] as const];
    });
    if (moves.length > 0) send(moves);
  };
}
