import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/*
 * `pnpm prove [test:…]`: the short form of every proof, or of some, up to the first that fails; what each did and the
 * figure that came of it. How large a proof is, an environment variable says that its own file names.
 */

/** Scripts of this package, by what they prove: those that ask how soon something is there have the machine to themselves. */
const ALONE: Readonly<Record<string, string>> = {
  'a server that is killed': 'test:crash',
  'frames of nonsense': 'test:fuzz',
  'readers that are slow': 'test:slow',
  'the lead, and a vandal': 'test:roles',
  'mistakes are noticed': 'test:mutants',
};
/** Those that only ask what is there in the end run two at a time. */
const BESIDE: Readonly<Record<string, string>> = {
  'everybody has one board': 'test:converge',
  'a disk that rots': 'test:damage',
  'pairs that come and go': 'test:pairs',
  'answers without a name': 'test:anonymity',
};
const ABREAST = 2;
/** Longest that one proof may take in its short form. */
const PATIENCE_MS = 10 * 60_000;
/** What a proof tells stands in by two; vitest and pnpm write otherwise. */
const FIGURE = /^ {2}\S/;

/** The scripts that were asked for; without any, all. */
const asked = process.argv.slice(2);
const known = [...Object.values(ALONE), ...Object.values(BESIDE)];
const unknown = asked.filter((script) => !known.includes(script));
if (unknown.length > 0)
  throw new Error(`No such proof: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
const isAsked = ([, script]: [string, string]): boolean => asked.length === 0 || asked.includes(script);

/** Where proofs make their folders, so that nothing stays behind: on a disk, and in memory where there is such a place. */
const folders = {
  TMPDIR: mkdtempSync(join(tmpdir(), 'verbindbord-prove-')),
  MEMORY_DIR: mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'verbindbord-prove-')),
};
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'),
);
/** The tools of this package, and the Node that runs this. */
const PATH = [
  join(import.meta.dirname, 'node_modules/.bin'),
  dirname(process.execPath),
  process.env.PATH ?? '',
].join(delimiter);
const running = new Set<ChildProcess>();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a script in a group of its own, so that all that it started ends with it. */
function runScript(script: string): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(scripts[script] ?? '', {
    cwd: import.meta.dirname,
    env: { ...process.env, ...folders, PATH, NO_COLOR: '1' },
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  const patience = setTimeout(() => interrupt(child), PATIENCE_MS);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(patience);
      end(child);
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

function end({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // All of it is gone already.
  }
}

/** What runs gets a moment to end what it started itself. */
function interrupt(child: ChildProcess): void {
  end(child, 'SIGTERM');
  setTimeout(() => end(child), 1000);
}

function leave(code: number): never {
  for (const child of running) end(child);
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopped = true;
    for (const child of running) interrupt(child);
  });
}

async function prove(name: string, script: string): Promise<void> {
  const start = performance.now();
  const { code, output } = await runScript(script).catch((error) => ({ code: 1, output: String(error) }));
  if (isStopped) leave(130);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const told = output.split('\n').filter((line) => FIGURE.test(line));
  say(`${code === 0 ? '✓' : '✗'} ${name} (pnpm ${script}, ${seconds} s)`);
  say(code === 0 ? told.join('\n') : output);
  if (code !== 0) leave(1);
}

const beside = Object.entries(BESIDE).filter(isAsked);
async function proveInTurn(): Promise<void> {
  for (let next = beside.shift(); next; next = beside.shift()) await prove(...next);
}

await Promise.all(Array.from({ length: ABREAST }, proveInTurn));
for (const [name, script] of Object.entries(ALONE).filter(isAsked)) await prove(name, script);
leave(0);
