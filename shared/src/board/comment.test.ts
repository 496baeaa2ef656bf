import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { middleOf } from '../map/place.ts';
import { addComment, COMMENT_FIELDS, commentsOn, removeComment } from './comment.ts';
import type { FieldRule } from './fields.ts';
import { mergeStakeholders, separateStakeholder } from './mergeStakeholders.ts';
import { park, takeBack } from './parkedIssue.ts';
import { readBoard } from './readBoard.ts';
import { addStakeholder, removeStakeholder } from './stakeholder.ts';

const place = middleOf({ domain: 'bestuur', driver: 'consensus', ring: 'table' });

/** A map with the council and the mayor. */
function map(): Y.Doc {
  const doc = new Y.Doc();
  for (const id of ['raad', 'burgemeester']) addStakeholder(doc, { id, name: id, place });
  return doc;
}

function wordsOn(doc: Y.Doc, id: string): readonly string[] {
  return commentsOn(readBoard(doc), id).map(({ text }) => text);
}

test('comments on a card are read in the order in which they were made', () => {
  const doc = map();
  const late = addComment(doc, { on: 'raad', text: 'Daarna pas mailen', at: 2 });
  addComment(doc, { on: 'raad', text: 'Eerst bellen', at: 1 });
  addComment(doc, { on: 'burgemeester', text: 'Weet van niets', at: 3 });
  expect(wordsOn(doc, 'raad')).toEqual(['Eerst bellen', 'Daarna pas mailen']);
  removeComment(doc, late);
  expect(wordsOn(doc, 'raad')).toEqual(['Eerst bellen']);
  expect(wordsOn(doc, 'burgemeester')).toEqual(['Weet van niets']);
});

test('at the same moment the id decides, so that every screen has the same order', () => {
  const doc = map();
  addComment(doc, { id: 'b', on: 'raad', text: 'tweede', at: 1 });
  addComment(doc, { id: 'a', on: 'raad', text: 'eerste', at: 1 });
  expect(wordsOn(doc, 'raad')).toEqual(['eerste', 'tweede']);
});

test('what was said of a card that is merged is read at the one that stayed, and goes back with it', () => {
  const doc = map();
  addComment(doc, { on: 'raad', text: 'Eerst bellen', at: 1 });
  addComment(doc, { on: 'burgemeester', text: 'Weet van niets', at: 2 });
  mergeStakeholders(doc, 'raad', ['burgemeester']);
  expect(wordsOn(doc, 'raad')).toEqual(['Eerst bellen', 'Weet van niets']);
  addComment(doc, { on: 'raad', text: 'Nu samen', at: 3 });
  separateStakeholder(doc, 'raad', 'burgemeester');
  expect(wordsOn(doc, 'raad')).toEqual(['Eerst bellen', 'Nu samen']);
  expect(wordsOn(doc, 'burgemeester')).toEqual(['Weet van niets']);
});

test('comments stay with a card that is parked, and are there when it comes back', () => {
  const doc = map();
  addComment(doc, { on: 'raad', text: 'Eerst bellen', at: 1 });
  const issue = park(doc, { text: 'raad', reason: 'extern', from: { kind: 'stakeholder', id: 'raad' } });
  expect(wordsOn(doc, 'raad')).toEqual(['Eerst bellen']);
  takeBack(doc, issue);
  expect(wordsOn(doc, 'raad')).toEqual(['Eerst bellen']);
});

test('a card takes its comments along when it goes, with those of what was merged into it; one undo brings all back', () => {
  const doc = map();
  addComment(doc, { on: 'raad', text: 'Eerst bellen', at: 1 });
  addComment(doc, { on: 'burgemeester', text: 'Weet van niets', at: 2 });
  mergeStakeholders(doc, 'raad', ['burgemeester']);
  const undo = new Y.UndoManager([doc.getMap('stakeholders'), doc.getMap('comments')]);
  doc.transact(() => removeStakeholder(doc, 'raad'));
  expect(doc.getMap('comments').size).toBe(0);
  undo.undo();
  expect(wordsOn(doc, 'raad')).toEqual(['Eerst bellen', 'Weet van niets']);
});

test('what somebody says of a card while another takes it away is on nothing, and left out', () => {
  const doc = map();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  removeStakeholder(doc, 'raad');
  addComment(other, { on: 'raad', text: 'Eerst bellen', at: 1 });
  for (const [from, to] of [
    [doc, other],
    [other, doc],
  ] as const)
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  expect(readBoard(doc).comments).toEqual({});
  expect(readBoard(other).comments).toEqual({});
});

test('a moment that no calendar has is none', () => {
  const doc = map();
  addComment(doc, { id: 'a', on: 'raad', text: 'ooit', at: 1e300 });
  addComment(doc, { id: 'b', on: 'raad', text: 'nooit', at: Number.NaN });
  expect(commentsOn(readBoard(doc), 'raad').map(({ at }) => at)).toEqual([0, 0]);
  for (const at of [1e300, Number.NaN, '1', null]) expect(refuses(COMMENT_FIELDS.at, at)).toBe(true);
});

function refuses(rule: FieldRule, value: unknown): boolean {
  return rule.kind === 'value' && rule.tidy(value) === undefined;
}
