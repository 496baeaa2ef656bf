import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { StoredDocument, StoredRow } from '../storage/store.ts';
import { rewrite } from './compaction.ts';
import { shapeOf } from './gate/shape.ts';
import { restore, verifiedSnapshot } from './restore.ts';

const shape = shapeOf({ kind: 'board' });

/** A document that was written row by row: row n sets the title to n. */
function written(count: number): { rows: StoredRow[]; snapshotOf: (seq: number) => StoredRow } {
  const doc = new Y.Doc();
  const rows: StoredRow[] = [];
  doc.on('update', (bytes) => rows.push({ epoch: 0, seq: rows.length + 1, bytes, sound: true }));
  for (let row = 1; row <= count; row++) doc.getMap('settings').set('caseTitle', row);
  return {
    rows,
    snapshotOf: (seq) => ({
      epoch: 0,
      seq,
      sound: true,
      bytes: Y.mergeUpdates(rows.slice(0, seq).map(({ bytes }) => bytes)),
    }),
  };
}

const stored = (last: number, rows: StoredRow[], snapshots: StoredRow[] = []): StoredDocument => ({
  epoch: 0,
  writers: [],
  retired: new Map(),
  sound: true,
  last,
  changedAt: last > 0 ? 1 : null,
  rows,
  snapshots,
});
const broken = (row: StoredRow): StoredRow => ({ ...row, sound: false });

/** The same stored document in its second epoch: row 6 is the base, which stands as a snapshot too. */
function renewed(): StoredDocument & { readonly base: StoredRow } {
  const { rows, snapshotOf } = written(5);
  const old = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(old, bytes);
  const { doc, bytes } = rewrite(old, shape, new Map());
  const base: StoredRow = { epoch: 1, seq: 6, bytes, sound: true };
  const after: StoredRow[] = [];
  doc.on('update', (update) => after.push({ epoch: 1, seq: 7 + after.length, bytes: update, sound: true }));
  for (let row = 7; row <= 9; row++) doc.getMap('settings').set('caseTitle', row);
  const all = [...rows.slice(3), base, ...after];
  return { ...stored(9, all, [base, snapshotOf(3)]), epoch: 1, base };
}

function titleOf(document: StoredDocument): unknown {
  const restored = restore(document, shape);
  return restored.kind === 'lost'
    ? 'lost'
    : [restored.kind, restored.doc.getMap('settings').get('caseTitle')];
}

describe('a document comes back', () => {
  test('empty when nothing was ever written', () => {
    expect(titleOf(stored(0, []))).toEqual(['whole', undefined]);
  });

  test('whole from its rows', () => {
    expect(titleOf(stored(9, written(9).rows))).toEqual(['whole', 9]);
  });

  test('whole from the newest snapshot and the rows after it', () => {
    const { rows, snapshotOf } = written(9);
    expect(titleOf(stored(9, rows.slice(4), [snapshotOf(7), snapshotOf(4)]))).toEqual(['whole', 9]);
  });

  test('whole from the older snapshot when the newer one is damaged', () => {
    const { rows, snapshotOf } = written(9);
    const snapshots = [broken(snapshotOf(7)), snapshotOf(4)];
    expect(titleOf(stored(9, rows.slice(4), snapshots))).toEqual(['whole', 9]);
  });

  test('with the number of rows that the snapshot does not hold', () => {
    const { rows, snapshotOf } = written(9);
    expect(restore(stored(9, rows), shape)).toMatchObject({ fresh: 9 });
    expect(restore(stored(9, rows, [snapshotOf(7)]), shape)).toMatchObject({ fresh: 2 });
    expect(restore(stored(9, rows, [snapshotOf(9)]), shape)).toMatchObject({ fresh: 0 });
  });

  test('at its last good state when a row is damaged', () => {
    const { rows } = written(9);
    const damaged = rows.map((row) => (row.seq === 6 ? broken(row) : row));
    expect(titleOf(stored(9, damaged))).toEqual(['partly', 5]);
  });

  test('at its last good state when a row is missing, in the middle or at the end', () => {
    const { rows } = written(9);
    expect(titleOf(stored(9, [...rows.slice(0, 5), ...rows.slice(6)]))).toEqual(['partly', 5]);
    expect(titleOf(stored(9, rows.slice(0, 8)))).toEqual(['partly', 8]);
  });

  test('without what stands behind a missing row, also when it would fit', () => {
    const apart = [1, 2, 4, 5].map((seq): StoredRow => {
      const doc = new Y.Doc();
      doc.getMap('notes').set(`note ${seq}`, new Y.Map());
      return { epoch: 0, seq, bytes: Y.encodeStateAsUpdate(doc), sound: true };
    });
    const restored = restore(stored(5, apart), shape);
    expect(restored).toMatchObject({ kind: 'partly', reached: 2 });
    const notes = restored.kind === 'lost' ? [] : [...restored.doc.getMap('notes').keys()];
    expect(notes.sort()).toEqual(['note 1', 'note 2']);
  });

  test('at its last good state when a sound row cannot be applied', () => {
    const { rows } = written(9);
    const odd = rows.map((row) => (row.seq === 6 ? { ...row, bytes: new Uint8Array([9, 9, 9]) } : row));
    expect(titleOf(stored(9, odd))).toEqual(['partly', 5]);
  });

  test('from its log of thousands of rows, up to the one that cannot be applied', () => {
    const { rows } = written(2500);
    expect(titleOf(stored(2500, rows))).toEqual(['whole', 2500]);
    const odd = rows.map((row) => (row.seq === 2222 ? { ...row, bytes: new Uint8Array([9, 9, 9]) } : row));
    expect(titleOf(stored(2500, odd))).toEqual(['partly', 2221]);
  });

  test('at its last good state when a row is there that was never acknowledged', () => {
    const { rows } = written(9);
    expect(titleOf(stored(8, rows))).toEqual(['partly', 9]);
    expect(titleOf(stored(0, rows))).toEqual(['partly', 9]);
  });

  test('not whole when what stands beside its rows cannot be read', () => {
    expect(titleOf({ ...stored(9, written(9).rows), sound: false })).toEqual(['partly', 9]);
    expect(titleOf({ ...stored(0, []), sound: false })).toBe('lost');
  });

  test('never as an empty board when there was something', () => {
    const { rows, snapshotOf } = written(3);
    expect(titleOf(stored(3, rows.map(broken)))).toBe('lost');
    expect(titleOf(stored(3, rows.slice(2), [broken(snapshotOf(2))]))).toBe('lost');
    expect(titleOf(stored(3, []))).toBe('lost');
  });
});

