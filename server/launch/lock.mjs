import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Longer than an install on a slow line: a process id may by then belong to somebody else. */
const LONGEST_MS = 20 * 60_000;
/** Far longer than it takes to write the holder into a folder just made, or to clear a stale lock. */
const MOMENT_MS = 5_000;
const LOOK_AGAIN_MS = 200;

/** Tells this process from an earlier one that had the same id. */
const SELF = randomUUID();

/**
 * Does the work while nobody else who uses the same lock folder does theirs. A lock whose process is gone is
 * taken over.
 *
 * @template T
 * @param {string} folder made while the lock is held; the folder around it exists
 * @param {() => Promise<T>} work
 * @param {{signal: AbortSignal, onWait: (pid: number) => void}} options the signal ends the waiting; onWait is
 *   called once, with the process that holds the lock (0 if unknown)
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, { signal, onWait }) {
  let told = false;
  while (!(await take(folder))) {
    const holder = await holderOf(folder);
    if (holder === undefined) continue;
    if (holder.stale && (await clear(folder))) continue;
    if (!told && !holder.stale) {
      onWait(holder.pid);
      told = true;
    }
    await pause(LOOK_AGAIN_MS, undefined, { signal });
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} folder */
async function take(folder) {
  if (!(await makeFolder(folder))) return false;
  await writeFile(join(folder, 'holder'), `${process.pid} ${SELF}`);
  return true;
}

/**
 * @param {string} folder
 * @returns {Promise<{pid: number, stale: boolean} | undefined>} undefined when the lock is free again
 */
async function holderOf(folder) {
  const age = await ageOf(folder);
  if (age === undefined) return undefined;
  const holder = await readFile(join(folder, 'holder'), 'utf8').catch(() => '');
  const [id, self] = holder.split(' ');
  const pid = Number(id);
  if (!pid) return { pid: 0, stale: age > MOMENT_MS };
  return { pid, stale: age > LONGEST_MS || !isAlive(pid, self) };
}

/**
 * Removes a stale lock. Of all who find it stale, one at a time looks again and removes it: otherwise the second
 * would remove the lock that the first has just taken.
 *
 * @param {string} folder
 * @returns {Promise<boolean>} false when somebody else is at it
 */
async function clear(folder) {
  const guard = `${folder}.clearing`;
  if (!(await makeFolder(guard))) {
    const age = await ageOf(guard);
    if (age !== undefined && age > MOMENT_MS) await rm(guard, { recursive: true, force: true });
    return false;
  }
  try {
    const holder = await holderOf(folder);
    if (holder?.stale) await rm(folder, { recursive: true, force: true });
    return true;
  } finally {
    await rm(guard, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>} false when it is there already
 */
async function makeFolder(folder) {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * @param {string} folder
 * @returns {Promise<number | undefined>} in milliseconds; undefined when it is not there
 */
async function ageOf(folder) {
  try {
    return Date.now() - (await stat(folder)).mtimeMs;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * @param {number} pid
 * @param {string | undefined} self
 */
function isAlive(pid, self) {
  if (pid === process.pid) return self === SELF;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
