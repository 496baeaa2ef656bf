import { mkdir, readFile, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { endWithNpm } from '../server/launch/endWithNpm.mjs';
import { broughtNode, buildClient, install, ROOT } from '../server/launch/prepare.mjs';
import { run } from '../server/launch/run.mjs';
import { findChromium } from './chromium.mjs';

/**
 * @typedef {object} Outcome of one part
 * @property {number} passed tests that passed
 * @property {number} failed tests that failed; 1 for a part that fails without a failed test
 * @property {string} output what to show when it failed and was not shown already
 */

const RESULTS = join(ROOT, 'node_modules', '.cache', 'tests');
const total = { passed: 0, failed: 0 };
const stopping = new AbortController();

/**
 * Installs, then runs every check and every test, up to the first part that fails. The last line of what it
 * prints holds the totals; the exit code is 1 when anything failed and 130 when it was stopped.
 */
export async function testEverything() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
  endWithNpm(() => stopping.abort());
  try {
    await allParts();
  } catch (error) {
    if (stopping.signal.aborted) process.exit(130);
    if (!(error instanceof PartFailed)) {
      total.failed += 1;
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

class PartFailed extends Error {}

async function allParts() {
  const signal = stopping.signal;
  /** @type {{path?: string}} */
  const chromium = {};

  await part('packages', () => preparing(install({ say, signal })));
  await part('browser', () => preparing(Promise.resolve().then(() => (chromium.path = findChromium(say)))));
  await together(
    part('lint', () => tool('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])),
    part('types', () => tool('node_modules/typescript/bin/tsc', ['-b'])),
    part('dead code', () => tool('node_modules/knip/bin/knip.js', ['--no-progress'])),
  );
  await part('unit tests', () => vitest('unit', ROOT, ['--config', 'vitest.config.ts']));
  await part('client', () => preparing(buildClient({ say, signal })));
  await part('integration tests and journeys', () =>
    vitest('journeys', join(ROOT, 'tests'), ['--config', 'vitest.journeys.ts'], {
      CHROMIUM_PATH: chromium.path ?? '',
    }),
  );
}

/**
 * @param {string} name
 * @param {() => Promise<Outcome>} work
 */
async function part(name, work) {
  const start = performance.now();
  const { passed, failed, output } = await work();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0 && output) say(output);
  const counted = passed > 0 ? `, ${passed} passed` : '';
  say(`${failed > 0 ? '✗' : '✓'} ${name}${counted} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  if (failed > 0) throw new PartFailed(name);
}

/**
 * Waits for all of them, so that each says what is wrong, and then fails if one of them did.
 *
 * @param {Promise<void>[]} parts
 */
async function together(...parts) {
  for (const result of await Promise.allSettled(parts)) if (result.status === 'rejected') throw result.reason;
}

/**
 * @param {Promise<unknown>} work
 * @returns {Promise<Outcome>}
 */
async function preparing(work) {
  try {
    await work;
    return { passed: 0, failed: 0, output: '' };
  } catch (error) {
    if (stopping.signal.aborted) throw error;
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {string} script path from the root
 * @param {string[]} args
 * @returns {Promise<Outcome>}
 */
async function tool(script, args) {
  const { code, output } = await run(broughtNode(), [join(ROOT, script), ...args], running(ROOT));
  return { passed: 0, failed: code === 0 ? 0 : 1, output };
}

/**
 * @param {string} name of the file with the results
 * @param {string} folder
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Outcome>}
 */
async function vitest(name, folder, args, env) {
  const results = join(RESULTS, `${name}.json`);
  await mkdir(dirname(results), { recursive: true });
  await rm(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const script = join(folder, 'node_modules/vitest/vitest.mjs');
  const { code } = await run(broughtNode(), [script, 'run', '--allowOnly=false', ...args, ...reporters], {
    ...running(folder, env),
    output: 'shown',
  });
  const { passed, failed } = await countsIn(results);
  return { passed, failed: code === 0 ? failed : Math.max(1, failed), output: '' };
}

/** @param {string} results file of vitest's json reporter; not there when vitest did not come that far */
async function countsIn(results) {
  const text = await readFile(results, 'utf8').catch(() => '{}');
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = JSON.parse(text);
  return { passed, failed };
}

/**
 * @param {string} cwd
 * @param {Record<string, string>} [env]
 */
function running(cwd, env = {}) {
  // What a test starts by the name `node` is the project's own Node too.
  const PATH = `${dirname(broughtNode())}${delimiter}${process.env.PATH ?? ''}`;
  return { cwd, signal: stopping.signal, env: { PATH, ...env } };
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
