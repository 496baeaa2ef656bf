import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { StoredDocument, StoredRow } from '../storage/store.ts';
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
  retired: new Set(),
  sound: true,
  last,
  changedAt: last > 0 ? 1 : null,
  rows,
  snapshots,
});
const broken = (row: StoredRow): StoredRow => ({ ...row, sound: false });

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

  test('at its last good state when a sound row cannot be applied', () => {
    const { rows } = written(9);
    const odd = rows.map((row) => (row.seq === 6 ? { ...row, bytes: new Uint8Array([9, 9, 9]) } : row));
    expect(titleOf(stored(9, odd))).toEqual(['partly', 5]);
  });

  test('never as an empty board when there was something', () => {
    const { rows, snapshotOf } = written(3);
    expect(titleOf(stored(3, rows.map(broken)))).toBe('lost');
    expect(titleOf(stored(3, rows.slice(2), [broken(snapshotOf(2))]))).toBe('lost');
    expect(titleOf(stored(3, []))).toBe('lost');
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
