import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check, Mutant } from './mutant.ts';
import { MUTANTS } from './mutants.ts';
import { mutate, pathOf } from './mutate.ts';

/*
 * `pnpm test:mutants`: a check that nothing can make fail protects nobody. Each mutant has to be noticed by the check
 * that is there for it, and the product as it is by none. Exits with 1 when that is not so.
 */

const TESTS = join(import.meta.dirname, '..');
const VITEST = join(TESTS, 'node_modules/vitest/vitest.mjs');
/** Longest that a test may take, and that all of a check may: one that hangs notices nothing. */
const PATIENCE_MS = 60_000;
const LAST_MS = 120_000;
/** Checks that run at the same time. */
const ABREAST = 2;

/** What vitest says when at least one test was not skipped. */
const RAN = /^ *Tests .*\d (passed|failed)/m;

interface Outcome {
  readonly failed: boolean;
  readonly output: string;
}

const folder = mkdtempSync(join(tmpdir(), 'verbindbord-mutants-'));
const running = new Set<ChildProcess>();

/** Runs tests of some files by the beginning of their names, on a mutant or on the product as it is. */
function runChecks(
  checks: readonly Check[],
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const files = [...new Set(checks.map(({ file }) => file))];
  const names = checks.map(({ test }) => test.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const patience = Math.max(...checks.map((check) => check.patience ?? PATIENCE_MS));
  const args = [VITEST, 'run', '--config', join(TESTS, 'vitest.mutants.ts'), ...files, '-t', names];
  const child = spawn(process.execPath, [...args, `--testTimeout=${patience}`], {
    cwd: TESTS,
    env: { ...process.env, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the servers that a check started end with it.
    detached: true,
  });
  running.add(child);
  const last = setTimeout(() => end(child), LAST_MS);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(last);
      end(child);
      running.delete(child);
      resolve({ failed: code !== 0, output });
    });
  });
}

function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group is gone already.
  }
}

/** Null when the mutant was noticed, or what went otherwise. */
async function complaintAbout(mutant: Mutant): Promise<string | null> {
  mutate(mutant, readFileSync(pathOf(mutant), 'utf8'));
  const sign = join(folder, String(MUTANTS.indexOf(mutant)));
  const environment = { MUTANT: mutant.name, MUTANT_SIGN: sign };
  const { failed, output } = await runChecks([mutant.check], environment);
  if (!RAN.test(output)) return `its check runs no test:\n${output}`;
  if (!existsSync(sign)) return `its check does not load ${mutant.file}:\n${output}`;
  if (!failed) return `${mutant.check.file} did not notice it. ${mutant.why}`;
  return mutant.noticedBy.test(output) ? null : `it was not noticed by ${mutant.noticedBy}:\n${output}`;
}

async function inTurn(mutants: Mutant[]): Promise<number> {
  let unnoticed = 0;
  for (let mutant = mutants.shift(); mutant; mutant = mutants.shift()) {
    const start = performance.now();
    const complaint = await complaintAbout(mutant).catch(String);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    say(
      complaint === null ? `  ✓ ${mutant.name}: noticed (${seconds} s)` : `  ✗ ${mutant.name}: ${complaint}`,
    );
    if (complaint !== null) unnoticed++;
  }
  return unnoticed;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function leave(code: number): void {
  for (const child of running) end(child);
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(130));

/** With MUTANTS_PART=2/3 every third mutant, from the second on: over some runs each has its turn. */
function isInPart(index: number): boolean {
  const [part = 1, parts = 1] = (process.env.MUTANTS_PART ?? '1/1').split('/').map(Number);
  if (!(part >= 1 && part <= parts)) throw new Error('MUTANTS_PART is a part of parts, such as 2/3.');
  return index % parts === part - 1;
}

const [only] = process.argv.slice(2);
const mutants = MUTANTS.filter(
  ({ name }, index) => (only === undefined || name.startsWith(only)) && isInPart(index),
);
if (mutants.length === 0) {
  say(`  ✗ there is no mutant whose name begins with ‘${only}’`);
  leave(1);
}
const { failed, output } = await runChecks(
  mutants.map(({ check }) => check),
  {},
);
if (failed) {
  say(`${output}\n  ✗ the checks fail on the product as it is`);
  leave(1);
}
const waiting = [...mutants];
const unnoticed = await Promise.all(Array.from({ length: ABREAST }, () => inTurn(waiting)));
const sum = unnoticed.reduce((one, other) => one + other, 0);
const noticed = `${mutants.length - sum} of ${mutants.length}`;
say(`  mutants: ${noticed} noticed by the check that is there for them (there are ${MUTANTS.length})`);
leave(sum === 0 ? 0 : 1);
