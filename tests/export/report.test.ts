import { sourcesOf } from '@verbindbord/shared/board/merging.ts';
import { type Board, readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { KINDS, rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { STAKEHOLDER_TEXTS } from '@verbindbord/shared/board/stakeholder.ts';
import { buildReport, itemsOf } from '@verbindbord/shared/report/buildReport.ts';
import { exportFile, readExport } from '@verbindbord/shared/report/exportFile.ts';
import { fillBoard } from '@verbindbord/shared/report/fillBoard.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardDocument, sessionState } from './arbitraryBoard.ts';

const options = fc.record({ names: fc.boolean(), assumptions: fc.boolean() });

/** Every thing of a board, parked or not, as 'kind id'. */
function everything(board: Board): string[] {
  const parked = {
    ...board.parked,
    notes: { ...board.parked.notes, ...board.merged },
    stakeholders: { ...board.parked.stakeholders, ...board.joined.stakeholders },
    clusters: {},
    sheets: {},
    parkedIssues: {},
    comments: {},
  };
  return KINDS.flatMap((kind) =>
    [...Object.keys(board[kind]), ...Object.keys(parked[kind])].map((id) => `${kind} ${id}`),
  ).sort();
}

describe('the report', () => {
  test('holds every thing of every board, but for notes that were left out by hand', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, options, (doc, state, chosen) => {
        const board = readBoard(doc);
        const report = buildReport(state, board, chosen);
        const items = report.chapters.flatMap(({ blocks }) => itemsOf(blocks));
        const leftOut = itemsOf([{ type: 'items', items: report.leftOut }]).map(
          ({ kind, id }) => `${kind} ${id}`,
        );
        const keys = new Set(items.map(({ kind, id }) => `${kind} ${id}`));
        expect([...keys, ...leftOut].sort()).toEqual(everything(board));
        // What was merged into a line is a part of it.
        const meant = Object.values(board.notes)
          .filter((note) => note.leftOut !== null)
          .flatMap((note) => [note, ...sourcesOf(board, note.id)]);
        expect(leftOut.sort()).toEqual(meant.map(({ id }) => `notes ${id}`).sort());
      }),
    );
  });

  test('holds no assumption unless asked for', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        // Also of who is parked or part of another.
        for (const id of rootOf(doc, 'stakeholders').keys()) {
          textField(doc, 'stakeholders', id, 'assumptions')?.insert(0, 'ONDER-DE-TAFEL');
        }
        const board = readBoard(doc);
        const chosen = { names: true, assumptions: false };
        const report = buildReport(state, board, chosen);
        const file = exportFile(state, board, report, chosen);
        expect(JSON.stringify([report, file])).not.toContain('ONDER-DE-TAFEL');
      }),
    );
  });
});

