import { addNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ManualClock } from '../manualClock.ts';
import type { BoardRow, Store, StoredDocument } from '../storage/store.ts';
import type { DocumentBeat } from './DocumentBeat.ts';
import { Documents } from './Documents.ts';
import type { LiveDocument } from './LiveDocument.ts';
import type { BeatParts, Peer } from './Peer.ts';

const BOARD = { kind: 'board' } as const;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A log that the test lets commit, or fail, when it wants. */
class HeldLog {
  readonly rows: Uint8Array[] = [];
  readonly snapshots: { seq: number; bytes: Uint8Array }[] = [];
  held: { commit: () => void; fail: () => void }[] | null = null;
  loads = 0;
  spoiled = false;
  /** Tells that damage was mended. */
  mended = (): void => {};

  readonly store: Pick<Store, 'append' | 'readDocument' | 'onMadeAnew' | 'saveSnapshot'> = {
    append: (_key, bytes) =>
      new Promise((resolve, reject) => {
        const commit = (): void => resolve(this.rows.push(bytes));
        if (this.held) this.held.push({ commit, fail: () => reject(new Error('disk full')) });
        else commit();
      }),
    readDocument: async (): Promise<StoredDocument> => {
      this.loads++;
      const rows = this.rows.map((bytes, index) => ({
        epoch: 0,
        seq: index + 1,
        bytes,
        sound: !this.spoiled,
      }));
      const beside = { epoch: 0, writers: [], retired: new Map<number, number>(), sound: true };
      return { ...beside, last: rows.length, changedAt: null, snapshots: [], rows };
    },
    onMadeAnew: (listener) => {
      this.mended = listener;
    },
    saveSnapshot: async (_key, seq, bytes) => {
      this.snapshots.push({ seq, bytes });
    },
  };
}

/** Somebody with a standard document, in step with the server; what the server says is kept. */
class Person implements Peer {
  readonly participant: string;
  readonly doc = new Y.Doc();
  readonly heard: string[] = [];
  received = 0;
  /** Bytes that wait to be sent to this person. */
  waits = 0;
  mayNot: Refusal | null = null;

  constructor(participant: string, live: LiveDocument) {
    this.participant = participant;
    live.room.join(this);
    for (const update of live.room.differencesFor(this, Y.encodeStateVector(this.doc))) {
      this.difference(update);
    }
    this.doc.on('update', (update, origin) => {
      if (origin !== 'server') live.write(this, update);
    });
  }

  get notes(): string[] {
    return Object.values(readBoard(this.doc).notes)
      .map(({ text }) => text)
      .sort();
  }

  readonly writeRefusal = (): Refusal | null => this.mayNot;
  readonly may = () => true;
  readonly closed = NOTHING_CLOSED;
  readonly presenceUser = () => null;
  beat({ changes }: DocumentBeat, parts: BeatParts): void {
    if (parts.changes && changes) {
      this.received++;
      this.difference(changes);
    }
    if (parts.saved !== null) this.heard.push(`saved ${parts.saved}`);
  }
  difference(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server');
  }
  readonly backlog = (): number => this.waits;
  readonly reopens = true;
  readonly ended = (reason: Refusal): void => {
    this.heard.push(`ended ${reason}`);
  };
  readonly rejected = (reason: Refusal, count: number): void => {
    this.heard.push(`${reason} ${count}`);
  };
}

let clock: ManualClock;
let log: HeldLog;
let documents: Documents;

beforeEach(() => {
  clock = new ManualClock();
  log = new HeldLog();
  documents = new Documents(log.store as Store, clock, pino({ level: 'silent' }));
});

function noteRow(text: string): Uint8Array {
  const doc = new Y.Doc();
  addNote(doc, { sheet: 'vel', text });
  return Y.encodeStateAsUpdate(doc);
}

async function openBoard(): Promise<LiveDocument> {
  const live = await documents.open('AAAAAAAA', BOARD);
  if (!live) throw new Error('lost');
  return live;
}

