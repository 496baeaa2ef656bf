import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { NODE_FLAGS } from '../../../server/launch/nodeFlags.mjs';
import { endWithUs, removeFolder, temporaryFolder } from '../machine/cleanup.ts';
import { nodeOn } from '../machine/pinned.ts';
import type { Assignment } from './assignment.ts';

/** A kind of server that can be measured. */
export interface Kind {
  readonly name: string;
  readonly what: string;
  readonly tongue: Assignment['tongue'];
  readonly script: string;
  /** What Node is told when it runs the script, where that is not what others are told. */
  readonly flags?: readonly string[];
  /** `board` is the file with the board that each room starts with; ours gets its boards over the wire. */
  readonly args: (board: string) => readonly string[];
  readonly settings: (folder: string) => Readonly<Record<string, string>>;
}

const here = (path: string): string => join(import.meta.dirname, path);

const dataIn = (folder: string): string => join(folder, 'data');

/** What a bench with a thousand people from one address needs and an ordinary server does not. */
const ourSettings = (folder: string): Record<string, string> => ({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: dataIn(folder),
  SESSION_PEOPLE: '2000',
  SESSIONS_PER_HOUR: '100000',
});

export const KINDS: readonly Kind[] = [
  {
    name: 'ours',
    what: 'Verbindbord as it ships: both carriers, gate, tokens, SQLite with synchronous=FULL',
    tongue: 'ours',
    script: here('../../../server/src/main.ts'),
    flags: NODE_FLAGS,
    args: () => [],
    settings: ourSettings,
  },
  {
    name: 'hocuspocus',
    what: 'Hocuspocus 4.7 as it ships; keeps nothing on disk',
    tongue: 'hocuspocus',
    script: here('peers/hocuspocus.ts'),
    args: (board) => [board],
    settings: () => ({}),
  },
  {
    name: 'hocuspocus-20',
    what: 'Hocuspocus 4.7 with flushDelay: 20; keeps nothing on disk',
    tongue: 'hocuspocus',
    script: here('peers/hocuspocus.ts'),
    args: (board) => [board, '20'],
    settings: () => ({}),
  },
  {
    name: 'broadcaster',
    what: 'ws that sends each message to all others; knows no documents, keeps nothing',
    tongue: 'broadcaster',
    script: here('peers/broadcaster.ts'),
    args: (board) => [board],
    settings: () => ({}),
  },
];

/** A server that listens. */
export interface Running {
  readonly address: string;
  readonly pid: number;
  /** Where it keeps what it keeps. */
  readonly dataFolder: string;
  /** Lets it finish what it is doing. */
  readonly end: () => Promise<void>;
  /** Ends it, if it has not ended, and removes what it kept. */
  readonly stop: () => Promise<void>;
}

const START_MS = 20_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/**
 * Starts a server on its core, on any free port, with a folder of its own; rejects with what it said if it fails.
 *
 * @param board what its rooms start with, for those that are not told over the wire
 */
export async function startServer(kind: Kind, board: Uint8Array): Promise<Running> {
  const folder = temporaryFolder();
  const file = join(folder, 'board.update');
  writeFileSync(file, board);
  const [command, ...args] = nodeOn('server', kind.script, kind.args(file), kind.flags);
  const child = spawn(command, args, {
    env: { ...process.env, ...kind.settings(folder) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithUs(child);
  const address = await addressOf(child, kind.name);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    address,
    pid: child.pid ?? 0,
    dataFolder: dataIn(folder),
    end: () => end('SIGTERM'),
    stop: async () => {
      await end('SIGKILL');
      removeFolder(folder);
    },
  };
}

/** What a server says that it listens at. */
function addressOf(child: ChildProcessByStdio<null, Readable, Readable>, name: string): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Error(`${name} did not start:\n${said}`));
    const timer = setTimeout(giveUp, START_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said = `${said}${data}`.slice(-4000);
        const found = ADDRESS.exec(said)?.[0];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      });
    }
    child.once('error', giveUp);
    child.once('exit', giveUp);
  });
}
