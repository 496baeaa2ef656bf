import { spawn } from 'node:child_process';
import { endWithNpm } from './endWithNpm.mjs';
import { COMPILE_CACHE, NODE_FLAGS } from './nodeFlags.mjs';
import { broughtNode, prepare, ROOT } from './prepare.mjs';

/**
 * Installs and builds what changed, then runs the server on the project's own Node until one of them stops.
 * Ends this process with the server's exit code; being asked to stop is a clean end, at any moment.
 */
export async function serve() {
  const stopping = new AbortController();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;

  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    // A Windows console tells the server itself, and kill() there would end it without goodbye.
    if (process.platform !== 'win32' || signal === 'SIGTERM') server?.kill(signal);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  endWithNpm(() => stop('SIGTERM'));

  try {
    await prepare({ say, signal: stopping.signal });
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }

  server = spawn(broughtNode(), [...NODE_FLAGS, 'server/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...COMPILE_CACHE },
    stdio: 'inherit',
  });
  server.on('error', (error) => {
    process.stderr.write(`The server could not be started: ${error.message}\n`);
    process.exit(1);
  });
  server.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    if (stopping.signal.aborted) process.exit(0);
    process.stderr.write(`The server was ended from outside (${signal}).\n`);
    process.exit(1);
  });
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
