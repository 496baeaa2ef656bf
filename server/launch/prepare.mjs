import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} Preparing
 * @property {(line: string) => void} say tells a person what takes time
 * @property {AbortSignal} signal ends what is running; prepare then rejects
 */

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const PACKAGES = ['', 'server', 'client', 'shared', 'tests'];
const OWN_CACHE = join(ROOT, 'node_modules', '.cache', 'launch');
const INSTALLED = join(OWN_CACHE, 'installed');
const BUILT = join(ROOT, 'client', 'dist', '.stamp');

/**
 * The Node that the project brings, which runs the server and all tools.
 *
 * @returns {string} absolute path, also when it is not there yet
 */
export function broughtNode() {
  return join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Installs the packages and builds the client, each only when something changed since the last time. Others
 * that start from the same checkout wait meanwhile. Rejects with a message for a person.
 *
 * @param {Preparing} preparing
 */
export async function prepare(preparing) {
  await install(preparing);
  await buildClient(preparing);
}

/** @param {Preparing} preparing */
export async function install(preparing) {
  const wanted = await installFingerprint();
  if (await isInstalled(wanted)) return;
  await whenFree(preparing, async () => {
    if (await isInstalled(wanted)) return;
    const first = !existsSync(broughtNode());
    preparing.say(first ? 'Installing (first start, about a minute)…' : 'Installing what changed…');
    await rm(INSTALLED, { force: true });
    const { code, output } = await run(
      'npx',
      ['-y', 'pnpm@12', 'install', '--frozen-lockfile', '--prod=false'],
      {
        cwd: ROOT,
        signal: preparing.signal,
        // pnpm asks nothing and clears a foreign node_modules by itself when nobody sits at a terminal.
        env: { CI: 'true' },
      },
    );
    if (code !== 0)
      throw new Error(`${output}\nInstalling failed; what the package manager said stands above.`);
    if (!existsSync(broughtNode())) {
      throw new Error(`${output}\nInstalling failed: the project's own Node.js is not in ${broughtNode()}.`);
    }
    await stamp(INSTALLED, wanted);
  });
}

/** @param {Preparing} preparing */
export async function buildClient(preparing) {
  const wanted = await clientFingerprint();
  if ((await stampIn(BUILT)) === wanted) return;
  await whenFree(preparing, async () => {
    if ((await stampIn(BUILT)) === wanted) return;
    preparing.say('Building the client…');
    await rm(BUILT, { force: true });
    const { code, output } = await run(broughtNode(), ['node_modules/vite/bin/vite.js', 'build'], {
      cwd: join(ROOT, 'client'),
      signal: preparing.signal,
      // Whoever asks for it from within a test would get the build for development, twice as large.
      env: { NODE_ENV: 'production' },
    });
    if (code !== 0)
      throw new Error(`${output}\nBuilding the client failed; what the builder said stands above.`);
    await stamp(BUILT, wanted);
  });
}

function installFingerprint() {
  const manifests = PACKAGES.map((folder) => join(folder, 'package.json'));
  return fingerprint(ROOT, ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]);
}

function clientFingerprint() {
  return fingerprint(ROOT, [
    'client',
    'shared/src',
    'shared/package.json',
    'pnpm-lock.yaml',
    'tsconfig.base.json',
  ]);
}

/** @param {string} wanted */
async function isInstalled(wanted) {
  const folders = PACKAGES.map((folder) => join(ROOT, folder, 'node_modules'));
  return (
    [...folders, broughtNode()].every((path) => existsSync(path)) && (await stampIn(INSTALLED)) === wanted
  );
}

/**
 * @param {Preparing} preparing
 * @param {() => Promise<void>} work
 */
async function whenFree({ say, signal }, work) {
  await mkdir(OWN_CACHE, { recursive: true });
  await withLock(join(OWN_CACHE, 'lock'), work, {
    signal,
    onWait: (pid) => say(`Waiting for another start or test of this checkout (process ${pid})…`),
  });
}

/**
 * @param {string} path
 * @param {string} value
 */
async function stamp(path, value) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, value);
}

/** @param {string} path */
async function stampIn(path) {
  return readFile(path, 'utf8').catch(() => '');
}
