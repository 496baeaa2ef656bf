import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { type ProcessOptions, ServerProcess } from '../journeys/serverProcess.ts';

const HOOK = pathToFileURL(join(import.meta.dirname, 'memory.ts')).href;

/** A server that says how much memory it holds. */
export interface Measured {
  readonly server: ServerProcess;
  /**
   * Megabytes that the server holds all the time: the least of several looks. What is just on its way to others is
   * something else each time, and on a machine that has more to do it is a lot.
   */
  readonly memory: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function startMeasured(options: ProcessOptions = {}): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'verbindbord-memory-'));
  const file = join(folder, 'memory');
  const hooked = `${process.env.NODE_OPTIONS ?? ''} --import ${HOOK}`;
  const settings = { ...options.settings, NODE_OPTIONS: hooked, MEMORY_FILE: file };
  const server = await ServerProcess.start({ ...options, settings });
  return {
    server,
    memory: () => leastOf(server, file),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function leastOf({ pid }: ServerProcess, file: string): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 8; look++) {
    rmSync(file, { force: true });
    process.kill(pid, 'SIGUSR2');
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toMatch(/^\d/);
    looks.push(Number(readFileSync(file, 'utf8')));
    await sleep(250);
  }
  return Math.min(...looks);
}
