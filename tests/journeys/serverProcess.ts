import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILE_CACHE, NODE_FLAGS } from '../../server/launch/nodeFlags.mjs';

const MAIN = join(import.meta.dirname, '../../server/src/main.ts');

export interface ProcessOptions {
  /** Environment variables on top of the quiet ones for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A command that starts the server with what stands behind it and goes out of the way, such as a tracer. */
  readonly through?: readonly string[];
}

/** The product as an operator runs it: a process with a data folder, that can be killed and started again. */
export class ServerProcess {
  readonly address: string;
  /** Where everything is that the server stores. */
  readonly folder: string;
  readonly #port: number;
  readonly #options: ProcessOptions;
  #process: ChildProcess | null = null;
  #log = '';

  private constructor(port: number, folder: string, options: ProcessOptions) {
    this.#port = port;
    this.folder = folder;
    this.#options = options;
    this.address = `http://127.0.0.1:${port}`;
  }

  static async start(options: ProcessOptions = {}): Promise<ServerProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'verbindbord-'));
    const server = new ServerProcess(await freePort(), folder, options);
    await server.startAgain();
    return server;
  }

  async startAgain(): Promise<void> {
    const [command = '', ...args] = [...(this.#options.through ?? []), process.execPath, ...NODE_FLAGS, MAIN];
    const child = spawn(command, args, {
      env: {
        ...process.env,
        ...COMPILE_CACHE,
        PORT: String(this.#port),
        HOST: '127.0.0.1',
        DATA_DIR: this.folder,
        LOG_LEVEL: 'warn',
        ...this.#options.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (bytes) => {
        this.#log += String(bytes);
      });
    }
    await this.#untilHealthy(child);
  }

  /** The process that runs now. */
  get pid(): number {
    if (this.#process?.pid === undefined) throw new Error('The server is not running.');
    return this.#process.pid;
  }

  /** What the process has printed, for the message of a test that fails. */
  get log(): string {
    return this.#log;
  }

  /** Ends it without a chance to finish anything, as a power cut does. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends it as an operator does, with time to say goodbye; gives its exit code, null when something else ended it. */
  async end(): Promise<number | null> {
    const child = this.#process;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    }
    return null;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #untilHealthy(child: ChildProcess): Promise<void> {
    const until = Date.now() + 20_000;
    while (Date.now() < until && child.exitCode === null) {
      try {
        if ((await fetch(`${this.address}/healthz`)).ok) return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    throw new Error(`The server did not become healthy:\n${this.#log}`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port could be had.');
  return address.port;
}
