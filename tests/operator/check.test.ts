import { readFileSync, writeFileSync } from 'node:fs';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { contentOf, inProcess, makeFolder, misspell, PAIR, ROWS, verbindbord } from './workshop.ts';

let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

describe('verbindbord check', () => {
  test('finds a sound folder sound, and leaves every byte as it was', async () => {
    const before = contentOf(folder);
    const { code, out, err } = await inProcess(['check'], { DATA_DIR: folder });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Sessions   2: all sound');
    expect(out).toContain('Documents  4: all sound');
    expect(contentOf(folder)).toEqual(before);
  });

  test('looks beside a server at work, which notices nothing', async () => {
    const store = openSqliteStore(folder);
    const key = { code: 'AAAAAAAA', document: PAIR };
    const { rows } = await store.readDocument(key);
    const checking = inProcess(['check', '--data', folder, '--json']);
    let isDone = false;
    void checking.finally(() => {
      isDone = true;
    });
    for (let row = rows.length; !isDone; row++) {
      expect(await store.append(key, rows.at(-1)?.bytes ?? new Uint8Array(), 1)).toBe(row + 1);
    }
    const { code, out } = await checking;
    await store.close();
    expect(JSON.parse(out)).toMatchObject({ sound: true });
    expect(code).toBe(0);
  });

  test('tells of each damaged document what is wrong and how a server opens it', async () => {
    misspell(folder, 'briefje 5.');
    misspell(folder, 'regel 1.');
    const { code, out } = await verbindbord(['check', '--data', folder, '--json']);
    const { documents, sound } = JSON.parse(out);
    expect([code, sound]).toEqual([1, false]);
    const board = { problems: ['row 5 is not what was written'], opens: 'partly', reached: 4, last: ROWS };
    const pair = { problems: ['row 1 is not what was written'], opens: 'lost', reached: null };
    expect(documents).toMatchObject([board, pair, board, pair]);
    const shown = await verbindbord(['check', '--data', folder]);
    expect(shown.out).toContain(`it opens read-only, as it was after row 4 of ${ROWS}`);
  });

  test('finds a damaged record, a missing end, and pages that contradict each other', async () => {
    misspell(folder, '"title":"Wijkaanpak"');
    const { database } = filesIn(folder);
    const bytes = readFileSync(database);
    writeFileSync(database, bytes.subarray(0, bytes.length - 4096));
    const { code, out } = await verbindbord(['check', '--data', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/Database +.*damaged/);
    expect(out).toContain('Damage was found.');
  });

  test('knows what was acknowledged, also when nothing in the database tells', async () => {
    const { database } = filesIn(folder);
    const earlier = readFileSync(database);
    const store = openSqliteStore(folder);
    const key = { code: 'BBBBBBBB', document: 'board' };
    await store.append(key, (await store.readDocument(key)).rows[0]?.bytes ?? new Uint8Array(), 1);
    await store.close();
    writeFileSync(database, earlier);
    const { code, out } = await verbindbord(['check', '--data', folder]);
    expect(code).toBe(1);
    expect(out).toContain('row 14 is missing');
  });

  test.each([
    ['an unknown command', ['tidy'], 'There is no command tidy'],
    ['an unknown flag', ['check', '--deep'], "Unknown option '--deep'"],
    ['a word too many', ['check', 'all'], 'does not know what to do with all'],
    ['a file too few', ['backup'], 'needs a file'],
    ['a folder without data', ['check', '--data', '/nowhere/at/all'], 'There is no data of Verbindbord'],
  ])('refuses %s', async (_what, words, sentence) => {
    const { code, out, err } = await verbindbord(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  test('says how it is used', async () => {
    const { code, out } = await verbindbord(['repair', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('verbindbord repair [--discard]');
  });
});
