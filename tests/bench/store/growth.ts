import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { usageOf } from '../machine/usage.ts';
import { makeBoard } from '../relay/board.ts';
import { Ours } from '../relay/ours.ts';
import { KINDS, startServer } from '../relay/servers.ts';
import type { Ear, Line } from '../relay/tongue.ts';
import { churnOf } from './churn.ts';
import { type Loaded, loadCold } from './coldLoad.ts';
import { notesOf } from './notes.ts';

/** What became of a board that was worked on for long. */
export interface Growth {
  readonly edits: number;
  /** How long it took to get them on disk. */
  readonly seconds: number;
  /** The document as it grew, as Yjs encodes it. */
  readonly grownBytes: number;
  /** As it was found afterwards. */
  readonly after: Loaded;
  /** Whether on its notes stands what all edits make. */
  readonly isSame: boolean;
}

const NOTES = 300;
const PEOPLE = 40;
/** How many edits of one person may be under way. */
const AHEAD = 10;
const TURN_MS = 10;
/** When everybody has gone the server is left alone until it has nothing to do for so long, or at most for so long. */
const IDLE_MS = 2000;
const PATIENCE_MS = 60_000;
/** Less than this of its time is nothing. */
const IDLE_SHARE = 0.05;

/** Lets people work on a board through the whole server until so many edits are on disk, and looks at what is left. */
export async function measureGrowth(edits: number): Promise<Growth> {
  const board = makeBoard(NOTES);
  const people = Array.from({ length: PEOPLE }, (_none, person) => person);
  const done = people.map((person) => churnOf(board, person, edits / PEOPLE));
  const kind = KINDS.find(({ name }) => name === 'ours');
  if (!kind) throw new Error('There is no server to grow a board on.');
  const server = await startServer(kind, board.update);
  try {
    const tongue = new Ours(server.address);
    await tongue.prepare(board, [people]);
    const start = performance.now();
    await Promise.all(people.map((person) => work(tongue, person, done[person] ?? [])));
    const seconds = (performance.now() - start) / 1000;
    await untilIdle(server.pid);
    await server.end();
    const after = await loadCold(server.dataFolder, tongue.codeOf(0));
    const expected = docOf([board.update, ...done.flat()]);
    return {
      edits: done.flat().length,
      seconds,
      grownBytes: Y.encodeStateAsUpdate(expected).length,
      after,
      isSame: after.notes === createHash('sha256').update(notesOf(expected)).digest('hex'),
    };
  } finally {
    await server.stop();
  }
}

/** Sends all edits of one person, not faster than the server takes from one; resolves when they are on disk. */
function work(tongue: Ours, person: number, edits: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let saved = 0;
    let timer: NodeJS.Timeout;
    const turn = (): void => {
      const edit = edits[sent];
      if (!edit || sent - saved >= AHEAD) return;
      sent++;
      line.edit(edit);
    };
    const ear: Ear = {
      hear: () => {},
      ready: () => {
        timer = setInterval(turn, TURN_MS);
      },
      saved: (count) => {
        saved = count;
        if (saved < edits.length) return;
        clearInterval(timer);
        line.close();
        resolve();
      },
      failed: (why) => reject(new Error(`Person ${person}: ${why}`)),
    };
    const line: Line = tongue.connect(person, ear);
  });
}

/** Waits for what a server does of its own accord once nobody is there. */
async function untilIdle(pid: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  let before = usageOf(pid)?.cpuSeconds ?? 0;
  while (performance.now() < until) {
    await pause(IDLE_MS);
    const now = usageOf(pid)?.cpuSeconds ?? 0;
    if (now - before < (IDLE_SHARE * IDLE_MS) / 1000) return;
    before = now;
  }
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
