import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { middleOf } from '../map/place.ts';
import { addCluster, removeCluster } from './cluster.ts';
import { addConnection, setConnectionLabel, setConnectionWished } from './connection.ts';
import { addNote, placeNote } from './note.ts';
import { park, takeBack } from './parkedIssue.ts';
import { readBoard } from './readBoard.ts';
import { replaceText, rootOf, textField } from './roots.ts';
import { addSheet, removeSheet } from './sheet.ts';
import { addStakeholder, removeStakeholder, setSeat, setStakeholderLabel } from './stakeholder.ts';

const table = middleOf({ domain: 'bestuur', driver: 'consensus', ring: 'table' });
const distant = middleOf({ domain: 'politiek', driver: 'contrast', ring: 'distant' });

function twoWhoKnowEachOther() {
  const doc = new Y.Doc();
  const vng = addStakeholder(doc, { name: 'VNG', place: table });
  const tk = addStakeholder(doc, { name: 'Tweede Kamer', place: distant });
  const connection = addConnection(doc, { from: vng, to: tk, driver: 'contrast' });
  return { doc, vng, tk, connection: connection ?? '' };
}

describe('a document', () => {
  const sizeAfter = (doc: Y.Doc, change: () => void): number => {
    const before = Y.encodeStateAsUpdate(doc).length;
    for (let time = 0; time < 100; time++) change();
    return Y.encodeStateAsUpdate(doc).length - before;
  };

  test('does not grow when something is set to what it is', () => {
    const { doc, vng, connection } = twoWhoKnowEachOther();
    const note = addNote(doc, { sheet: 'vel', text: 'geld', order: 3 });
    const grown = sizeAfter(doc, () => {
      setStakeholderLabel(doc, vng, 'name', 'VNG');
      setSeat(doc, vng, 'missing');
      setConnectionWished(doc, connection, false);
      setConnectionLabel(doc, connection, 'owner', '');
      placeNote(doc, note, { sheet: 'vel', cluster: null, order: 3 });
    });
    expect(grown).toBe(0);
  });

  test('grows by a few bytes when a note is moved among others', () => {
    const doc = new Y.Doc();
    const note = addNote(doc, { sheet: 'vel', text: 'geld' });
    let order = 0;
    const grown = sizeAfter(doc, () => placeNote(doc, note, { sheet: 'vel', cluster: null, order: ++order }));
    expect(grown / 100).toBeLessThan(10);
  });
});

describe('connections', () => {
  test('are refused to oneself, without an end and twice', () => {
    const { doc, vng, tk } = twoWhoKnowEachOther();
    expect(addConnection(doc, { from: vng, to: vng, driver: 'contrast' })).toBeNull();
    expect(addConnection(doc, { from: vng, to: 'nobody', driver: 'contrast' })).toBeNull();
    expect(addConnection(doc, { from: vng, to: tk, driver: 'contrast' })).toBeNull();
    expect(addConnection(doc, { from: vng, to: tk, driver: 'visibility' })).not.toBeNull();
  });

  test('go with the stakeholder that is removed', () => {
    const { doc, vng } = twoWhoKnowEachOther();
    removeStakeholder(doc, vng);
    expect(readBoard(doc).connections).toEqual({});
    expect(rootOf(doc, 'connections').size).toBe(0);
  });

  test('whose end was removed at the same moment by somebody else are left out by the reading door', () => {
    const { doc, vng, tk } = twoWhoKnowEachOther();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    removeStakeholder(other, tk);
    addConnection(doc, { from: tk, to: vng, driver: 'result' });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(rootOf(doc, 'connections').size).toBe(1);
    expect(readBoard(doc).connections).toEqual({});
  });
});