describe('what the server itself writes', () => {
  const own = (text: string) => () => {
    const doc = new Y.Doc();
    addNote(doc, { sheet: 'vel', text });
    return { update: Y.encodeStateAsUpdate(doc) };
  };
  const onDisk = async ({ bytes }: BoardRow): Promise<void> => {
    log.rows.push(bytes);
  };

  test('is seen by everybody once it is on disk, beside what they write at that moment', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', live)];
    log.held = [];
    addNote(anna.doc, { sheet: 'vel', text: 'van Anna' });
    const writing = live.writeOwn(own('van de server'), onDisk);
    await settle();
    expect(bram.notes).toEqual([]);
    for (const { commit } of log.held.splice(0)) commit();
    log.held = null;
    await settle();
    clock.pass(1000);
    expect(await writing).toBeUndefined();
    await settle();
    for (const { notes } of [anna, bram]) expect(notes).toEqual(['van Anna', 'van de server']);
    addNote(bram.doc, { sheet: 'vel', text: 'erna' });
    await settle();
    clock.pass(1000);
    await settle();
    expect(anna.notes).toEqual(['erna', 'van Anna', 'van de server']);
    expect(bram.heard).toEqual(['saved 1']);
  });

  test('may rest on what was let in a moment before, and goes to disk behind it', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    addNote(anna.doc, { id: 'een', sheet: 'vel', text: 'van Anna' });
    const removing = live.writeOwn(({ doc }) => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      const before = Y.encodeStateVector(copy);
      removeNote(copy, 'een');
      return { update: Y.encodeStateAsUpdate(copy, before) };
    }, onDisk);
    await settle();
    clock.pass(1000);
    await settle();
    clock.pass(1000);
    expect(await removing).toBeUndefined();
    await settle();
    expect(anna.notes).toEqual([]);
    const again = new Y.Doc();
    for (const row of log.rows) Y.applyUpdate(again, row);
    expect([again.store.pendingDs, Object.keys(readBoard(again).notes)]).toEqual([null, []]);
  });

  test('that cannot be kept has not happened, and people go on', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    addNote(anna.doc, { sheet: 'vel', text: 'ervoor' });
    await settle();
    clock.pass(1000);
    const failing = live.writeOwn(own('van de server'), () => Promise.reject(new Error('disk full')));
    clock.pass(1000);
    await expect(failing).rejects.toThrow('disk full');
    addNote(anna.doc, { sheet: 'vel', text: 'erna' });
    await settle();
    clock.pass(1000);
    await settle();
    expect(live.hasUnsaved).toBe(false);
    const late = new Person('Laat', live);
    expect(late.notes).toEqual(['erna', 'ervoor']);
    expect(await log.store.readDocument({ code: 'AAAAAAAA', document: 'board' })).toMatchObject({ last: 2 });
  });
});

describe('a change', () => {
  test('is acknowledged and seen by others only when it is on disk', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', live)];
    log.held = [];
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    await settle();
    clock.pass(1000);
    expect([anna.heard, bram.notes, readBoard(live.doc).notes]).toEqual([[], [], {}]);
    const late = new Person('Laat', live);
    expect(late.notes).toEqual([]);
    log.held.shift()?.commit();
    await settle();
    expect([anna.heard, bram.notes, late.notes]).toEqual([['saved 1'], ['geld'], ['geld']]);
  });

  test('that cannot be saved is told to nobody, kept, and tried again', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', live)];
    log.held = [];
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    await settle();
    log.held.shift()?.fail();
    await settle();
    addNote(bram.doc, { sheet: 'vel', text: 'tijd' });
    await settle();
    expect([anna.heard, bram.heard, bram.notes]).toEqual([[], [], ['tijd']]);
    expect(live.hasUnsaved).toBe(true);
    log.held = null;
    clock.pass(1000);
    await settle();
    expect([anna.heard, bram.heard]).toEqual([['saved 1'], ['saved 1']]);
    expect([anna.notes, bram.notes]).toEqual([
      ['geld', 'tijd'],
      ['geld', 'tijd'],
    ]);
  });

  test('that is refused is counted, told to its writer alone, and kept nowhere', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', live)];
    addNote(anna.doc, { sheet: 'vel', text: 'een' });
    await settle();
    anna.mayNot = 'frozen';
    addNote(anna.doc, { sheet: 'vel', text: 'twee' });
    await settle();
    expect(anna.heard).toEqual(['saved 1', 'frozen 2']);
    expect([bram.notes, bram.heard, log.rows.length]).toEqual([['een'], [], 1]);
  });

  test('goes to others as one with what came in the same beat, and not back to who wrote all of it', async () => {
    const live = await openBoard();
    const [anna, bram, samira] = ['Anna', 'Bram', 'Samira'].map((name) => new Person(name, live));
    if (!anna || !bram || !samira) throw new Error('nobody');
    addNote(anna.doc, { sheet: 'vel', text: '0' });
    await settle();
    expect([anna.received, bram.received, samira.received]).toEqual([0, 1, 1]);
    for (const text of ['1', '2', '3']) addNote(anna.doc, { sheet: 'vel', text });
    addNote(bram.doc, { sheet: 'vel', text: '4' });
    clock.pass(100);
    await settle();
    expect([anna.received, bram.received, samira.received]).toEqual([1, 2, 2]);
    expect(anna.heard).toEqual(['saved 1', 'saved 4']);
    expect(log.rows).toHaveLength(2);
    expect([anna.notes, samira.notes]).toEqual([bram.notes, bram.notes]);
  });

  test('that brings nothing new is acknowledged no earlier than what it repeats', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', live)];
    log.held = [];
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    live.write(bram, Y.encodeStateAsUpdate(anna.doc));
    await settle();
    expect(bram.heard).toEqual([]);
    log.held.shift()?.commit();
    await settle();
    clock.pass(100);
    await settle();
    expect(bram.heard).toEqual(['saved 1']);
    expect(log.rows).toHaveLength(1);
  });

  test('of somebody who has left is saved, and they hear no more', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    log.held = [];
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    await settle();
    live.room.leave(anna);
    log.held.shift()?.commit();
    await settle();
    expect([anna.heard, log.rows.length]).toEqual([[], 1]);
  });
});

