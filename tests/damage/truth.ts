import { rewrite } from '@verbindbord/server/src/documents/compaction.ts';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { restore } from '@verbindbord/server/src/documents/restore.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';
import { parseDocumentName } from '@verbindbord/shared/protocol/documents.ts';
import * as Y from 'yjs';
import { type Desk, saidBy } from './desk.ts';

/** What each document said after each of its rows that are still kept. */
export async function statesIn(folder: string, desks: readonly Desk[]): Promise<string[][]> {
  return withStore(folder, (store) => Promise.all(desks.map((desk) => statesOf(store, desk))));
}

async function statesOf(store: Store, { key }: Desk): Promise<string[]> {
  const { snapshots, rows } = await store.readDocument(key);
  const oldest = snapshots.at(-1);
  const states: string[] = [];
  let doc = new Y.Doc();
  let epoch = 0;
  for (const row of [...(oldest && oldest.seq < (rows[0]?.seq ?? 0) ? [oldest] : []), ...rows]) {
    if (row.epoch > epoch) doc = new Y.Doc();
    epoch = row.epoch;
    Y.applyUpdate(doc, row.bytes);
    states.push(saidBy(doc, key.document));
  }
  return states;
}

/** Starts a new epoch of documents that nobody has open. */
export async function writeAnew(folder: string, desks: readonly Desk[]): Promise<void> {
  await withStore(folder, async (store) => {
    for (const { key } of desks) {
      const ref = parseDocumentName(key.document);
      if (!ref) throw new Error(`${key.document} is no name of a document`);
      const stored = await store.readDocument(key);
      const restored = restore(stored, shapeOf(ref));
      if (restored.kind !== 'whole') throw new Error(`${key.document} is ${restored.kind}`);
      const { bytes, retired } = rewrite(restored.doc, shapeOf(ref), stored.retired);
      await store.startEpoch(key, { epoch: stored.epoch + 1, after: stored.last, bytes, at: 1, retired });
    }
  });
}

async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqliteStore(folder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
