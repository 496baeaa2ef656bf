import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store, StoredRow } from '@verbindbord/server/src/storage/store.ts';
import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordOf } from './record.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const placeOf = (row: StoredRow): string =>
  `${row.epoch}/${row.seq} ${row.sound ? Buffer.from(row.bytes) : 'damaged'}`;
const board = { code: 'AAAAAAAA', document: 'board' };
const answers = (...texts: string[]): BallotContent => ({ kind: 'answers', texts });

/** What every store has to do, whatever it is made of. `open` opens the same store again after it was closed. */
export function runStoreSuite(name: string, open: (folder: string) => Store): void {
  describe(name, () => {
    let folder: string;
    let store: Store;

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'verbindbord-store-'));
      store = open(folder);
      await store.createSession(recordOf('AAAAAAAA'), [{ document: 'board', bytes: bytes('seed') }]);
    });
    afterEach(async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function reopen(): Promise<void> {
      await store.close();
      store = open(folder);
    }

    async function rowsOf(key = board): Promise<[number, string, boolean][]> {
      const { rows } = await store.readDocument(key);
      return rows.map((row) => [row.seq, Buffer.from(row.bytes).toString(), row.sound]);
    }

    test('keeps a session with its first rows, its newest state and its tokens', async () => {
      const { state } = recordOf('AAAAAAAA');
      const hash = bytes('a hash of a token');
      await store.saveState({ ...state, version: 7, title: 'Nieuw' }, { hash, participant: 'anna' });
      await reopen();
      const record = await store.readSession('AAAAAAAA');
      expect(record?.state).toEqual({ ...state, version: 7, title: 'Nieuw' });
      expect(Buffer.from(record?.secrets.recovery ?? []).toString()).toBe('r');
      expect(await store.participantOf('AAAAAAAA', hash)).toBe('anna');
      expect(await rowsOf()).toEqual([[1, 'seed', true]]);
    });

    test('gives nothing for what it does not know', async () => {
      await store.createSession(recordOf('BBBBBBBB'), []);
      const hash = bytes('hash');
      await store.saveState(recordOf('AAAAAAAA').state, { hash, participant: 'anna' });
      expect(await store.readSession('CCCCCCCC')).toBeNull();
      expect(await store.participantOf('AAAAAAAA', bytes('other'))).toBeNull();
      expect(await store.participantOf('BBBBBBBB', hash)).toBeNull();
      expect(await store.readDocument({ ...board, document: 'pair/x' })).toEqual({
        epoch: 0,
        writers: [],
        retired: new Map(),
        sound: true,
        last: 0,
        changedAt: null,
        snapshots: [],
        rows: [],
      });
    });

    test('makes no second session of a code, and leaves the first as it is', async () => {
      expect(
        await store.createSession(recordOf('AAAAAAAA', 'Andere'), [{ document: 'board', bytes: bytes('x') }]),
      ).toBe(false);
      expect((await store.readSession('AAAAAAAA'))?.state.title).toBe('Wijkaanpak');
      expect(await rowsOf()).toEqual([[1, 'seed', true]]);
    });

    test('numbers the rows of each document without gaps, in the order in which they were given', async () => {
      const pair = { ...board, document: 'pair/x' };
      const numbers = await Promise.all([
        store.append(board, bytes('a'), 1),
        store.append(pair, bytes('p'), 2),
        store.append(board, bytes('b'), 3),
      ]);
      expect(numbers).toEqual([2, 1, 3]);
      await reopen();
      expect(await store.append(board, bytes('c'), 9)).toBe(4);
      expect((await rowsOf()).map(([seq, text]) => `${seq}${text}`)).toEqual(['1seed', '2a', '3b', '4c']);
      expect(await store.readDocument(board)).toMatchObject({ last: 4, changedAt: 9 });
    });

    test('lets a write that fails take nobody along', async () => {
      const results = await Promise.allSettled([
        store.append(board, bytes('a'), 1),
        store.append({ code: 'NOWHERE0', document: 'board' }, bytes('lost'), 1),
        store.saveState(recordOf('NOWHERE0').state),
        store.append(board, bytes('b'), 1),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect((await rowsOf()).map(([seq, text]) => `${seq}${text}`)).toEqual(['1seed', '2a', '3b']);
    });

    test('keeps two snapshots and every row that the older of them does not hold', async () => {
      for (const text of ['a', 'b', 'c', 'd']) await store.append(board, bytes(text), 1);
      await store.saveSnapshot(board, 2, bytes('to 2'));
      expect(await rowsOf()).toHaveLength(5);
      await store.saveSnapshot(board, 4, bytes('to 4'));
      await store.saveSnapshot(board, 5, bytes('to 5'));
      const { snapshots, last } = await store.readDocument(board);
      expect(snapshots.map(({ seq, sound }) => [seq, sound])).toEqual([
        [5, true],
        [4, true],
      ]);
      expect(await rowsOf()).toEqual([[5, 'd', true]]);
      expect(last).toBe(5);
      expect(await store.append(board, bytes('e'), 1)).toBe(6);
    });

    test('remembers who writes with which client id, and leaves an id with who was first', async () => {
      const anna = { client: 7, participant: 'anna' };
      const bram = { client: 4_294_967_295, participant: 'bram' };
      await store.append(board, bytes('a'), 1, [anna, bram]);
      await store.append(board, bytes('b'), 1, [{ client: 7, participant: 'mallory' }]);
      await reopen();
      const { writers } = await store.readDocument(board);
      expect(writers.toSorted((one, other) => one.client - other.client)).toEqual([anna, bram]);
      expect((await store.readDocument({ ...board, document: 'pair/x' })).writers).toEqual([]);
    });

    test('starts an epoch with a base that stands twice, and retires who wrote before', async () => {
      await store.append(board, bytes('a'), 1, [{ client: 7, participant: 'anna' }]);
      await store.saveSnapshot(board, 2, bytes('seed a'));
      await store.append(board, bytes('b'), 2);
      const base = { epoch: 1, after: 3, bytes: bytes('anew'), at: 8, retired: new Map([[9, 30]]) };
      expect(await store.startEpoch(board, base)).toBe(4);
      await reopen();
      expect(await store.append(board, bytes('c'), 9, [{ client: 11, participant: 'anna' }])).toBe(5);
      const stored = await store.readDocument(board);
      expect(stored).toMatchObject({ epoch: 1, last: 5, changedAt: 9, sound: true });
      // Who was known as a writer and wrote nothing is retired too.
      expect(stored.retired).toEqual(
        new Map([
          [7, 0],
          [9, 30],
        ]),
      );
      expect(stored.writers).toEqual([{ client: 11, participant: 'anna' }]);
      expect(stored.snapshots.map(placeOf)).toEqual(['1/4 anew', '0/2 seed a']);
      expect(stored.rows.map(placeOf)).toEqual(['0/3 b', '1/4 anew', '1/5 c']);
    });

    test('starts no epoch of a document that has gone on, and then changes nothing', async () => {
      const base = { epoch: 1, after: 1, bytes: bytes('anew'), at: 8, retired: new Map([[1, 1]]) };
      const before = await store.readDocument(board);
      await expect(store.startEpoch(board, { ...base, after: 0 })).rejects.toThrow('not at');
      await expect(store.startEpoch(board, { ...base, epoch: 2 })).rejects.toThrow('not at');
      await expect(store.startEpoch({ ...board, document: 'pair/x' }, base)).rejects.toThrow('not at');
      expect(await store.readDocument(board)).toEqual(before);
      const [, late] = await Promise.allSettled([
        store.append(board, bytes('a'), 1),
        store.startEpoch(board, base),
      ]);
      expect(late.status).toBe('rejected');
      expect(await rowsOf()).toHaveLength(2);
    });

    test('takes no snapshot of an epoch that is over', async () => {
      await store.append(board, bytes('a'), 1);
      await store.startEpoch(board, { epoch: 1, after: 2, bytes: bytes('anew'), at: 8, retired: new Map() });
      await expect(store.saveSnapshot(board, 2, bytes('seed a'))).rejects.toThrow('anew');
      expect((await store.readDocument(board)).snapshots.map(placeOf)).toEqual(['1/3 anew']);
    });

    test('keeps bytes that are a piece of others as they were when they were given', async () => {
      const whole = new Uint8Array(1_000_000).fill(120);
      const asked = store.append(board, whole.subarray(3, 5), 1);
      whole.fill(121);
      await asked;
      expect(await rowsOf()).toEqual([
        [1, 'seed', true],
        [2, 'xx', true],
      ]);
    });

    test('keeps what each person gave to a ballot last, of every session apart', async () => {
      await store.createSession(recordOf('BBBBBBBB'), []);
      const key = { code: 'AAAAAAAA', ballot: 'sheet/one', round: 1 };
      await store.saveBallot(key, 'anna', answers('een'));
      await store.saveBallot(key, 'anna', answers('twee'));
      await store.saveBallot(key, 'bram', answers('drie'));
      await store.saveBallot(key, 'bram', null);
      await store.saveBallot({ ...key, code: 'BBBBBBBB' }, 'anna', answers('elders'));
      await reopen();
      const given = { ballot: 'sheet/one', round: 1, participant: 'anna', content: answers('twee') };
      expect(await store.readBallots('AAAAAAAA')).toEqual({ sound: [given], damaged: 0 });
      expect((await store.readBallots('BBBBBBBB')).sound).toEqual([{ ...given, content: answers('elders') }]);
    });

    test('reveals in one moment: the state, the row on the board, and who gave what is forgotten', async () => {
      const { state } = recordOf('AAAAAAAA');
      const key = { code: 'AAAAAAAA', ballot: 'sheet/one', round: 1 };
      const other = { ...key, ballot: 'sheet/two' };
      await store.saveBallot(key, 'anna', answers('een'));
      await store.saveBallot(other, 'anna', answers('blijft'));
      const row = {
        key: board,
        bytes: bytes('notes'),
        at: 9,
        writers: [{ client: 7, participant: 'server' }],
      };
      await store.reveal({ ...state, version: 3 }, 'sheet/one', row);
      await reopen();
      expect((await store.readSession('AAAAAAAA'))?.state.version).toBe(3);
      expect((await store.readBallots('AAAAAAAA')).sound.map(({ ballot }) => ballot)).toEqual(['sheet/two']);
      expect((await store.readDocument(board)).writers).toEqual([{ client: 7, participant: 'server' }]);
      expect(await rowsOf()).toEqual([
        [1, 'seed', true],
        [2, 'notes', true],
      ]);
      await store.reveal({ ...state, version: 4 }, 'sheet/two', null);
      expect((await store.readBallots('AAAAAAAA')).sound).toEqual([]);
      expect(await rowsOf()).toHaveLength(2);
    });

    test('saves a state with a row on the board, or without one, in one moment', async () => {
      const { state } = recordOf('AAAAAAAA');
      const row = {
        key: board,
        bytes: bytes('sheet'),
        at: 9,
        writers: [{ client: 7, participant: 'server' }],
      };
      await store.saveWithBoard({ ...state, version: 3 }, row);
      await store.saveWithBoard({ ...state, version: 4 }, null);
      await expect(
        store.saveWithBoard({ ...recordOf('NOWHERE0').state, version: 5 }, { ...row, bytes: bytes('lost') }),
      ).rejects.toThrow();
      await reopen();
      expect((await store.readSession('AAAAAAAA'))?.state.version).toBe(4);
      expect((await store.readDocument(board)).writers).toEqual([{ client: 7, participant: 'server' }]);
      expect(await rowsOf()).toEqual([
        [1, 'seed', true],
        [2, 'sheet', true],
      ]);
    });

    test('says that it can be written to', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });

    test('takes nothing any more after it was closed', async () => {
      const before = store.append(board, bytes('just in time'), 1);
      await store.close();
      await expect(store.append(board, bytes('too late'), 1)).rejects.toThrow('closed');
      await before;
      store = open(folder);
      expect((await rowsOf()).map(([, text]) => text)).toEqual(['seed', 'just in time']);
    });
  });
}
