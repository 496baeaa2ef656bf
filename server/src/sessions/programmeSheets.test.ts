import type { Step } from '@verbindbord/shared/activities/step.ts';
import { addCluster } from '@verbindbord/shared/board/cluster.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { byOrder, readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { seedBoard } from '@verbindbord/shared/board/seed.ts';
import { addSheet, renameSheet } from '@verbindbord/shared/board/sheet.ts';
import { type Programme, sheetsOf } from '@verbindbord/shared/programme/programme.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { changedSheets } from './programmeSheets.ts';

const step = (id: string, ...sheets: readonly string[]): Step => ({
  id,
  kind: 'flipChart',
  title: id,
  minutes: 5,
  settings: { sheets: sheets.map((sheet) => ({ id: sheet, title: `Vraag ${sheet}` })) },
});
const ONE = step('one', 'a', 'b');
const TWO = step('two', 'c');
const PAIRS: Step = {
  id: 'pairs',
  kind: 'pairWork',
  title: 'Tweetallen',
  minutes: 20,
  settings: { questions: [{ id: 'q', title: 'Wat?', sheet: 'c' }] },
};

function boardOf(programme: Programme): Y.Doc {
  const board = new Y.Doc();
  seedBoard(board, { caseTitle: 'Wijkaanpak', sheets: sheetsOf(programme) });
  return board;
}

function change(board: Y.Doc, before: Programme, after: Programme): void {
  const update = changedSheets(board, before, after);
  if (update) Y.applyUpdate(board, update);
}

/** The sheets as they lie: 'a: Vraag a (one)'. */
function sheetsOn(board: Y.Doc): string[] {
  return Object.values(readBoard(board).sheets)
    .sort(byOrder)
    .map(({ id, title, step: of }) => `${id}: ${title} (${of})`);
}

describe('the sheets of a board', () => {
  test('stay as they are when nothing about them changes', () => {
    const board = boardOf([ONE, TWO]);
    expect(changedSheets(board, [ONE, TWO], [{ ...ONE, minutes: 9 }, TWO])).toBeNull();
  });

  test('come with new questions, in the order of the programme', () => {
    const board = boardOf([ONE, TWO]);
    addSheet(board, { id: 'own', title: 'Zelf', order: 2.5 });
    const longer = step('one', 'a', 'new', 'b');
    change(board, [ONE, TWO], [longer, TWO, step('three', 'd')]);
    expect(sheetsOn(board)).toEqual([
      'a: Vraag a (one)',
      'new: Vraag new (one)',
      'own: Zelf (null)',
      'b: Vraag b (one)',
      'c: Vraag c (two)',
      'd: Vraag d (three)',
    ]);
  });

  test('follow when steps change places', () => {
    const board = boardOf([ONE, TWO]);
    change(board, [ONE, TWO], [TWO, ONE]);
    expect(sheetsOn(board).map((sheet) => sheet[0])).toEqual(['c', 'a', 'b']);
  });

  test('are renamed with their question, and keep the name that somebody gave them otherwise', () => {
    const board = boardOf([ONE, TWO]);
    renameSheet(board, 'a', 'Anders');
    renameSheet(board, 'c', 'Ook anders');
    const reworded: Step = {
      ...step('one', 'a', 'b'),
      settings: { sheets: [{ id: 'a', title: 'Nieuw' }] },
    } as Step;
    change(board, [ONE, TWO], [reworded, TWO]);
    expect(sheetsOn(board)).toEqual(['a: Nieuw (one)', 'c: Ook anders (two)']);
    change(board, [reworded, TWO], [reworded]);
    addNote(board, { sheet: 'a', text: 'een' });
    change(board, [reworded], [reworded, TWO]);
    expect(sheetsOn(board)[1]).toBe('c: Vraag c (two)');
  });

  test('stay on the flip chart when notes are on them, and belong to a step that is put back', () => {
    const board = boardOf([ONE, TWO]);
    addNote(board, { sheet: 'a', text: 'een' });
    addNote(board, { sheet: 'c', text: 'drie' });
    addCluster(board, { sheet: 'b', name: 'Leeg', order: 1 });
    const shorter = step('one', 'b');
    change(board, [ONE, TWO], [shorter]);
    expect(sheetsOn(board)).toEqual(['a: Vraag a (null)', 'b: Vraag b (one)', 'c: Vraag c (two)']);
    change(board, [shorter], [ONE, TWO]);
    expect(sheetsOn(board)).toEqual(['a: Vraag a (one)', 'b: Vraag b (one)', 'c: Vraag c (two)']);
    expect(Object.keys(readBoard(board).notes)).toHaveLength(2);
  });

  test('that pairs share to are theirs as long as no other step shows them', () => {
    const board = boardOf([PAIRS]);
    expect(sheetsOn(board)).toEqual(['c: Wat? (pairs)']);
    change(board, [PAIRS], [PAIRS, TWO]);
    expect(sheetsOn(board)).toEqual(['c: Wat? (two)']);
    change(board, [PAIRS, TWO], [PAIRS]);
    expect(sheetsOn(board)).toEqual(['c: Wat? (pairs)']);
  });

  test('with notes never go, whatever becomes of the programme', () => {
    const programmes = fc.array(
      fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        programmes,
        fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 12 }),
        (courses, notes) => {
          const steps = Array.from({ length: 6 }, (_, index) => step(`s${index}`, `x${index}`, `y${index}`));
          const programmeOf = (course: readonly number[]): Programme =>
            course.map((index) => steps[index] as Step);
          const board = boardOf(programmeOf([0, 1, 2, 3, 4, 5]));
          for (const note of notes) {
            const sheet = `${note % 2 === 0 ? 'x' : 'y'}${Math.floor(note / 2)}`;
            addNote(board, { sheet, text: sheet });
          }
          let before = programmeOf([0, 1, 2, 3, 4, 5]);
          for (const course of courses) {
            const after = programmeOf(course);
            change(board, before, after);
            before = after;
            const { sheets, notes: kept } = readBoard(board);
            for (const { sheet, text } of Object.values(kept)) expect(sheet).toBe(text);
            for (const { id } of sheetsOf(after)) expect(Object.keys(sheets)).toContain(id);
          }
          expect(Object.keys(readBoard(board).notes)).toHaveLength(notes.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