describe('somebody who reads slowly', () => {
  test('is spared changes, and gets what was missed as one difference once there is room', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', live)];
    bram.waits = 1024 * 1024;
    for (const text of ['een', 'twee', 'drie']) {
      addNote(anna.doc, { sheet: 'vel', text });
      clock.pass(100);
      await settle();
    }
    expect([bram.received, anna.heard.length]).toEqual([1, 3]);
    bram.waits = 100 * 1024;
    clock.pass(1000);
    expect(bram.notes).toEqual(['een']);
    bram.waits = 0;
    clock.pass(1000);
    expect(bram.notes).toEqual(['drie', 'een', 'twee']);
    addNote(anna.doc, { sheet: 'vel', text: 'vier' });
    clock.pass(100);
    await settle();
    expect(bram.notes).toEqual(['drie', 'een', 'twee', 'vier']);
  });

  test('loses nothing when what was missed was taken away again', async () => {
    const live = await openBoard();
    const [anna, bram] = [new Person('Anna', live), new Person('Bram', live)];
    bram.waits = 1024 * 1024;
    const note = addNote(anna.doc, { sheet: 'vel', text: 'een' });
    clock.pass(100);
    await settle();
    removeNote(anna.doc, note);
    clock.pass(100);
    await settle();
    bram.waits = 0;
    clock.pass(1000);
    expect([anna.notes, bram.notes]).toEqual([[], []]);
  });
});

