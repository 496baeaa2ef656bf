import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { replaceText, textField } from '@verbindbord/shared/board/roots.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { ManualClock } from '../manualClock.ts';
import { PlainWriting } from '../storage/sqlite/PlainWriting.ts';
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts';
import type { Store } from '../storage/store.ts';
import type { DocumentBeat } from './DocumentBeat.ts';
import { Documents } from './Documents.ts';
import { plainKeeping } from './keeping.ts';
import type { LiveDocument } from './LiveDocument.ts';
import type { BeatParts, Peer } from './Peer.ts';

const BOARD = { kind: 'board' } as const;
const key = { code: 'AAAAAAAA', document: 'board' };
const MINUTE = 60_000;

/** What the disk has to do, and what follows from it. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Somebody who has the board open and gives it back when it is over, as a conversation does. */
class Person implements Peer {
  readonly participant: string;
  readonly reopens: boolean;
  readonly doc = new Y.Doc();
  readonly heard: string[] = [];
  readonly #live: LiveDocument;

  constructor(participant: string, live: LiveDocument, reopens = true) {
    this.participant = participant;
    this.reopens = reopens;
    this.#live = live;
    live.room.join(this);
    for (const update of live.room.differencesFor(this, Y.encodeStateVector(this.doc))) {
      Y.applyUpdate(this.doc, update, 'server');
    }
    this.doc.on('update', (update, origin) => {
      if (origin !== 'server') live.write(this, update);
    });
  }

  leave(): Promise<void> {
    this.#live.room.leave(this);
    return documents.release(this.#live);
  }

  readonly writeRefusal = () => null;
  readonly may = () => true;
  readonly closed = NOTHING_CLOSED;
  readonly presenceUser = () => null;
  readonly backlog = (): number => 0;
  readonly difference = (): void => {};
  beat(_beat: DocumentBeat, { saved }: BeatParts): void {
    if (saved !== null) this.heard.push(`saved ${saved}`);
  }
  readonly rejected = (reason: Refusal): void => {
    this.heard.push(reason);
  };
  readonly ended = (reason: Refusal): void => {
    this.heard.push(`over: ${reason}`);
    void this.leave();
  };
}

let folder: string;
let store: Store;
let clock: ManualClock;
let documents: Documents;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-renewal-'));
  store = openSqliteStore(folder, { writingIn: (place) => new PlainWriting(place) });
  await store.createSession(
    { state: { code: key.code, version: 0, createdAt: 1 }, secrets: noSecrets() } as never,
    [{ document: 'board', bytes: MUCH_HISTORY }],
  );
  clock = new ManualClock();
  documents = new Documents(store, clock, pino({ level: 'silent' }));
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function noSecrets(): object {
  const none = Buffer.from('-');
  return { facilitator: none, participant: none, observer: none, recovery: none };
}

/** A board with one note, in which two people wrote over each other thousands of times. */
function muchHistory(): Uint8Array {
  const doc = new Y.Doc();
  addNote(doc, { id: 'note', sheet: 'vel', text: '' });
  const note = doc.getMap<Y.Map<unknown>>('notes').get('note');
  for (let round = 0; round < 15_000; round++) {
    doc.clientID = 100 + (round % 2);
    note?.set('order', round);
  }
  return Y.encodeStateAsUpdate(doc);
}

const MUCH_HISTORY = muchHistory();

async function openBoard(): Promise<LiveDocument> {
  const live = await documents.open(key.code, BOARD);
  if (!live) throw new Error('lost');
  return live;
}

async function epochOnDisk(): Promise<number> {
  return (await store.readDocument(key)).epoch;
}

describe('a document that has grown far beyond what it says is written anew', () => {
  test('when the last one leaves', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    addNote(anna.doc, { id: 'nieuw', sheet: 'vel', text: 'geld' });
    await settle();
    const board = readBoard(live.doc);
    await anna.leave();
    expect([await epochOnDisk(), documents.size]).toEqual([1, 0]);
    const again = await openBoard();
    expect(again.epoch).toBe(1);
    expect(readBoard(again.doc)).toEqual(board);
    expect(Y.encodeStateAsUpdate(again.doc).length).toBeLessThan(2000);
  });

  test('and once only', async () => {
    await new Person('Anna', await openBoard()).leave();
    await new Person('Anna', await openBoard()).leave();
    expect(await epochOnDisk()).toBe(1);
  });

  test('at a quiet moment, after which everybody opens it again', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', await openBoard())];
    clock.pass(MINUTE / 2);
    addNote(anna.doc, { id: 'nieuw', sheet: 'vel', text: 'geld' });
    await settle();
    clock.pass(MINUTE - 1000);
    await settle();
    expect([live.isOver, bram.heard]).toEqual([false, []]);
    clock.pass(1000);
    await settle();
    expect([live.isOver, anna.heard, bram.heard]).toEqual([
      true,
      ['saved 1', 'over: renewed'],
      ['over: renewed'],
    ]);
    expect(documents.size).toBe(0);
    const again = await openBoard();
    expect([again.epoch, readBoard(again.doc).notes.nieuw?.text]).toEqual([1, 'geld']);
  });

  test('and the rows of the new epoch follow on its base', async () => {
    await new Person('Anna', await openBoard()).leave();
    const live = await openBoard();
    const anna = new Person('Anna', live);
    const text = textField(anna.doc, 'notes', 'note', 'text');
    if (text) replaceText(text, 'tijd');
    await settle();
    await anna.leave();
    const stored = await store.readDocument(key);
    expect([stored.last, stored.rows.map(({ epoch, seq }) => [epoch, seq])]).toEqual([
      3,
      [
        [0, 1],
        [1, 2],
        [1, 3],
      ],
    ]);
    expect(readBoard((await openBoard()).doc).notes.note?.text).toBe('tijd');
  });
});

