import { flushCompileCache } from 'node:module';
import { type Config, readConfig } from './config.ts';
import { CannotStart, createServer, type RunningServer } from './createServer.ts';

/** Longest that saying goodbye may take. */
const GOODBYE_MS = 5000;
/** A Ctrl-C can arrive twice, from the terminal and from the program that started this one. */
const SAME_SIGNAL_MS = 500;

const read = readConfig(process.env);
if (!read.ok) {
  for (const problem of read.problems) process.stderr.write(`Wrong setting: ${problem}\n`);
  process.exit(1);
}

const server = await start(read.config);
let stoppingSince: number | null = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
process.on('uncaughtException', onBug);
process.on('unhandledRejection', onBug);
process.stdout.write(`Verbindbord: ${addressOf(read.config, server.port)}\n`);
// Now, and not at the end: a server that is killed would have every start be the first one.
flushCompileCache();

async function start(config: Config): Promise<RunningServer> {
  try {
    return await createServer(config);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function onSignal(): void {
  const now = Date.now();
  if (stoppingSince === null) stop(0);
  else if (now - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
}

/** After a bug nothing is certain but what is on disk: save what waits and let whoever watches start anew. */
function onBug(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  if (stoppingSince === null) stop(1);
}

function stop(exitCode: number): void {
  stoppingSince = Date.now();
  setTimeout(() => process.exit(1), GOODBYE_MS).unref();
  server.close().then(
    () => process.exit(exitCode),
    (error: unknown) => {
      onBug(error);
      process.exit(1);
    },
  );
}

function addressOf(config: Config, port: number): string {
  if (config.publicUrl) return config.publicUrl.origin;
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const host = everywhere ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${host}:${port}`;
}
