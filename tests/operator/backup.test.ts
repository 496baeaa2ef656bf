import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  contentOf,
  inProcess,
  makeFolder,
  misspell,
  newFolder,
  opened,
  PAIR,
  verbindbord,
} from './workshop.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await makeFolder();
  file = join(newFolder(), 'backup.sqlite');
});

function backup() {
  return verbindbord(['backup', file, '--data', folder]);
}

describe('verbindbord backup', () => {
  test('copies everything as it is at one moment while the server writes', async () => {
    const store = openSqliteStore(folder);
    const key = { code: 'AAAAAAAA', document: PAIR };
    const { rows } = await store.readDocument(key);
    const copying = inProcess(['backup', 'backup.sqlite', '--data', folder], { INIT_CWD: join(file, '..') });
    let isDone = false;
    void copying.finally(() => {
      isDone = true;
    });
    let last = rows.length;
    while (!isDone) last = await store.append(key, rows.at(-1)?.bytes ?? new Uint8Array(), 1);
    const { code, err } = await copying;
    await store.close();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const copy = new DatabaseSync(file, { readOnly: true });
    const kept = Number(copy.prepare('SELECT last FROM documents WHERE document = ?').get(PAIR)?.last);
    copy.close();
    expect(kept).toBeGreaterThanOrEqual(rows.length);
    expect(kept).toBeLessThanOrEqual(last);
    expect(readdirSync(join(file, '..'))).toEqual(['backup.sqlite']);
  });

  test('says that the copy is damaged where the original is, and keeps it', async () => {
    misspell(folder, 'briefje 5.');
    const { code, out } = await backup();
    expect(code).toBe(1);
    expect(out).toContain('row 5 is not what was written');
    expect(existsSync(file)).toBe(true);
  });

  test('leaves a file alone that is there', async () => {
    writeFileSync(file, 'mine');
    expect(await backup()).toMatchObject({ code: 2, err: expect.stringContaining('is there already') });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

describe('verbindbord restore', () => {
  test('puts a backup in an empty folder, and pages that know something newer start from it', async () => {
    await backup();
    const empty = join(newFolder(), 'data');
    const { code, out } = await verbindbord(['restore', file, '--data', empty]);
    expect(code).toBe(0);
    expect(out).toContain('The backup is in place');
    const [before, after] = [await opened(folder, 'AAAAAAAA'), await opened(empty, 'AAAAAAAA')];
    expect([after.kind, after.notes]).toEqual(['whole', before.notes]);
    expect(after.epoch).toBeGreaterThan(before.epoch + 1000);
    expect((await verbindbord(['check', '--data', empty])).code).toBe(0);
  });

  test('makes what stands there give way only when told to, and keeps it', async () => {
    await backup();
    misspell(folder, 'briefje 5.');
    const before = contentOf(folder);
    const refused = await verbindbord(['restore', file, '--data', folder]);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('--replace') });
    expect(contentOf(folder)).toEqual(before);
    const { code } = await verbindbord(['restore', file, '--data', folder, '--replace']);
    expect(code).toBe(0);
    expect((await verbindbord(['check', '--data', folder])).code).toBe(0);
    const kept = readdirSync(folder).find((name) => name.startsWith('before-restore-')) ?? '';
    expect(contentOf(join(folder, kept))).toMatchObject({
      'verbindbord.sqlite': before['verbindbord.sqlite'],
    });
  });

  test('refuses a damaged backup unless told otherwise, and then says what is damaged', async () => {
    misspell(folder, 'briefje 5.');
    await backup();
    const empty = newFolder();
    const refused = await verbindbord(['restore', file, '--data', empty]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('Nothing was changed');
    expect(readdirSync(empty)).toEqual(['verbindbord.lock']);
    const { code } = await verbindbord(['restore', file, '--data', empty, '--even-damaged']);
    expect(code).toBe(0);
    expect(await opened(empty, 'AAAAAAAA')).toMatchObject({ kind: 'partly', epoch: 0 });
  });

  test('refuses what is no backup, what is not there, and a folder with a server in it', async () => {
    writeFileSync(file, 'niets');
    const store = openSqliteStore(folder);
    const said = [
      await verbindbord(['restore', file, '--data', newFolder()]),
      await verbindbord(['restore', `${file}.niet`, '--data', newFolder()]),
      await verbindbord(['restore', file, '--data', folder, '--replace']),
    ];
    await store.close();
    expect(said.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(said.map(({ err }) => err)).toEqual([
      expect.stringContaining('no backup'),
      expect.stringContaining('There is no file'),
      expect.stringContaining('Stop the server first'),
    ]);
  });
});
