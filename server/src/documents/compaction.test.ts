import { setCaseTitle } from '@verbindbord/shared/board/boardSettings.ts';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addNote, placeNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { park } from '@verbindbord/shared/board/parkedIssue.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { replaceText, textField } from '@verbindbord/shared/board/roots.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { addStakeholder, moveStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { addLine, lineText, readWorksheet } from '@verbindbord/shared/board/worksheet.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isOvergrown, rewrite } from './compaction.ts';
import { contentLength, sameContent } from './content.ts';
import { emptyDocument, shapeOf } from './gate/shape.ts';

const board = shapeOf({ kind: 'board' });
const worksheet = shapeOf({ kind: 'pair', pair: 'een' });
const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;

function filledBoard(): Y.Doc {
  const doc = emptyDocument(board);
  setCaseTitle(doc, 'Wijkaanpak');
  addSheet(doc, { id: 'vel', title: 'Vel', order: 1 });
  addNote(doc, { id: 'geld', sheet: 'vel', text: 'geld', origin: { kind: 'import', label: 'x' } });
  addNote(doc, { id: 'tijd', sheet: 'vel', text: 'tijd' });
  addStakeholder(doc, { id: 'vng', name: 'VNG', place });
  addStakeholder(doc, { id: 'raad', name: 'De raad', place, interest: 'rust' });
  addConnection(doc, { from: 'vng', to: 'raad', driver: 'content', obstacle: 'afstand' });
  park(doc, { text: '', reason: 'later', from: { kind: 'note', id: 'tijd' } });
  return doc;
}

/** Types a text letter by letter and takes it away again, many times. */
function typeMuch(doc: Y.Doc, rounds: number): void {
  const text = textField(doc, 'notes', 'geld', 'text');
  if (!text) throw new Error('no note');
  for (let round = 0; round < rounds; round++) {
    for (const letter of 'meer geld voor de wijk') text.insert(0, letter);
    text.delete(0, text.length);
  }
  text.insert(0, 'geld');
}

describe('a document that is written anew', () => {
  test('says the same, with the same ids', () => {
    const doc = filledBoard();
    typeMuch(doc, 3);
    const { doc: anew } = rewrite(doc, board, new Map());
    expect(readBoard(anew)).toEqual(readBoard(doc));
    expect(sameContent(anew, doc, board)).toBe(true);
    expect(textField(anew, 'notes', 'geld', 'text')).toBeInstanceOf(Y.Text);

    const sheet = emptyDocument(worksheet);
    lineText(sheet, addLine(sheet, { question: 'q', caseOf: 'anna' }))?.insert(0, 'een regel');
    const { doc: anewSheet } = rewrite(sheet, worksheet, new Map());
    expect(readWorksheet(anewSheet)).toEqual(readWorksheet(sheet));
  });

  test('loads from its bytes alone', () => {
    const { bytes, doc } = rewrite(filledBoard(), board, new Map());
    const loaded = emptyDocument(board);
    Y.applyUpdate(loaded, bytes);
    expect(loaded.store.pendingStructs).toBeNull();
    expect(readBoard(loaded)).toEqual(readBoard(doc));
  });

  test('leaves the old one as it was, and retires everybody who wrote in it', () => {
    const doc = filledBoard();
    const first = doc.clientID;
    doc.clientID = 42;
    addNote(doc, { id: 'nieuw', sheet: 'vel', text: 'nieuw' });
    const before = Y.encodeStateAsUpdate(doc);
    const { retired, doc: anew } = rewrite(doc, board, new Map());
    expect(retired).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    expect(new Set(retired.keys())).toEqual(new Set([first, 42]));
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    const [writer] = Y.decodeStateVector(Y.encodeStateVector(anew)).keys();
    expect(retired.has(writer ?? 0)).toBe(false);
  });

  test('is as small as what it says, whatever happened before', () => {
    const doc = filledBoard();
    for (let round = 0; round < 4000; round++) {
      moveStakeholder(doc, 'vng', { ...place, lean: round / 4000 });
      placeNote(doc, 'geld', { sheet: 'vel', cluster: null, order: round });
    }
    typeMuch(doc, 200);
    expect(isOvergrown(doc, board)).toBe(true);
    const { doc: anew, bytes } = rewrite(doc, board, new Map());
    expect(bytes.length).toBeLessThan(3 * contentLength(doc, board));
    expect(isOvergrown(anew, board)).toBe(false);
  });

  test('is not made of what would not come out the same', () => {
    const doc = filledBoard();
    doc.getMap('notes').set('lijst', new Y.Map([['rij', new Y.Array()]]));
    expect(() => rewrite(doc, board, new Map())).toThrow('does not load');
  });

  test('says the same after any history', () => {
    const act = fc.record({
      what: fc.constantFrom('add', 'type', 'move', 'remove', 'undo'),
      who: fc.nat({ max: 3 }),
      which: fc.nat({ max: 5 }),
      text: fc.string({ unit: 'binary', maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const doc = filledBoard();
        const undo = new Y.UndoManager([doc.getMap('notes')], { captureTimeout: 0 });
        for (const { what, who, which, text } of acts) {
          doc.clientID = 100 + who;
          const id = `note-${which}`;
          const field = textField(doc, 'notes', id, 'text');
          if (what === 'add') addNote(doc, { id, sheet: 'vel', text });
          else if (what === 'type' && field) replaceText(field, text);
          else if (what === 'move') placeNote(doc, id, { sheet: text, cluster: text });
          else if (what === 'remove') removeNote(doc, id);
          else if (what === 'undo') undo.undo();
        }
        const { doc: anew } = rewrite(doc, board, new Map());
        expect(readBoard(anew)).toEqual(readBoard(doc));
        expect(sameContent(anew, doc, board)).toBe(true);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe('what two documents say', () => {
  const change = (alter: (doc: Y.Doc) => void): boolean => {
    const one = filledBoard();
    const other = emptyDocument(board);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    alter(other);
    return sameContent(one, other, board);
  };

  test('is the same when nothing differs', () => {
    expect(change(() => {})).toBe(true);
  });

  test('is not the same with one letter, field or thing more or less', () => {
    expect(change((doc) => textField(doc, 'notes', 'geld', 'text')?.insert(4, '!'))).toBe(false);
    expect(change((doc) => removeNote(doc, 'geld'))).toBe(false);
    expect(change((doc) => addNote(doc, { sheet: 'vel', text: '' }))).toBe(false);
    expect(change((doc) => setCaseTitle(doc, ''))).toBe(false);
    expect(change((doc) => doc.getMap<Y.Map<unknown>>('notes').get('geld')?.delete('cluster'))).toBe(false);
  });

  test('is not the same when a text that people share becomes a plain one', () => {
    expect(change((doc) => doc.getMap<Y.Map<unknown>>('notes').get('geld')?.set('text', 'geld'))).toBe(false);
  });
});
