import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DocumentLink, type SaveState } from '../documentLink.ts';
import type { OwnChange } from '../ownChanges.ts';
import type { SessionSocket } from '../socket.ts';
import { connectDatabase, type Database } from './database.ts';
import { KeptDocument, type KeptUse } from './KeptDocument.ts';
import { claim, leftBehind } from './leftBehind.ts';

const BOARD = { code: 'ABCD-EFGH', me: 'anna', document: 'board' };
const IDLE: KeptUse = { settle: () => {}, onChanged: () => {} };
/** A server that cannot be reached. */
const AWAY = { connected: false, on: () => {}, off: () => {}, emit: () => {} } as unknown as SessionSocket;

let db: Database;
const links: DocumentLink[] = [];

beforeEach(async () => {
  const connected = await connectDatabase();
  if (!connected) throw new Error('There is no database.');
  db = connected;
});
afterEach(async () => {
  for (const link of links.splice(0)) link.destroy();
  for (const store of ['documents', 'own', 'lost'] as const) await db.clear(store);
  db.close();
});

/** Where a page keeps the board. No page can know of another here: each takes all others for gone. */
const keptBy = (page: string, use = IDLE): KeptDocument =>
  new KeptDocument(Promise.resolve(db), { ...BOARD, page }, use);

/** Keeps a board of this epoch on the device, on which nobody has written. */
async function keepBoard(epoch = 0): Promise<void> {
  const kept = keptBy('before');
  await kept.begin(epoch, new Y.Doc(), () => []);
  await kept.close();
}

/** A page while the server cannot be reached. */
async function pageOffline(page: string, told: SaveState[] = []): Promise<DocumentLink> {
  const link: DocumentLink = new DocumentLink(
    AWAY,
    'board',
    { changed: () => told.push(link.saveState), rejected: () => {}, presence: () => {} },
    (use) => keptBy(page, use),
  );
  links.push(link);
  await db.getAll('own');
  return link;
}

const type = ({ doc }: DocumentLink, words: string): unknown =>
  doc.getMap('settings').set('caseTitle', words);
const caseTitle = ({ doc }: DocumentLink): unknown => doc.getMap('settings').get('caseTitle');

/** What waits on this device: page, number and epoch of each change. */
async function waiting(): Promise<(string | number)[][]> {
  const [keys, rows] = await Promise.all([db.getAllKeys('own'), db.getAll('own')]);
  return keys.map(([, , , page, number], index) => [page, number, rows[index]?.epoch ?? -1]);
}

/** Keeps whatever is to be written waiting, as a slow disk does; gives the way to let it go on. */
async function holdBack(): Promise<() => Promise<void>> {
  let isHeld = true;
  const holding = db.transaction('own', 'readwrite');
  await holding.store.count();
  const held = (async () => {
    while (isHeld) await holding.store.count();
    await holding.done;
  })();
  return () => {
    isHeld = false;
    return held;
  };
}

const change = (number: number): OwnChange => ({ number, update: Uint8Array.of(number) });
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

describe('what the screen says', () => {
  test('nothing is on this device before it is written down', async () => {
    await keepBoard();
    const told: SaveState[] = [];
    const link = await pageOffline('one', told);
    await expect.poll(() => link.wasOpen).toBe(true);
    const goOn = await holdBack();
    type(link, 'de tunnel in');
    await aWhile();
    expect([link.saveState, told.includes('local')]).toEqual(['saving', false]);
    await goOn();
    await expect.poll(() => link.saveState).toBe('local');
    expect(await waiting()).toEqual([['one', 1, 0]]);
  });

  test('it is in this window alone while there is no document on this device', async () => {
    const link = await pageOffline('one');
    await expect.poll(() => link.keeps).toBe(false);
    type(link, 'voor het eerst hier');
    await aWhile();
    expect(link.saveState).toBe('window');
  });

  test('and when the browser keeps no more', async () => {
    await keepBoard();
    const link = await pageOffline('one');
    await expect.poll(() => link.wasOpen).toBe(true);
    db.close();
    type(link, 'vol');
    await expect.poll(() => link.saveState).toBe('window');
    db = (await connectDatabase()) ?? db;
  });
});

