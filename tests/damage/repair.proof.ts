import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verbindbord } from '../operator/workshop.ts';
import { type Chance, chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { type Finding, lookAt, serve } from './desk.ts';
import { flipInText, truncateDatabase, truncateLog } from './spoil.ts';
import { makeWorld, type Work, type World } from './world.ts';

/** How often for each kind of damage. */
const ROUNDS = sizeOf('REPAIR_ROUNDS', 3);

let world: World;
const chance = chanceOf(seedOf('REPAIR_SEED'));

beforeAll(async () => {
  process.setMaxListeners(100);
  world = await makeWorld(chance);
});
afterAll(() => world.remove());

/** Takes one row away that no snapshot holds. */
function loseRow(folder: string, { between }: Chance): void {
  const database = new DatabaseSync(filesIn(folder).database);
  const [held] = database.prepare('SELECT max(seq) seq FROM snapshots').all();
  const rows = database.prepare('SELECT rowid FROM log WHERE seq > ? ORDER BY rowid').all(Number(held?.seq));
  const row = rows[between(0, rows.length - 1)];
  database.prepare('DELETE FROM log WHERE rowid = ?').run(Number(row?.rowid));
  database.close();
}

/** How a server finds everything there, before or after a repair. */
async function findingsIn(folder: string): Promise<Finding[]> {
  const server = await serve(folder);
  try {
    return await Promise.all(world.works.map((work) => lookAt(server.address, work)));
  } finally {
    await server.close();
  }
}

/** The ids of all things that a document holds. */
function thingsIn(said: string | null | undefined): string[] {
  const roots = JSON.parse(said ?? '[]') as [string, Record<string, unknown>][];
  return roots.flatMap(([root, things]) => (root === 'settings' ? [] : Object.keys(things)));
}

interface Tally {
  things: number;
  lost: number;
  documents: number;
}

async function round(
  folder: string,
  spoil: (copy: string, chance: Chance) => unknown,
  tally: Tally,
): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'verbindbord-repair-'));
  cpSync(folder, copy, { recursive: true });
  spoil(copy, chance);
  const looked = mkdtempSync(join(tmpdir(), 'verbindbord-looked-'));
  cpSync(copy, looked, { recursive: true });
  const before = await findingsIn(looked);
  const where = `REPAIR_SEED=${chance.seed}, left in ${copy}`;
  await verbindbord(['repair', '--data', copy]);
  // The tokens of before still open every door: they are what people look with.
  const after = await findingsIn(copy);
  for (const [index, work] of world.works.entries()) {
    count(work, before[index] as Finding, after[index] as Finding, where, tally);
  }
  for (const done of [copy, looked]) rmSync(done, { recursive: true, force: true });
}

function count({ key, states }: Work, before: Finding, after: Finding, where: string, tally: Tally): void {
  const name = `${key.code}/${key.document} (${where})`;
  if (before.access === 'refused' && after.access === 'refused') return;
  expect(after.access, name).toBe('open');
  if (before.access === 'open') expect(after.said, name).toBe(states.at(-1));
  const present = thingsIn(states.at(-1));
  const rescued = new Set(thingsIn(after.said));
  // Of what could be looked at before, nothing is gone but what people took away later.
  const shown = thingsIn(before.said).filter((id) => present.includes(id));
  expect(
    shown.filter((id) => !rescued.has(id)),
    name,
  ).toEqual([]);
  tally.documents += before.access === 'open' ? 0 : 1;
  tally.things += present.length;
  tally.lost += present.filter((id) => !rescued.has(id)).length;
}

test.each<[string, () => string, (copy: string, chance: Chance) => unknown, number]>([
  ['a row missing', () => world.stopped, loseRow, 3],
  ['a letter that rots', () => world.stopped, flipInText, 3],
  ['a file that ends too early', () => world.stopped, truncateDatabase, Number.POSITIVE_INFINITY],
  ['a log that ends too early', () => world.killed, truncateLog, Number.POSITIVE_INFINITY],
])('after %s a repair keeps all that can be read, and people go on', async (what, folder, spoil, mayLose) => {
  const tally: Tally = { things: 0, lost: 0, documents: 0 };
  for (let time = 0; time < ROUNDS; time++) await round(folder(), spoil, tally);
  tell(
    `repair after ${what}, ${ROUNDS} times: ${tally.documents} damaged documents open again; ` +
      `${tally.things - tally.lost} of ${tally.things} things there (REPAIR_SEED=${chance.seed})`,
  );
  // What happens within a few milliseconds is one row, and no more than that may be lost with it.
  expect(tally.lost).toBeLessThanOrEqual(mayLose * ROUNDS);
});
