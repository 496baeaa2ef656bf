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