describe('a document is not written anew', () => {
  test('while somebody is there who could not follow', async () => {
    const live = await openBoard();
    const standard = new Person('Standaard', live, false);
    new Person('Anna', await openBoard());
    clock.pass(3 * MINUTE);
    await settle();
    expect([await epochOnDisk(), standard.heard]).toEqual([0, []]);
    await standard.leave();
    clock.pass(MINUTE);
    await settle();
    expect(await epochOnDisk()).toBe(1);
  });

  test('while something waits to be saved', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    const { append } = store;
    let fails = true;
    Object.assign(store, {
      append: (...given: Parameters<Store['append']>) =>
        fails ? Promise.reject(new Error('disk full')) : append(...given),
    });
    addNote(anna.doc, { id: 'nieuw', sheet: 'vel', text: 'geld' });
    for (let second = 0; second < 120; second++) {
      clock.pass(1000);
      await settle();
    }
    expect(await epochOnDisk()).toBe(0);
    fails = false;
    clock.pass(1000);
    await settle();
    expect(anna.heard).toEqual(['saved 1']);
  });

  test('when it is not large, or its size is what it says', async () => {
    const { doc } = await openBoard();
    const small = new Y.Doc();
    addNote(small, { id: 'a', sheet: 'vel', text: 'x'.repeat(200_000) });
    await store.createSession(
      { state: { code: 'BBBBBBBB', version: 0, createdAt: 1 }, secrets: noSecrets() } as never,
      [{ document: 'board', bytes: Y.encodeStateAsUpdate(small) }],
    );
    const live = await documents.open('BBBBBBBB', BOARD);
    if (!live) throw new Error('lost');
    await documents.release(live);
    expect((await store.readDocument({ code: 'BBBBBBBB', document: 'board' })).epoch).toBe(0);
    expect(readBoard(doc).notes.note).toBeDefined();
  });

  test('or even looked at, while all of it is in a snapshot', async () => {
    await store.saveSnapshot(key, 1, MUCH_HISTORY);
    const renew = vi.spyOn(plainKeeping, 'renew');
    await new Person('Anna', await openBoard()).leave();
    const anna = new Person('Anna', await openBoard());
    clock.pass(3 * MINUTE);
    await settle();
    expect(renew).not.toHaveBeenCalled();
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    await settle();
    await anna.leave();
    expect(renew).toHaveBeenCalledOnce();
    renew.mockRestore();
  });

  test('when that fails; it then goes on as it was', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    Object.assign(store, { startEpoch: () => Promise.reject(new Error('disk full')) });
    clock.pass(MINUTE);
    await settle();
    addNote(anna.doc, { id: 'nieuw', sheet: 'vel', text: 'geld' });
    await settle();
    expect([await epochOnDisk(), live.isOver, anna.heard]).toEqual([0, false, ['saved 1']]);
  });
});

test('a document that was written anew, although nobody heard of it, is over', async () => {
  const live = await openBoard();
  const anna = new Person('Anna', live);
  const { startEpoch } = store;
  Object.assign(store, {
    startEpoch: async (...given: Parameters<Store['startEpoch']>) => {
      await startEpoch(...given);
      throw new Error('The thread has ended.');
    },
  });
  clock.pass(MINUTE);
  await settle();
  expect([live.isOver, anna.heard, await epochOnDisk()]).toEqual([true, ['over: renewed'], 1]);
});

describe('what comes while a document is written anew', () => {
  /** Lets the new epoch begin only when the test says so. */
  function holdEpoch(): () => void {
    const { startEpoch } = store;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    Object.assign(store, {
      startEpoch: async (...given: Parameters<Store['startEpoch']>) => {
        await held;
        return startEpoch(...given);
      },
    });
    return release;
  }

  test('is not acknowledged, so that its writer brings it again', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    const release = holdEpoch();
    clock.pass(MINUTE);
    await settle();
    addNote(anna.doc, { id: 'nieuw', sheet: 'vel', text: 'geld' });
    await settle();
    release();
    await settle();
    clock.pass(1000);
    await settle();
    expect(anna.heard).toEqual(['over: renewed']);
    const stored = await store.readDocument(key);
    expect(stored.rows.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(readBoard((await openBoard()).doc).notes.nieuw).toBeUndefined();
  });

  test('waits, if it is somebody who opens it, for the new one', async () => {
    const release = holdEpoch();
    const first = new Person('Anna', await openBoard());
    const left = first.leave();
    await settle();
    const opening = openBoard();
    await settle();
    release();
    const [again] = await Promise.all([opening, left]);
    expect([again.epoch, again.isOver]).toEqual([1, false]);
    expect(documents.size).toBe(1);
  });
});

test('somebody who still has the document from before is told by the state vector that it shows', async () => {
  const before = await openBoard();
  const old = Y.encodeStateVector(before.doc);
  expect(before.refusalOfStateVector(old)).toBeNull();
  await documents.release(before);
  const after = await openBoard();
  expect(after.refusalOfStateVector(old)).toBe('renewed');
  expect(after.refusalOfStateVector(after.stateVector())).toBeNull();
  expect(after.refusalOfStateVector(Y.encodeStateVector(new Y.Doc()))).toBeNull();
});