describe('what a page left behind that is gone', () => {
  async function leaveTwo(): Promise<void> {
    await keepBoard();
    const gone = await pageOffline('gone');
    await expect.poll(() => gone.wasOpen).toBe(true);
    type(gone, 'een');
    type(gone, 'twee');
    await expect.poll(() => gone.saveState).toBe('local');
    gone.destroy();
  }

  test('stays several changes, of which the server may have had some', async () => {
    await leaveTwo();
    const next = await pageOffline('next');
    await expect.poll(() => caseTitle(next)).toBe('twee');
    await expect.poll(waiting).toEqual([
      ['next', 1, 0],
      ['next', 2, 0],
    ]);
    expect(next.saveState).toBe('local');
  });

  test('is taken over by one of two that come at the same moment', async () => {
    await leaveTwo();
    const [one, other] = await Promise.all([pageOffline('one'), pageOffline('other')]);
    await expect.poll(() => one.wasOpen && other.wasOpen).toBe(true);
    const rows = await waiting();
    expect([rows.length, new Set(rows.map(([page]) => page)).size]).toEqual([2, 1]);
  });

  test('is taken over once, also by two that have both seen it', async () => {
    await leaveTwo();
    const [one, other] = [
      { ...BOARD, page: 'one' },
      { ...BOARD, page: 'other' },
    ];
    const seen = [...(await leftBehind(db, one)), ...(await leftBehind(db, other))];
    const took: string[] = [];
    for (const [index, left] of seen.entries()) {
      await claim(db, index === 0 ? one : other, left, 0, (updates) => {
        took.push(`${index}`);
        return updates.map((update, number) => ({ number, update }));
      });
    }
    expect(took).toEqual(['0']);
    expect((await waiting()).map(([page]) => page)).toEqual(['one', 'one']);
  });

  test('is still there when the page that takes it over ends meanwhile', async () => {
    await leaveTwo();
    const brief = keptBy('brief');
    await brief.load(new Y.Doc());
    await brief.adopt(() => null, null);
    expect(await waiting()).toEqual([
      ['gone', 1, 0],
      ['gone', 2, 0],
    ]);
  });
});

describe('when the board was written anew', () => {
  test('what waits to be written is written once, as of the new one', async () => {
    await keepBoard();
    const kept = keptBy('one');
    await kept.load(new Y.Doc());
    kept.add(change(1), true);
    await kept.flush();
    kept.add(change(2), false);
    const own = [change(3)];
    const begun = kept.begin(1, new Y.Doc(), () => own);
    own.push(change(4));
    kept.add(change(4), true);
    expect(kept.isWritten).toBe(false);
    await begun;
    await kept.flush();
    expect(await waiting()).toEqual([
      ['one', 3, 1],
      ['one', 4, 1],
    ]);
    kept.remove(own);
    await kept.flush();
    expect(await waiting()).toEqual([]);
  });

  test('what is typed while it is written down is not taken for written', async () => {
    const own: OwnChange[] = [];
    const kept = keptBy('one');
    await kept.begin(0, new Y.Doc(), () => own);
    const goOn = await holdBack();
    const begun = kept.begin(1, new Y.Doc(), () => own);
    await aWhile();
    own.push(change(1));
    kept.add(change(1), false);
    await goOn();
    await begun;
    expect([kept.isWritten, await waiting()]).toEqual([false, []]);
    await kept.flush();
    expect([kept.isWritten, await waiting()]).toEqual([true, [['one', 1, 1]]]);
  });

  test('what is acknowledged before it was written does not stay behind', async () => {
    const kept = keptBy('one');
    let own = [change(1)];
    kept.add(change(1), false);
    const begun = kept.begin(1, new Y.Doc(), () => own);
    own = [];
    kept.remove([change(1)]);
    await begun;
    await kept.flush();
    expect(await waiting()).toEqual([]);
    expect(kept.isWritten).toBe(true);
  });
});
