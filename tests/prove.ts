import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/*
 * `pnpm prove`: the short form of every proof, one after the other, up to the first that fails; what each did and the
 * figure that came of it. How large a proof is, an environment variable says that its own file names.
 */

/** Scripts of this package, by what they prove. */
const PROOFS: Readonly<Record<string, string>> = {
  'a server that is killed': 'test:crash',
  'everybody has one board': 'test:converge',
  'a disk that rots': 'test:damage',
  'frames of nonsense': 'test:fuzz',
  'readers that are slow': 'test:slow',
  'pairs that come and go': 'test:pairs',
  'the lead, and a vandal': 'test:roles',
  'answers without a name': 'test:anonymity',
  'mistakes are noticed': 'test:mutants',
};
/** Longest that one proof may take in its short form. */
const PATIENCE_MS = 5 * 60_000;
/** What a proof tells stands in by two; vitest and pnpm write otherwise. */
const FIGURE = /^ {2}\S/;

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
let running: ChildProcess | null = null;

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
  running = child;
  const patience = setTimeout(interrupt, PATIENCE_MS);
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
      end();
      resolve({ code: code ?? 1, output });
    });
  });
}

function end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): void {
  try {
    if (running?.pid !== undefined) process.kill(-running.pid, signal);
  } catch {
    // All of it is gone already.
  }
}

/** What runs gets a moment to end what it started itself. */
function interrupt(): void {
  end('SIGTERM');
  setTimeout(end, 1000);
}

function leave(code: number): never {
  end();
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopped = true;
    interrupt();
  });
}

for (const [name, script] of Object.entries(PROOFS)) {
  const start = performance.now();
  const { code, output } = await runScript(script).catch((error) => ({ code: 1, output: String(error) }));
  if (isStopped) leave(130);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const told = output.split('\n').filter((line) => FIGURE.test(line));
  say(`${code === 0 ? '✓' : '✗'} ${name} (pnpm ${script}, ${seconds} s)`);
  say(code === 0 ? told.join('\n') : output);
  if (code !== 0) leave(1);
}
leave(0);