describe('a document that was written anew comes back', () => {
  const damaged = (document: StoredDocument, ...seqs: number[]): StoredDocument => ({
    ...document,
    rows: document.rows.map((row) => (seqs.includes(row.seq) ? broken(row) : row)),
  });
  const without = (document: StoredDocument, ...seqs: number[]): StoredDocument => ({
    ...document,
    rows: document.rows.filter((row) => !seqs.includes(row.seq)),
  });
  const onOldSnapshot = (document: StoredDocument): StoredDocument => ({
    ...document,
    snapshots: document.snapshots.map((row) => (row.epoch === 1 ? broken(row) : row)),
  });

  test('whole from either of the two places where its base stands', () => {
    expect(titleOf(renewed())).toEqual(['whole', 9]);
    expect(titleOf(onOldSnapshot(renewed()))).toEqual(['whole', 9]);
    expect(titleOf(damaged(renewed(), 6))).toEqual(['whole', 9]);
    expect(titleOf(without(renewed(), 4, 5, 6))).toEqual(['whole', 9]);
  });

  test('whole without anything of the epoch before', () => {
    const { snapshots, rows, ...rest } = renewed();
    const newest = {
      ...rest,
      snapshots: snapshots.slice(0, 1),
      rows: rows.filter(({ epoch }) => epoch === 1),
    };
    expect(titleOf(newest)).toEqual(['whole', 9]);
  });

  test('as it was in the epoch before, to be looked at, when its base is lost', () => {
    expect(titleOf(damaged(onOldSnapshot(renewed()), 6))).toEqual(['partly', 5]);
    expect(titleOf(without(onOldSnapshot(renewed()), 6))).toEqual(['partly', 5]);
    expect(titleOf(damaged(onOldSnapshot(renewed()), 5, 6))).toEqual(['partly', 4]);
  });

  test('at its last good state when a row after the base is damaged or missing', () => {
    expect(titleOf(damaged(renewed(), 8))).toEqual(['partly', 7]);
    expect(titleOf(without(renewed(), 8))).toEqual(['partly', 7]);
  });

  test('not whole when its rows are of another epoch than it should be in', () => {
    expect(titleOf({ ...renewed(), epoch: 0 })).toEqual(['partly', 9]);
    expect(titleOf({ ...renewed(), epoch: 2 })).toEqual(['partly', 9]);
  });

  test('not from a row that only happens to load by itself', () => {
    const { rows, ...rest } = onOldSnapshot(renewed());
    const alone = new Y.Doc();
    alone.getMap('settings').set('caseTitle', 'alone');
    const odd = { epoch: 1, seq: 7, bytes: Y.encodeStateAsUpdate(alone), sound: true };
    const others = rows.filter(({ seq }) => seq < 6 || seq > 7);
    expect(titleOf({ ...rest, rows: [...others, odd].sort((a, b) => a.seq - b.seq) })).toEqual(['partly', 5]);
  });
});

test('a snapshot of a document that would not load is not made', () => {
  const doc = new Y.Doc();
  doc.getMap('settings').set('caseTitle', 'x');
  const bytes = verifiedSnapshot(doc, shape);
  expect(titleOf(stored(1, [], [{ epoch: 0, seq: 1, bytes, sound: true }]))).toEqual(['whole', 'x']);
  const later = new Y.Doc();
  Y.applyUpdate(later, bytes);
  const before = Y.encodeStateVector(later);
  later.getMap('settings').set('caseTitle', 'y');
  const pending = new Y.Doc();
  Y.applyUpdate(pending, Y.encodeStateAsUpdate(later, before));
  expect(() => verifiedSnapshot(pending, shape)).toThrow('does not load');
});
