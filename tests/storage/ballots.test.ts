import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ballotTables } from '@verbindbord/server/src/storage/sqlite/ballotTables.ts';
import { connect } from '@verbindbord/server/src/storage/sqlite/connection.ts';
import { emptyLog } from '@verbindbord/server/src/storage/sqlite/emptyLog.ts';
import { migrate } from '@verbindbord/server/src/storage/sqlite/schema.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';
import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chanceOf } from '../proof.ts';
import { recordOf } from './record.ts';

const CODES = ['AAAAAAAA', 'BBBBBBBB'];
const PEOPLE = Array.from({ length: 20 }, (_, index) => `persoon-${index}-${'abcdefgh'.repeat(3)}`);
const ANSWERS = 5;

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-ballots-'));
  store = openSqliteStore(folder);
  for (const code of CODES) await store.createSession(recordOf(code), []);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const wordsOf = (code: string, person: number, answer: number): string =>
  `antwoord ${code} ${person}.${answer} geheim `.repeat(answer % 2 === 0 ? 2 : 9);

/** Twenty people who each write five answers, one more each time, all at once: pages are split and joined. */
async function give(code: string): Promise<void> {
  for (let answer = 1; answer <= ANSWERS; answer++) {
    const saving = PEOPLE.map((person, index) => {
      const texts = Array.from({ length: answer }, (_, at) => wordsOf(code, index, at));
      const content: BallotContent = { kind: 'answers', texts };
      return store.saveBallot({ code, ballot: 'sheet/one', round: 1 }, person, content);
    });
    await Promise.all(saving);
  }
  // Some take back part of it.
  for (const [index, person] of PEOPLE.entries()) {
    if (index % 3 > 0) continue;
    const content: BallotContent = { kind: 'answers', texts: [wordsOf(code, index, 0)] };
    await store.saveBallot({ code, ballot: 'sheet/one', round: 1 }, person, content);
  }
}

/** Every byte of the files in a folder, as they stand there. */
function bytesIn(place: string): string {
  return readdirSync(place, { withFileTypes: true })
    .map((entry) => {
      const path = join(place, entry.name);
      return entry.isDirectory() ? bytesIn(path) : readFileSync(path).toString('latin1');
    })
    .join();
}

/** The files as they are at this moment, as a server that dies leaves them. */
function copyOf(place: string): string {
  const dead = mkdtempSync(join(tmpdir(), 'verbindbord-dead-'));
  cpSync(place, dead, { recursive: true, filter: (path) => !/(-shm|\.lock)$/.test(path) });
  return dead;
}

test('after a reveal no page and no log of the store holds what somebody gave, while it runs and after it died', async () => {
  await Promise.all(CODES.map(give));
  expect(bytesIn(folder)).toContain('antwoord AAAAAAAA 0.0 geheim');
  await store.reveal({ ...recordOf('AAAAAAAA').state, version: 1 }, 'sheet/one', null);
  const dead = copyOf(folder);
  for (const place of [folder, dead]) {
    expect(bytesIn(place).includes('antwoord AAAAAAAA'), `${place} holds an answer`).toBe(false);
  }
  rmSync(dead, { recursive: true });
  expect((await store.readBallots('BBBBBBBB')).sound).toHaveLength(PEOPLE.length);
  const [first] = (await store.readBallots('BBBBBBBB')).sound;
  expect(first?.content.kind === 'answers' && first.content.texts.length).toBeGreaterThan(0);
});

/** Of these, taking away the rows alone leaves pieces behind in pages that were split or joined. */
test.each([4, 32, 35, 40, 42])(
  'of ballots that come and change by chance (seed %i) nothing is left',
  (seed) => {
    const place = mkdtempSync(join(tmpdir(), 'verbindbord-chance-'));
    const database = connect(place);
    migrate(database);
    const ballots = ballotTables(database);
    const { between } = chanceOf(seed);
    database.exec('BEGIN');
    for (let change = 0; change < 600; change++) {
      const isFirst = between(0, 1) === 0;
      const person = `persoon-${between(0, 39)}-${'abcdefgh'.repeat(3)}`;
      const words = (isFirst ? 'geheim ' : 'anders ').repeat(between(1, seed % 2 === 1 ? 80 : 140));
      const key = { code: isFirst ? 'AAAAAAAA' : 'BBBBBBBB', ballot: 'sheet/one', round: 1 };
      ballots.save(key, person, { kind: 'answers', texts: [words] });
    }
    database.exec('COMMIT; BEGIN');
    ballots.drop('AAAAAAAA', 'sheet/one');
    database.exec('COMMIT');
    emptyLog(database);
    const left = bytesIn(place);
    database.close();
    rmSync(place, { recursive: true });
    expect(left.includes('geheim')).toBe(false);
    expect(left.includes('anders')).toBe(true);
  },
);

test('while somebody reads, what was revealed leaves the log as soon as they are done', async () => {
  await give('AAAAAAAA');
  const reader = new DatabaseSync(join(folder, 'verbindbord.sqlite'));
  reader.exec('BEGIN; SELECT count(*) FROM sessions');
  await store.reveal({ ...recordOf('AAAAAAAA').state, version: 1 }, 'sheet/one', null);
  reader.exec('COMMIT');
  reader.close();
  await store.saveState({ ...recordOf('AAAAAAAA').state, version: 2 });
  expect(bytesIn(folder).includes('antwoord AAAAAAAA')).toBe(false);
});

test('a server that died before the log was emptied does so when it starts', async () => {
  await give('AAAAAAAA');
  const reader = new DatabaseSync(join(folder, 'verbindbord.sqlite'));
  reader.exec('BEGIN; SELECT count(*) FROM sessions');
  await store.reveal({ ...recordOf('AAAAAAAA').state, version: 1 }, 'sheet/one', null);
  const dead = copyOf(folder);
  reader.exec('COMMIT');
  reader.close();
  expect(bytesIn(dead).includes('antwoord AAAAAAAA')).toBe(true);
  const again = openSqliteStore(dead);
  expect(bytesIn(dead).includes('antwoord AAAAAAAA')).toBe(false);
  await again.close();
  rmSync(dead, { recursive: true, force: true });
});

test('a ballot that rots does not count, and no other for it', async () => {
  const key = { code: 'AAAAAAAA', ballot: 'sheet/one', round: 1 };
  const content: BallotContent = { kind: 'answers', texts: ['een'] };
  await store.saveBallot(key, 'anna', content);
  await store.saveBallot(key, 'bram', content);
  await store.close();
  const database = new DatabaseSync(join(folder, 'verbindbord.sqlite'));
  database.exec("UPDATE ballots SET participant = 'carla' WHERE participant = 'anna'");
  database.close();
  store = openSqliteStore(folder);
  const { sound, damaged } = await store.readBallots('AAAAAAAA');
  expect([sound.map(({ participant }) => participant), damaged]).toEqual([['bram'], 1]);
});
