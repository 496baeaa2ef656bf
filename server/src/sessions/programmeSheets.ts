import { isDeepStrictEqual } from 'node:util';
import { byOrder } from '@verbindbord/shared/board/readBoard.ts';
import { rootOf } from '@verbindbord/shared/board/roots.ts';
import {
  addSheet,
  placeSheet,
  readSheet,
  removeSheet,
  renameSheet,
} from '@verbindbord/shared/board/sheet.ts';
import { type Programme, type ProgrammeSheet, sheetsOf } from '@verbindbord/shared/programme/programme.ts';
import type * as Y from 'yjs';
import { boardChange } from './boardChange.ts';

/**
 * What happens to the sheets of a board when its session gets another programme, as one change; null when nothing
 * does. Made on a copy: the board itself has it when it is on disk.
 */
export function changedSheets(board: Y.Doc, before: Programme, after: Programme): Uint8Array | null {
  if (isArranged(board, before, after)) return null;
  return boardChange(board, (copy) => arrangeSheets(copy, before, after));
}

/** Whether the sheets are as the programme says already: a whole board is not copied for a step that takes longer. */
function isArranged(board: Y.Doc, before: Programme, after: Programme): boolean {
  const wanted = sheetsOf(after);
  const touched = touchedSteps(before, after);
  const isCalled = ({ id, title }: ProgrammeSheet): boolean => {
    const fields = rootOf(board, 'sheets').get(id);
    return fields !== undefined && readSheet(id, fields).title === title;
  };
  return (
    isDeepStrictEqual(wanted, sheetsOf(before)) &&
    wanted.every((sheet) => !touched.has(sheet.step) || isCalled(sheet))
  );
}

/** The steps that are new, back or changed. */
function touchedSteps(before: Programme, after: Programme): ReadonlySet<string> {
  return new Set(after.filter((step) => !before.includes(step)).map(({ id }) => id));
}

/**
 * New questions get a sheet, those that were changed give it their words, and the sheets lie in the order of the
 * programme. A sheet that nothing asks for any more goes when it is empty; with notes on it, it stays on the flip chart.
 */
function arrangeSheets(board: Y.Doc, before: Programme, after: Programme): void {
  const sheets = rootOf(board, 'sheets');
  const wanted = sheetsOf(after);
  const touched = touchedSteps(before, after);
  const known = new Set(before.map(({ id }) => id));
  const last = Math.max(0, ...[...sheets].map(([id, fields]) => readSheet(id, fields).order));
  wanted.forEach(({ id, title, step }, index) => {
    if (!touched.has(step)) return;
    if (!sheets.has(id)) addSheet(board, { id, title, step, order: last + index + 1 });
    // What is put back keeps the name that it has here.
    else if (known.has(step)) renameSheet(board, id, title);
  });
  takeAway(board, sheetsOf(before), after);
  placeInOrder(board, wanted);
}

function takeAway(board: Y.Doc, had: readonly ProgrammeSheet[], after: Programme): void {
  const wanted = new Set(sheetsOf(after).map(({ id }) => id));
  for (const { id, step } of had) {
    const fields = rootOf(board, 'sheets').get(id);
    if (wanted.has(id) || !fields || removeSheet(board, id)) continue;
    // It would go on to be asked there. Of a step that is out, it is found again when that is put back.
    const isAskedStill = after.some((other) => other.id === step);
    if (isAskedStill) placeSheet(board, id, { step: null, order: readSheet(id, fields).order });
  }
}

/** The sheets of the programme share out among them the places that they have. */
function placeInOrder(board: Y.Doc, wanted: readonly ProgrammeSheet[]): void {
  const sheets = rootOf(board, 'sheets');
  const there = wanted.flatMap((sheet) => {
    const fields = sheets.get(sheet.id);
    return fields ? [{ ...sheet, order: readSheet(sheet.id, fields).order }] : [];
  });
  const orders = [...there].sort(byOrder).map(({ order }) => order);
  there.forEach(({ id, step }, index) => {
    placeSheet(board, id, { step, order: orders[index] ?? 0 });
  });
}
