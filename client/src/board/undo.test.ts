import { mergeNotes, sourcesOf } from '@verbindbord/shared/board/merging.ts';
import { addNote, placeNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { addStakeholder, removeStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { middleOf } from '@verbindbord/shared/map/place.ts';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { act, onceOutdated, undo, watchUndo } from './undo.ts';

const place = middleOf({ domain: 'bestuur', driver: 'consensus', ring: 'table' });

function boardWithVng() {
  const doc = new Y.Doc();
  watchUndo(doc);
  const vng = act(doc, () => addStakeholder(doc, { name: 'VNG', place }));
  return { doc, vng };
}

test('an offer to take an act back goes when another own act follows, and only once', () => {
  const { doc, vng } = boardWithVng();
  act(doc, () => removeStakeholder(doc, vng));
  const goes = vi.fn();
  onceOutdated(goes);
  doc.transact(() => addStakeholder(doc, { name: 'GGD', place }), 'somebody else');
  expect(goes).not.toHaveBeenCalled();
  act(doc, () => addStakeholder(doc, { name: 'JenV', place }));
  act(doc, () => addStakeholder(doc, { name: 'VWS', place }));
  expect(goes).toHaveBeenCalledTimes(1);
});

test('an offer goes when the act was taken back, and with the board', () => {
  const { doc, vng } = boardWithVng();
  act(doc, () => removeStakeholder(doc, vng));
  const goes = vi.fn();
  onceOutdated(goes);
  undo();
  expect(goes).toHaveBeenCalledTimes(1);
  onceOutdated(goes);
  watchUndo(null);
  expect(goes).toHaveBeenCalledTimes(2);
});

test('a wrong merge is taken back, and nothing that others did since', () => {
  const doc = new Y.Doc();
  for (const id of ['a', 'b', 'c', 'd']) addNote(doc, { id, sheet: 's', text: id });
  watchUndo(doc);
  act(doc, () => mergeNotes(doc, 'a', ['b', 'c']));
  doc.transact(() => {
    mergeNotes(doc, 'a', ['d']);
    placeNote(doc, 'a', { sheet: 's', cluster: null, order: 9 });
    removeNote(doc, 'c');
  }, 'somebody else');
  undo();
  const board = readBoard(doc);
  expect(Object.keys(board.notes).sort()).toEqual(['a', 'b']);
  expect(sourcesOf(board, 'a').map(({ id }) => id)).toEqual(['d']);
  expect(board.notes.a?.order).toBe(9);
});

test('what was merged again by somebody else stays so when the first merge is taken back', () => {
  const doc = new Y.Doc();
  for (const id of ['a', 'b', 'c']) addNote(doc, { id, sheet: 's', text: id });
  watchUndo(doc);
  act(doc, () => mergeNotes(doc, 'a', ['b']));
  doc.transact(() => mergeNotes(doc, 'c', ['b']), 'somebody else');
  undo();
  expect(sourcesOf(readBoard(doc), 'c').map(({ id }) => id)).toEqual(['b']);
});