describe('a document', () => {
  test('is given to who comes in as a snapshot made once, and what came since', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    addNote(anna.doc, { sheet: 'vel', text: 'een' });
    await settle();
    const empty = Y.encodeStateVector(new Y.Doc());
    const [snapshot] = live.room.differencesFor(anna, empty);
    addNote(anna.doc, { sheet: 'vel', text: 'twee' });
    clock.pass(100);
    await settle();
    const [same] = live.room.differencesFor(anna, empty);
    expect(same).toBe(snapshot);
    expect(new Person('Bram', live).notes).toEqual(['een', 'twee']);
  });

  test('is loaded once for all who arrive together, and let go when the last has left', async () => {
    const [one, other] = await Promise.all([openBoard(), openBoard()]);
    expect([one === other, log.loads, documents.size]).toEqual([true, 1, 1]);
    await documents.release(one);
    expect(documents.size).toBe(1);
    await documents.release(one);
    expect(documents.size).toBe(0);
    await openBoard();
    expect(log.loads).toBe(2);
  });

  test('stays in memory while something of it is not saved', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    log.held = [];
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    live.room.leave(anna);
    const released = documents.release(live);
    await settle();
    log.held.shift()?.fail();
    await released;
    expect(documents.size).toBe(1);
    const again = await openBoard();
    expect(again).toBe(live);
    log.held = null;
    clock.pass(1000);
    await settle();
    expect(log.rows).toHaveLength(1);
  });

  test('that is opened while it is let go is the same one', async () => {
    const live = await openBoard();
    const released = documents.release(live);
    const again = await openBoard();
    await released;
    expect(again).toBe(live);
    expect(documents.size).toBe(1);
    new Person('Anna', again);
  });

  test('gets a snapshot when many rows have come and everybody has left', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    for (let count = 0; count < 120; count++) {
      addNote(anna.doc, { sheet: 'vel', text: String(count) });
      clock.pass(100);
      await settle();
    }
    live.room.leave(anna);
    await documents.release(live);
    expect(log.snapshots.map(({ seq }) => seq)).toEqual([120]);
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, log.snapshots[0]?.bytes ?? new Uint8Array());
    expect(readBoard(loaded)).toEqual(readBoard(anna.doc));
  });

  test('that is damaged takes no changes; one of which nothing is left is not opened', async () => {
    const live = await openBoard();
    const anna = new Person('Anna', live);
    addNote(anna.doc, { sheet: 'vel', text: 'een' });
    await settle();
    live.room.leave(anna);
    await documents.release(live);
    log.spoiled = true;
    const { loads } = log;
    expect([await openNone(), await openNone()]).toEqual([null, null]);
    expect([documents.size, documents.damaged, log.loads - loads]).toEqual([0, 1, 1]);
    log.spoiled = false;
    log.rows.push(new Uint8Array([9, 9, 9]));
    clock.pass(60_000);
    const damaged = await openBoard();
    const bram = new Person('Bram', damaged);
    expect([damaged.readOnly, bram.notes, documents.damaged]).toEqual(['damaged', ['een'], 1]);
    addNote(bram.doc, { sheet: 'vel', text: 'twee' });
    await settle();
    expect([bram.heard, log.rows.length]).toEqual([['damaged 1'], 2]);
    damaged.room.leave(bram);
    await documents.release(damaged);
    log.rows.pop();
    expect([(await openBoard()).readOnly, documents.damaged]).toEqual([null, 0]);

    function openNone(): Promise<LiveDocument | null> {
      return documents.open('AAAAAAAA', BOARD);
    }
  });

  test('that was damaged is read again when more of it was found, and people open that', async () => {
    log.rows.push(noteRow('een'), new Uint8Array([9, 9, 9]));
    const damaged = await openBoard();
    const other = await documents.open('BBBBBBBB', BOARD);
    const bram = new Person('Bram', damaged);
    log.rows.splice(1, 1, noteRow('twee'));
    log.mended();
    await settle();
    expect([bram.heard, damaged.isOver, other?.isOver]).toEqual([['ended damaged'], true, true]);
    const again = await openBoard();
    expect([again.readOnly, new Person('Bram', again).notes]).toEqual([null, ['een', 'twee']]);
    const sound = new Person('Anna', again);
    log.mended();
    await settle();
    expect(sound.heard).toEqual([]);
    expect(await openBoard()).toBe(again);
  });

  test('that was lost is read again without a wait when more of it was found', async () => {
    log.rows.push(noteRow('een'));
    log.spoiled = true;
    expect(await documents.open('AAAAAAAA', BOARD)).toBeNull();
    log.spoiled = false;
    expect(await documents.open('AAAAAAAA', BOARD)).toBeNull();
    log.mended();
    expect(new Person('Bram', await openBoard()).notes).toEqual(['een']);
  });

  test('that fails on what is on disk already makes way for what is there, and the others go on', async () => {
    const failing = await openBoard();
    const other = await documents.open('BBBBBBBB', BOARD);
    if (!other) throw new Error('lost');
    const [anna, bram, wim] = [
      new Person('Anna', failing),
      new Person('Bram', failing),
      new Person('Wim', other),
    ];
    failing.doc.on('afterTransaction', () => {
      throw new Error('a bug');
    });
    addNote(anna.doc, { sheet: 'vel', text: 'een' });
    addNote(wim.doc, { sheet: 'vel', text: 'elders' });
    await settle();
    expect([anna.heard, bram.heard, wim.heard]).toEqual([['ended damaged'], ['ended damaged'], ['saved 1']]);
    const again = await openBoard();
    expect([again === failing, again.readOnly]).toEqual([false, null]);
    expect(new Person('Anna', again).notes).toContain('een');
  });
});