describe('parking', () => {
  test('hides a stakeholder with its connections and gives all of it back where it was', () => {
    const { doc, vng } = twoWhoKnowEachOther();
    const before = readBoard(doc);
    const issue = park(doc, {
      text: 'VNG',
      reason: 'zit aan een andere tafel',
      from: { kind: 'stakeholder', id: vng },
    });
    const parked = readBoard(doc);
    expect(Object.keys(parked.stakeholders)).toHaveLength(1);
    expect(parked.connections).toEqual({});
    expect(parked.parked.stakeholders[vng]?.name).toBe('VNG');
    expect(parked.parkedIssues[issue]?.text).toBe('VNG');
    takeBack(doc, issue);
    expect(readBoard(doc)).toEqual(before);
  });

  test('parks one thing once, also when two people do it', () => {
    const { doc, vng } = twoWhoKnowEachOther();
    const from = { kind: 'stakeholder', id: vng } as const;
    const first = park(doc, { text: 'VNG', reason: 'a', from });
    expect(park(doc, { text: 'VNG', reason: 'b', from })).toBe(first);
  });
});

describe('the flip chart', () => {
  test('keeps a note that was written on a sheet while somebody took the sheet away', () => {
    const doc = new Y.Doc();
    const first = addSheet(doc, { title: 'Wat maakt dit lastig?', order: 1 });
    const second = addSheet(doc, { title: 'Nog een vel', order: 2 });
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    expect(removeSheet(other, second)).toBe(true);
    const note = addNote(doc, { sheet: second, text: 'Gescheiden geldstromen' });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(readBoard(doc).notes[note]).toMatchObject({ sheet: first, text: 'Gescheiden geldstromen' });
  });

  test('refuses to remove a sheet with notes', () => {
    const doc = new Y.Doc();
    const sheet = addSheet(doc, { title: 'Vel', order: 1 });
    addNote(doc, { sheet, text: 'Eigen onderdeel eerst' });
    expect(removeSheet(doc, sheet)).toBe(false);
    expect(Object.keys(readBoard(doc).sheets)).toEqual([sheet]);
  });

  test('lets the notes of a group that is taken apart lie loose', () => {
    const doc = new Y.Doc();
    const sheet = addSheet(doc, { title: 'Vel', order: 1 });
    const cluster = addCluster(doc, { sheet, name: 'Geld en regels', order: 1 });
    const note = addNote(doc, { sheet, text: 'Gescheiden geldstromen' });
    placeNote(doc, note, { sheet, cluster });
    removeCluster(doc, cluster);
    expect(readBoard(doc).notes[note]?.cluster).toBeNull();
  });
});

test('a text that is replaced keeps what two people typed at its two ends', () => {
  const doc = new Y.Doc();
  const sheet = addSheet(doc, { title: 'Vel', order: 1 });
  const note = addNote(doc, { sheet, text: 'geld' });
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  for (const [where, next] of [
    [doc, 'gescheiden geld'],
    [other, 'geldstromen'],
  ] as const) {
    const text = textField(where, 'notes', note, 'text');
    if (text) replaceText(text, next);
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(readBoard(doc).notes[note]?.text).toBe('gescheiden geldstromen');
});

test.each([
  ['😀', '😁'],
  ['a😀b', 'a🤀b'],
  ['😀😀', '😀'],
])('an emoji is never halved: %s becomes %s for everybody', (before, after) => {
  const doc = new Y.Doc();
  const note = addNote(doc, { sheet: 'vel', text: before });
  const text = textField(doc, 'notes', note, 'text');
  if (text) replaceText(text, after);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(textField(other, 'notes', note, 'text')?.toString()).toBe(after);
});

test('no client can write what makes a board unreadable: names that every object has are ids like others', () => {
  const { doc, vng, connection } = twoWhoKnowEachOther();
  const before = readBoard(doc);
  rootOf(doc, 'connections').get(connection)?.set('from', 'constructor');
  rootOf(doc, 'stakeholders').get(vng)?.set('origin', { kind: 'constructor', label: 'x' });
  const note = addNote(doc, { sheet: 'toString', cluster: 'valueOf', text: 'geld' });
  park(doc, { text: 'x', reason: '', from: { kind: 'stakeholder', id: 'constructor' } });
  const board = readBoard(doc);
  expect([board.connections, board.stakeholders]).toEqual([{}, before.stakeholders]);
  expect(board.notes[note]).toMatchObject({ cluster: null, text: 'geld' });
  expect(Object.values(board.parkedIssues).map(({ text }) => text)).toEqual(['x']);
});
