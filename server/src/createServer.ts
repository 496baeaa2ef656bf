import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type Logger, pino } from 'pino';
import { MEASURES } from './carriers/Allowance.ts';
import { Allowances } from './carriers/Allowances.ts';
import { servePlainWebSocket } from './carriers/plainWebSocket.ts';
import { serveSocketIo } from './carriers/socketIo.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { Documents } from './documents/Documents.ts';
import { ThreadKeeping } from './documents/ThreadKeeping.ts';
import { makeApp } from './http/app.ts';
import { makeMetrics } from './http/metrics.ts';
import { Sessions } from './sessions/Sessions.ts';
import { openSqliteStore } from './storage/sqlite/sqliteStore.ts';
import type { Store } from './storage/store.ts';

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Takes nothing new, saves what waits, says goodbye to everybody and closes the store. */
  readonly close: () => Promise<void>;
}

/** Why a server could not start, in a sentence for whoever started it. */
export class CannotStart extends Error {}

/**
 * Starts a server; rejects with `CannotStart` for what the one who starts it can mend.
 *
 * @param measures other ones than the product's are for trials that need a flood
 * @param around what stands between the server and its store, for trials of a store that fails
 */
export async function createServer(
  config: Config,
  measures = MEASURES,
  around: (store: Store) => Store = (store) => store,
): Promise<RunningServer> {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const store = around(openStore(config, log));
  const keeping = new ThreadKeeping();
  const documents = new Documents(store, systemClock, log, keeping);
  const sessions = new Sessions(store, documents, systemClock, log, config.sessionPeople);
  const http = createHttpServer();
  const origin = { publicUrl: config.publicUrl, trustProxy: config.trustProxy };
  const allowances = new Allowances(systemClock, measures);
  const carrier = { sessions, documents, clock: systemClock, log, origin, allowances };
  const metrics = makeMetrics({
    sessions: () => sessions.size,
    documents: () => documents.size,
    damagedDocuments: () => documents.damaged,
    socketIoConnections: () => io.engine.clientsCount,
    plainConnections: () => plain.clients.size,
  });
  // socket.io takes its own requests before it hands the others to the listeners that are there already.
  http.on('request', makeApp({ config, sessions, store, metrics, log }));
  const io = serveSocketIo(http, carrier);
  const plain = servePlainWebSocket(http, carrier);
  const port = await listen(http, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    http.close();
    await sessions.close();
    await documents.flush();
    for (const socket of plain.clients) socket.close(1001);
    await io.close();
    http.closeAllConnections();
    await documents.flush();
    await keeping.close();
    await store.close();
  };
  return {
    port,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function openStore(config: Config, log: Logger): Store {
  try {
    return openSqliteStore(config.dataDir, { report: (message, details) => log.error(details, message) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`The data folder ${config.dataDir} (DATA_DIR) cannot be used: ${why}.`);
  }
}

function listen(http: HttpServer, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, host)));
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CannotStart(`Port ${port} on ${host} is taken: stop what uses it, or choose another PORT.`);
    case 'EACCES':
      return new CannotStart(`Port ${port} may not be used by this user: choose another PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotStart(`${host} (HOST) is not an address of this machine.`);
    default:
      return error;
  }
}
