import { LIMITS, SIZE } from '@verbindbord/shared/board/limits.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { KINDS, rootOf } from '@verbindbord/shared/board/roots.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { buildReport } from '@verbindbord/shared/report/buildReport.ts';
import { type ExportFile, exportFile, readExport } from '@verbindbord/shared/report/exportFile.ts';
import { fillBoard } from '@verbindbord/shared/report/fillBoard.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardDocument, sessionState } from '../export/arbitraryBoard.ts';
import { startServer, type TestServer } from '../server.ts';
import { Guarded } from './Guarded.ts';

const chosen = { names: true, assumptions: true };
const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;
const [state] = fc.sample(sessionState, { numRuns: 1, seed: 1 });

function fileOf(doc: Y.Doc): ExportFile {
  if (!state) throw new Error('no state');
  const board = readBoard(doc);
  return exportFile(state, board, buildReport(state, board, chosen), chosen);
}

/** The board of a file as a session begins with it, and somebody who has it open. */
function opened(file: unknown) {
  const read = readExport(JSON.parse(JSON.stringify(file)));
  if (!read.ok) throw new Error(`${read.reason} at ${read.place}`);
  const start = new Y.Doc();
  fillBoard(start, read.file.board);
  const guarded = new Guarded();
  guarded.admit(Y.encodeStateAsUpdate(start), 'start');
  const anna = new Y.Doc();
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(guarded.doc));
  return { guarded, anna };
}

test('everything on a board that was opened from a file can be written on, taken away and put back', () => {
  fc.assert(
    fc.property(boardDocument, (doc) => {
      const { guarded, anna } = opened(fileOf(doc));
      expect(readBoard(guarded.doc)).toEqual(readBoard(anna));
      const undo = new Y.UndoManager(
        KINDS.map((kind) => rootOf(anna, kind)),
        { captureTimeout: 0 },
      );
      anna.on('update', (update) => {
        expect(guarded.admit(update, 'anna')).toMatchObject({ ok: true });
      });
      for (const kind of KINDS) {
        for (const [id, fields] of [...rootOf(anna, kind)]) {
          for (const value of fields.values()) if (value instanceof Y.Text) value.insert(0, 'x');
          rootOf(anna, kind).delete(id);
          undo.undo();
        }
      }
      expect(readBoard(guarded.doc)).toEqual(readBoard(anna));
    }),
    { numRuns: 30 },
  );
}, 30_000);

describe('a file', () => {
  const board = new Y.Doc();
  addSheet(board, { id: 'vel', title: 'Vel', order: 1 });
  addNote(board, { sheet: 'vel', text: 'geld', origin: { kind: 'import', label: 'lijst.csv' } });
  addStakeholder(board, { name: 'VNG', place });
  type Loose = { board: Record<string, Record<string, unknown>[]> };
  const changed = (change: (file: Loose) => void): unknown => {
    const file = JSON.parse(JSON.stringify(fileOf(board)));
    change(file);
    return file;
  };

  test.each<readonly [string, string, (file: Loose) => void]>([
    [
      'more things than the gate lets on a board',
      'board.notes',
      ({ board }) => {
        const [note] = board.notes ?? [];
        board.notes = Array.from({ length: SIZE.things + 1 }, (_, id) => ({ ...note, id: `n${id}` }));
      },
    ],
    [
      'a text that is longer than people can type',
      'board.notes[0].text',
      ({ board }) => Object.assign(board.notes?.[0] ?? {}, { text: 'x'.repeat(LIMITS.text + 1) }),
    ],
    [
      'a name that is longer than its field',
      'board.stakeholders[0].name',
      ({ board }) => Object.assign(board.stakeholders?.[0] ?? {}, { name: 'x'.repeat(LIMITS.name + 1) }),
    ],
    [
      'an order that is no number',
      'board.sheets[0].order',
      ({ board }) => Object.assign(board.sheets?.[0] ?? {}, { order: null }),
    ],
  ])('is not opened that holds %s', (_what, at, change) => {
    expect(readExport(changed(change))).toEqual({ ok: false, reason: 'damaged', place: at });
  });

  test('is opened without what an older board had beside its values', () => {
    const { guarded } = opened(
      changed(({ board }) => {
        Object.assign(board.stakeholders?.[0] ?? {}, { place: { ...place, more: [[['x']]] }, colour: 'red' });
        Object.assign(board.notes?.[0] ?? {}, { origin: { kind: 'import', label: 'lijst.csv', more: 'x' } });
      }),
    );
    expect(readBoard(guarded.doc)).toEqual(readBoard(board));
  });
});

describe('a server that is given a file', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const open = async (file: string): Promise<unknown[]> => {
    const response = await fetch(`${server.address}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"from":${file}}`,
    });
    return [response.status, await response.json()];
  };

  test('refuses a board that would be too large to write on', async () => {
    const doc = new Y.Doc();
    const notes = 'x'.repeat(LIMITS.text);
    doc.transact(() => {
      for (let count = 0; count < 2200; count++) addStakeholder(doc, { name: 'x', place, notes });
    });
    expect(await open(JSON.stringify(fileOf(doc)))).toEqual([413, { ok: false, reason: 'tooLarge' }]);
  });

  test('is not upset by one that goes on inwards without end', async () => {
    const doc = new Y.Doc();
    addStakeholder(doc, { name: 'VNG', place });
    const depth = 100_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const whole = JSON.stringify(fileOf(doc));
    const hidden = whole.replace('"reach":0.5', `"reach":0.5,"more":${deep}`);
    expect(hidden).not.toBe(whole);
    expect(await open(hidden)).toMatchObject([201, {}]);
    expect(await open(whole.replace('"lean":0.5', `"lean":${deep}`))).toEqual([
      400,
      { ok: false, reason: 'malformed' },
    ]);
    expect(await open(deep)).toMatchObject([400, {}]);
  });
});
