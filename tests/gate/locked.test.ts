import { addCluster, removeCluster, renameCluster } from '@verbindbord/shared/board/cluster.ts';
import { addComment, removeComment } from '@verbindbord/shared/board/comment.ts';
import { addNote, placeNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { park, setParkedLabel, takeBack } from '@verbindbord/shared/board/parkedIssue.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { addStakeholder, moveStakeholder, removeStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { addLine, lineText, markShared, markStays, removeLine } from '@verbindbord/shared/board/worksheet.ts';
import { type Closed, NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Guarded } from './Guarded.ts';

type Change = (doc: Y.Doc) => unknown;

const locked = { ok: false, reason: 'locked' };
const reviewClosed: Closed = { places: new Set(['review', 'question-1']), map: false };
const mapClosed: Closed = { places: new Set(), map: true };
const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;

/** What somebody does in a document as it is, in one change; it is kept only when it is let in. */
function write(guarded: Guarded, change: Change, closed: Closed) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(guarded.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return guarded.admit(Y.encodeStateAsUpdate(doc, before), 'anna', () => true, closed);
}

function filled(document: DocumentRef, fill: Change): Guarded {
  const guarded = new Guarded(document);
  expect(write(guarded, fill, NOTHING_CLOSED).ok).toBe(true);
  return guarded;
}

/** Two sheets with a note and a group each, of which one of `review` is parked; and two on the map, one of them parked. */
const board = (): Guarded =>
  filled({ kind: 'board' }, (doc) => {
    for (const [index, id] of ['review', 'plenary'].entries()) {
      addSheet(doc, { id, title: id, order: index });
      addCluster(doc, { id: `group ${id}`, sheet: id, name: id, order: 1 });
      addNote(doc, { id: `note ${id}`, sheet: id, text: id });
    }
    addNote(doc, { id: 'parked note', sheet: 'review', text: 'later' });
    park(doc, { id: 'of note', text: '', reason: '', from: { kind: 'note', id: 'parked note' } });
    for (const id of ['vng', 'pers']) addStakeholder(doc, { id, name: id, place });
    addComment(doc, { id: 'said', on: 'vng', text: 'Eerst bellen', at: 1 });
    park(doc, { id: 'of pers', text: '', reason: '', from: { kind: 'stakeholder', id: 'pers' } });
  });

const fieldsOf = (doc: Y.Doc, id: string) => rootOf(doc, 'notes').get(id);

describe('on a sheet of a locked step', () => {
  test.each<readonly [string, Change]>([
    ['a new note', (doc) => addNote(doc, { sheet: 'review', text: 'te laat' })],
    ['letters in a note', (doc) => textField(doc, 'notes', 'note review', 'text')?.insert(0, 'X')],
    ['letters out of a note', (doc) => textField(doc, 'notes', 'note review', 'text')?.delete(0, 1)],
    ['a note that goes', (doc) => removeNote(doc, 'note review')],
    ['a note over another', (doc) => addNote(doc, { id: 'note review', sheet: 'plenary', text: '' })],
    [
      'a note that goes elsewhere',
      (doc) => placeNote(doc, 'note review', { sheet: 'plenary', cluster: null }),
    ],
    [
      'a note that comes from elsewhere',
      (doc) => placeNote(doc, 'note plenary', { sheet: 'review', cluster: null }),
    ],
    ['a note in another order', (doc) => fieldsOf(doc, 'note review')?.set('order', 9)],
    ['a note without its sheet', (doc) => fieldsOf(doc, 'note review')?.delete('sheet')],
    ['a new group', (doc) => addCluster(doc, { sheet: 'review', name: 'x', order: 2 })],
    ['another name for a group', (doc) => renameCluster(doc, 'group review', 'x')],
    ['a group that goes', (doc) => removeCluster(doc, 'group review')],
    [
      'a note that is parked',
      (doc) => park(doc, { text: '', reason: '', from: { kind: 'note', id: 'note review' } }),
    ],
    [
      'a note that is parked by what was parked before',
      (doc) => rootOf(doc, 'parkedIssues').get('of pers')?.set('from', { kind: 'note', id: 'note review' }),
    ],
    ['a parked note that is taken back', (doc) => takeBack(doc, 'of note')],
    ['a parked note that is let go', (doc) => rootOf(doc, 'parkedIssues').get('of note')?.set('from', null)],
    [
      'something among what is allowed',
      (doc) => {
        addNote(doc, { sheet: 'plenary', text: 'op tijd' });
        addNote(doc, { sheet: 'review', text: 'te laat' });
      },
    ],
  ])('%s is refused, and let in when it is open', (_what, change) => {
    const guarded = board();
    const before = Y.encodeStateVector(guarded.doc);
    expect(write(guarded, change, reviewClosed)).toEqual(locked);
    expect(Y.encodeStateVector(guarded.doc)).toEqual(before);
    expect(write(guarded, change, NOTHING_CLOSED).ok).toBe(true);
  });
});

test('the other sheets, the map and the parking lot stay open', () => {
  const guarded = board();
  for (const change of [
    (doc) => addNote(doc, { sheet: 'plenary', text: 'op tijd' }),
    (doc) => textField(doc, 'notes', 'note plenary', 'text')?.insert(0, 'X'),
    (doc) => placeNote(doc, 'note plenary', { sheet: 'plenary', cluster: 'group plenary' }),
    (doc) => park(doc, { text: '', reason: '', from: { kind: 'note', id: 'note plenary' } }),
    (doc) => setParkedLabel(doc, 'of note', 'owner', 'Joost'),
    (doc) => textField(doc, 'parkedIssues', 'of note', 'reason')?.insert(0, 'na de zomer'),
    (doc) => moveStakeholder(doc, 'vng', { ...place, reach: 0.2 }),
    (doc) => takeBack(doc, 'of pers'),
  ] satisfies Change[]) {
    expect(write(guarded, change, reviewClosed).ok).toBe(true);
  }
});

describe('on a map of a locked step', () => {
  test.each<readonly [string, Change]>([
    ['somebody new', (doc) => addStakeholder(doc, { name: 'x', place })],
    ['somebody who moves', (doc) => moveStakeholder(doc, 'vng', { ...place, reach: 0.2 })],
    ['somebody who goes', (doc) => removeStakeholder(doc, 'vng')],
    ['letters', (doc) => textField(doc, 'stakeholders', 'vng', 'notes')?.insert(0, 'X')],
    [
      'somebody who is parked',
      (doc) => park(doc, { text: '', reason: '', from: { kind: 'stakeholder', id: 'vng' } }),
    ],
    ['somebody who is taken back', (doc) => takeBack(doc, 'of pers')],
    ['a comment', (doc) => addComment(doc, { on: 'vng', text: 'Dan pas mailen', at: 2 })],
    ['a comment that goes', (doc) => removeComment(doc, 'said')],
  ])('%s is refused', (_what, change) => {
    const guarded = board();
    expect(write(guarded, change, mapClosed)).toEqual(locked);
    expect(write(guarded, change, NOTHING_CLOSED).ok).toBe(true);
  });
});

describe('under a question of a locked step', () => {
  const sheet = (): { guarded: Guarded; line: string; other: string } => {
    const lines: string[] = [];
    const guarded = filled({ kind: 'pair', pair: 'een' }, (doc) => {
      for (const question of ['question-1', 'question-2']) {
        lines.push(addLine(doc, { question, caseOf: 'anna', text: question }));
      }
    });
    return { guarded, line: lines[0] ?? '', other: lines[1] ?? '' };
  };

  test('no line is written, changed or taken away', () => {
    const { guarded, line, other } = sheet();
    for (const change of [
      (doc) => addLine(doc, { question: 'question-1', caseOf: 'anna' }),
      (doc) => lineText(doc, line)?.insert(0, 'X'),
      (doc) => removeLine(doc, line),
      (doc) => doc.getMap<Y.Map<unknown>>('lines').get(line)?.set('question', 'question-2'),
      (doc) => doc.getMap<Y.Map<unknown>>('lines').get(other)?.set('question', 'question-1'),
    ] satisfies Change[]) {
      expect(write(guarded, change, reviewClosed)).toEqual(locked);
    }
    expect(write(guarded, (doc) => lineText(doc, other)?.insert(0, 'X'), reviewClosed).ok).toBe(true);
  });

  test('what was written can still be shared, or kept', () => {
    const { guarded, line } = sheet();
    expect(write(guarded, (doc) => markShared(doc, line, 'note'), reviewClosed).ok).toBe(true);
    expect(write(guarded, (doc) => markStays(doc, line, true), reviewClosed).ok).toBe(true);
  });
});
