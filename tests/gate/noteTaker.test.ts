import { addNote, leaveOut, removeNote, reword } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { accessTo, type May } from '@verbindbord/shared/session/permissions.ts';
import { withParticipant } from '@verbindbord/shared/session/roster.ts';
import type { Role } from '@verbindbord/shared/session/state.ts';
import { ASKING, ballotSession } from '@verbindbord/shared/session/testBallots.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Guarded } from './Guarded.ts';

const refused = { ok: false, reason: 'notAllowed' };

let board: Guarded;
beforeEach(() => {
  board = new Guarded();
  expect(
    write('karin', 'facilitator', (doc) => addSheet(doc, { id: 'vel', title: 'Vel', order: 1 })).ok,
  ).toBe(true);
  const geld = { id: 'geld', sheet: 'vel', text: 'gescheide geldstromen' };
  expect(write('anna', 'participant', (doc) => addNote(doc, geld)).ok).toBe(true);
});

function rightsOf(role: Role): May {
  const person = { id: 'x', name: 'X', role, whereabouts: 'room', department: '', hasDevice: true } as const;
  const state = withParticipant(ballotSession([ASKING]), { ...person, joinedAt: 0 });
  const outcome = accessTo(state, 'x', { kind: 'board' });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.access.may;
}

/** What somebody does on the board as it is, in one change; it is kept only when it is let in. */
function write(who: string, role: Role, change: (doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return board.admit(Y.encodeStateAsUpdate(doc, before), who, rightsOf(role));
}

const geld = () => readBoard(board.doc).notes.geld;

describe('what the report makes of a note', () => {
  test.each(['facilitator', 'noteTaker'] as const)('a %s says, and the note keeps its own words', (role) => {
    expect(write('ineke', role, (doc) => reword(doc, 'geld', 'Gescheiden geldstromen')).ok).toBe(true);
    expect(write('ineke', role, (doc) => leaveOut(doc, 'geld', 'Dubbel')).ok).toBe(true);
    expect(geld()).toMatchObject({
      text: 'gescheide geldstromen',
      wording: 'Gescheiden geldstromen',
      leftOut: 'Dubbel',
    });
    expect(write('ineke', role, (doc) => reword(doc, 'geld', null)).ok).toBe(true);
    expect(write('ineke', role, (doc) => leaveOut(doc, 'geld', null)).ok).toBe(true);
    expect(geld()).toMatchObject({ wording: null, leftOut: null });
  });

  test.each(['participant', 'observer'] as const)('a %s does not say, nor takes back', (role) => {
    expect(write('bram', role, (doc) => reword(doc, 'geld', 'Anders'))).toEqual(refused);
    expect(write('bram', role, (doc) => leaveOut(doc, 'geld', 'Weg ermee'))).toEqual(refused);
    expect(write('ineke', 'noteTaker', (doc) => reword(doc, 'geld', 'Gescheiden geldstromen')).ok).toBe(true);
    expect(write('bram', role, (doc) => reword(doc, 'geld', null))).toEqual(refused);
    const deleted = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes').get('geld')?.delete('wording');
    expect(write('bram', role, deleted)).toEqual(refused);
    expect(geld()?.wording).toBe('Gescheiden geldstromen');
  });

  test('comes back with a note that somebody takes away and puts back', () => {
    write('ineke', 'noteTaker', (doc) => reword(doc, 'geld', 'Gescheiden geldstromen'));
    const before = geld();
    if (!before) throw new Error('no note');
    expect(write('anna', 'participant', (doc) => removeNote(doc, 'geld')).ok).toBe(true);
    expect(write('anna', 'participant', (doc) => addNote(doc, before)).ok).toBe(true);
    expect(geld()).toEqual(before);
  });

  test('is no more than a text of a reasonable length', () => {
    const long = 'x'.repeat(5000);
    expect(write('ineke', 'noteTaker', (doc) => reword(doc, 'geld', long))).toEqual({
      ok: false,
      reason: 'tooLarge',
    });
    const number = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes').get('geld')?.set('leftOut', 1);
    expect(write('ineke', 'noteTaker', number)).toEqual({ ok: false, reason: 'malformed' });
  });
});

test('a note-taker leaves the sheets and the settings of the session alone', () => {
  const may = rightsOf('noteTaker');
  expect([may('sheets', 'add'), may('sheets', 'change'), may('settings', 'change')]).toEqual([
    false,
    false,
    false,
  ]);
  expect([may('notes', 'add'), may('clusters', 'change'), may('notes', 'report')]).toEqual([
    true,
    true,
    true,
  ]);
});
