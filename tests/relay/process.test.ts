import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NODE_FLAGS } from '../../server/launch/nodeFlags.mjs';

const MAIN = join(import.meta.dirname, '../../server/src/main.ts');

let folder: string;
let taken: Server;
const running = new Set<ChildProcess>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-process-'));
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(settings: Record<string, string>) {
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    printed.out += data;
  });
  child.stderr.on('data', (data) => {
    printed.err += data;
  });
  const ended = once(child, 'close').then(([code]) => Number(code));
  return { child, printed, ended };
}

async function listening(settings: Record<string, string> = {}) {
  const server = run(settings);
  await expect
    .poll(() => server.printed.out, { timeout: 10_000 })
    .toMatch(/^Verbindbord: http:\/\/127\.0\.0\.1:\d+\n$/);
  return { ...server, address: server.printed.out.trim().split(' ')[1] ?? '' };
}

test.each([
  [
    'a taken port',
    () => ({ PORT: String((taken.address() as { port: number }).port) }),
    /^Port \d+ .* is taken/,
  ],
  ['a data folder that cannot be made', () => ({ DATA_DIR: '/proc/verbindbord' }), /^The data folder \/proc/],
  ['a data folder that is a file', () => ({ DATA_DIR: MAIN }), /^The data folder .*main\.ts/],
  ['an address of another machine', () => ({ HOST: '203.0.113.1' }), /^203\.0\.113\.1 \(HOST\)/],
  ['a wrong setting', () => ({ PORT: 'tachtig' }), /^Wrong setting: PORT must be a port number/],
])('%s gives one clear line', async (_what, settings, line) => {
  const { ended, printed } = run(settings());
  expect(await ended).toBe(1);
  expect(printed.err).toMatch(line);
  expect(printed.err.trimEnd().split('\n')).toHaveLength(1);
  expect(printed.out).toBe('');
});

test('a second server on the same data is told so', async () => {
  await listening();
  const { ended, printed } = run({});
  expect(await ended).toBe(1);
  expect(printed.err).toMatch(/^The data folder .* another server is using it/);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it cleanly, also while people are connected',
  async (signal) => {
    const { address, child, ended, printed } = await listening();
    const lingering = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await once(lingering, 'open');
    const start = performance.now();
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(printed.err).toBe('');
  },
);
