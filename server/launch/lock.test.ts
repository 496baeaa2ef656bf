import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from './lock.mjs';

let folder: string;
let lock: string;
const never = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  lock = join(folder, 'lock');
});

afterEach(() => rm(folder, { recursive: true }));

async function lockOf(pid: number): Promise<void> {
  await mkdir(lock);
  await writeFile(join(lock, 'holder'), `${pid} another`);
}

function pidOfTheGone(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

test('many who want the lock work one after the other, and leave nothing behind', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise(setImmediate);
    inside--;
  };
  const options = { signal: never, onWait: () => {} };
  await Promise.all(Array.from({ length: 8 }, () => withLock(lock, work, options)));
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('work that fails frees the lock and hands its error on', async () => {
  const fail = () => Promise.reject(new Error('no room on disk'));
  await expect(withLock(lock, fail, { signal: never, onWait: () => {} })).rejects.toThrow('no room on disk');
  expect(existsSync(lock)).toBe(false);
});

test('who waits for a living process says so once and goes on when it has gone', async () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await once(other, 'spawn');
  await lockOf(other.pid ?? 0);
  const waited = vi.fn((_pid: number) => other.stdin.end());
  const result = await withLock(lock, async () => 'done', { signal: never, onWait: waited });
  expect(result).toBe('done');
  expect(waited.mock.calls).toEqual([[other.pid]]);
});

test('a lock of a process that is gone is taken over at once, by one of all who want it', async () => {
  await lockOf(pidOfTheGone());
  const onWait = vi.fn();
  let inside = 0;
  const work = async () => {
    expect(++inside).toBe(1);
    await new Promise(setImmediate);
    inside--;
  };
  await Promise.all([1, 2, 3].map(() => withLock(lock, work, { signal: never, onWait })));
  expect(existsSync(lock)).toBe(false);
});

test('a lock that a process with our own id left behind is taken over', async () => {
  await lockOf(process.pid);
  const onWait = vi.fn();
  await withLock(lock, async () => {}, { signal: never, onWait });
  expect(onWait).not.toHaveBeenCalled();
});

test('a lock older than any install is taken over, even if its id is now that of another process', async () => {
  await lockOf(process.ppid);
  await utimes(lock, 1, 1);
  await expect(withLock(lock, async () => 'done', { signal: never, onWait: () => {} })).resolves.toBe('done');
});

test('waiting ends when it is called off', async () => {
  await lockOf(process.ppid);
  const stopping = new AbortController();
  const waiting = withLock(lock, async () => {}, { signal: stopping.signal, onWait: () => stopping.abort() });
  await expect(waiting).rejects.toThrow();
  expect(existsSync(lock)).toBe(true);
});