describe('the exported file', () => {
  test('opens as the same board, with the same ids', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const board = readBoard(doc);
        const chosen = { names: true, assumptions: true };
        const file = exportFile(state, board, buildReport(state, board, chosen), chosen);
        const read = readExport(JSON.parse(JSON.stringify(file)));
        if (!read.ok) throw new Error(`refused at ${read.place}`);
        const again = new Y.Doc();
        fillBoard(again, read.file.board);
        expect(readBoard(again)).toEqual(board);
        const twice = exportFile(
          state,
          readBoard(again),
          buildReport(state, readBoard(again), chosen),
          chosen,
        );
        expect(JSON.stringify(twice)).toBe(JSON.stringify(file));
      }),
    );
  });

  test('of before notes could be merged opens too', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const board = readBoard(doc);
        const chosen = { names: false, assumptions: false };
        const file = JSON.parse(
          JSON.stringify(exportFile(state, board, buildReport(state, board, chosen), chosen)),
        );
        for (const note of file.board.notes) delete note.mergedInto;
        const read = readExport(file);
        if (!read.ok) throw new Error(`refused at ${read.place}`);
        expect(read.file.board.notes.map(({ mergedInto }) => mergedInto)).toEqual(
          file.board.notes.map(() => null),
        );
      }),
    );
  });

  test('of before connections had strengths and parties could be merged opens too', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const board = readBoard(doc);
        const chosen = { names: false, assumptions: true };
        const file = JSON.parse(
          JSON.stringify(exportFile(state, board, buildReport(state, board, chosen), chosen)),
        );
        for (const stakeholder of file.board.stakeholders) delete stakeholder.mergedInto;
        const since = {
          ties: [],
          strengthNow: 'unknown',
          strengthWanted: 'unknown',
          boundaries: [],
          due: '',
        };
        for (const connection of file.board.connections)
          for (const name of [...Object.keys(since), 'mergedInto']) delete connection[name];
        const read = readExport(file);
        if (!read.ok) throw new Error(`refused at ${read.place}`);
        for (const connection of read.file.board.connections)
          expect(connection).toMatchObject({ ...since, mergedInto: null });
        for (const { mergedInto } of read.file.board.stakeholders) expect(mergedInto).toBeNull();
      }),
    );
  });

  test('opens from before notes could have other words in the report', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const board = readBoard(doc);
        const chosen = { names: true, assumptions: true };
        const file = exportFile(state, board, buildReport(state, board, chosen), chosen);
        const notes = file.board.notes.map(({ wording: _other, leftOut: _why, ...before }) => before);
        const read = readExport(JSON.parse(JSON.stringify({ ...file, board: { ...file.board, notes } })));
        if (!read.ok) throw new Error(`refused at ${read.place}`);
        const without = file.board.notes.map((note) => ({ ...note, wording: null, leftOut: null }));
        expect(read.file.board.notes).toEqual(without);
      }),
    );
  });

  test('opens with texts that people can type in together', () => {
    fc.assert(
      fc.property(boardDocument, sessionState, (doc, state) => {
        const board = readBoard(doc);
        const chosen = { names: false, assumptions: true };
        const again = new Y.Doc();
        fillBoard(again, exportFile(state, board, buildReport(state, board, chosen), chosen).board);
        for (const id of Object.keys(board.stakeholders)) {
          for (const field of STAKEHOLDER_TEXTS)
            expect(textField(again, 'stakeholders', id, field)).not.toBeNull();
        }
        for (const id of Object.keys(board.notes))
          expect(textField(again, 'notes', id, 'text')).not.toBeNull();
      }),
    );
  });

  test.each([
    ['foreign', '', null],
    ['foreign', '', []],
    ['foreign', '', 'naam;domein'],
    ['foreign', '', { format: 'miro', version: 1 }],
    ['newer', 'version', { format: 'verbindbord', version: 2 }],
    ['damaged', 'session', { format: 'verbindbord', version: 1 }],
  ])('is refused as %s at %j', (reason, place, json) => {
    expect(readExport(json)).toEqual({ ok: false, reason, place });
  });

  test('is refused with the place where it is damaged, wherever that is', () => {
    const [[doc, state] = []] = fc.sample(fc.tuple(boardDocument, sessionState), { numRuns: 1, seed: 1 });
    if (!doc || !state) throw new Error('no sample');
    const board = readBoard(doc);
    const chosen = { names: false, assumptions: false };
    const whole = JSON.stringify(exportFile(state, board, buildReport(state, board, chosen), chosen));
    const broken = (change: (file: { board: Record<string, unknown[]> }) => void) => {
      const file = JSON.parse(whole);
      change(file);
      return readExport(file);
    };
    expect(broken((file) => file.board.sheets?.push({ id: 'x' }))).toMatchObject({
      reason: 'damaged',
      place: expect.stringMatching(/^board\.sheets\[\d+]\.title$/),
    });
    expect(broken((file) => file.board.sheets?.push(file.board.sheets[0]))).toMatchObject({
      place: 'board.sheets',
    });
    expect(broken((file) => delete file.board.notes)).toMatchObject({ place: 'board.notes' });
  });
});
