import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergeNotes, separateNotes, sourcesOf } from './merging.ts';
import { addNote, placeNote, removeNote } from './note.ts';
import { park, takeBack } from './parkedIssue.ts';
import { type Board, readBoard } from './readBoard.ts';
import { addSheet } from './sheet.ts';

function boardWith(...ids: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  addSheet(doc, { id: 's', title: 'Wat maakt dit lastig?', order: 1 });
  for (const id of ids) addNote(doc, { id, sheet: 's', text: `woorden van ${id}` });
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function bringTogether(...docs: readonly Y.Doc[]): void {
  for (const one of docs) for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

/** What stands on the sheet, each line with its sources: 'a: b c'. */
function lines(doc: Y.Doc): string[] {
  const board = readBoard(doc);
  return Object.keys(board.notes)
    .sort()
    .map((id) => [`${id}:`, ...sourcesOf(board, id).map((source) => source.id)].join(' '));
}

describe('merging', () => {
  test('makes one line, which keeps every source with its words and where it came from', () => {
    const doc = boardWith('a', 'b', 'c');
    mergeNotes(doc, 'a', ['b', 'c']);
    expect(lines(doc)).toEqual(['a: b c']);
    expect(sourcesOf(readBoard(doc), 'a').map(({ text }) => text)).toEqual([
      'woorden van b',
      'woorden van c',
    ]);
  });

  test('takes what was merged before along', () => {
    const doc = boardWith('a', 'b', 'c');
    mergeNotes(doc, 'b', ['c']);
    mergeNotes(doc, 'a', ['b']);
    expect(lines(doc)).toEqual(['a: b c']);
    separateNotes(doc, 'a', ['b']);
    expect(lines(doc)).toEqual(['a: c', 'b:']);
  });

  test('is taken apart to what was there, with what others did since', () => {
    const doc = boardWith('a', 'b');
    const before = readBoard(doc);
    mergeNotes(doc, 'a', ['b']);
    separateNotes(doc, 'a', ['b']);
    expect(readBoard(doc)).toEqual(before);
    mergeNotes(doc, 'a', ['b']);
    placeNote(doc, 'a', { sheet: 's', cluster: null, order: 9 });
    separateNotes(doc, 'a', ['b']);
    expect(readBoard(doc).notes.a?.order).toBe(9);
  });

  test('of the same two by two people, each the other way round, loses neither', () => {
    const doc = boardWith('a', 'b');
    const other = copyOf(doc);
    mergeNotes(doc, 'a', ['b']);
    mergeNotes(other, 'b', ['a']);
    bringTogether(doc, other);
    expect(lines(doc)).toEqual(['a: b']);
    expect(lines(other)).toEqual(['a: b']);
    separateNotes(doc, 'a', ['b']);
    expect(lines(doc)).toEqual(['a:', 'b:']);
  });

  test('into something that somebody else takes away leaves the source', () => {
    const doc = boardWith('a', 'b');
    const other = copyOf(doc);
    mergeNotes(doc, 'a', ['b']);
    removeNote(other, 'a');
    bringTogether(doc, other);
    expect(lines(doc)).toEqual(['b:']);
  });

  test('goes to the parking lot with its line, and comes back with it', () => {
    const doc = boardWith('a', 'b');
    mergeNotes(doc, 'a', ['b']);
    const issue = park(doc, { text: '', reason: 'later', from: { kind: 'note', id: 'a' } });
    expect([lines(doc), sourcesOf(readBoard(doc), 'a').map(({ id }) => id)]).toEqual([[], ['b']]);
    takeBack(doc, issue);
    expect(lines(doc)).toEqual(['a: b']);
  });

  test('waits for a source that somebody parks meanwhile', () => {
    const doc = boardWith('a', 'b');
    mergeNotes(doc, 'a', ['b']);
    const issue = park(doc, { text: '', reason: 'later', from: { kind: 'note', id: 'b' } });
    expect([lines(doc), Object.keys(readBoard(doc).parked.notes)]).toEqual([['a:'], ['b']]);
    takeBack(doc, issue);
    expect(lines(doc)).toEqual(['a: b']);
  });

  test('leaves no trace where nothing was merged', () => {
    const doc = boardWith('a', 'b');
    const before = Y.encodeStateVector(doc);
    separateNotes(doc, 'a', ['b']);
    mergeNotes(doc, 'gone', ['a']);
    mergeNotes(doc, 'a', ['a', 'gone']);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...IDS);
const deed = fc.record({
  what: fc.constantFrom('merge', 'merge', 'merge', 'separate', 'remove', 'park', 'takeBack', 'meet'),
  who: fc.nat({ max: 2 }),
  one: id,
  others: fc.uniqueArray(id, { maxLength: 3 }),
});

function act(doc: Y.Doc, { what, one, others }: typeof deed extends fc.Arbitrary<infer T> ? T : never): void {
  if (what === 'merge') mergeNotes(doc, one, others);
  if (what === 'separate') separateNotes(doc, one, others);
  if (what === 'remove') removeNote(doc, one);
  if (what === 'park') park(doc, { text: '', reason: 'later', from: { kind: 'note', id: one } });
  const issue = Object.values(readBoard(doc).parkedIssues).find(({ from }) => from?.id === one);
  if (what === 'takeBack' && issue) takeBack(doc, issue.id);
}

/** Every note that is there stands in one place, and what was merged is part of something that is shown. */
function expectWhole(board: Board, doc: Y.Doc): void {
  const places = [board.notes, board.merged, board.parked.notes]
    .flatMap((those) => Object.keys(those))
    .sort();
  expect(places, 'a note is lost or doubled').toEqual([...doc.getMap('notes').keys()].sort());
  for (const { mergedInto } of Object.values(board.merged)) {
    const line =
      mergedInto === null ? undefined : (board.notes[mergedInto] ?? board.parked.notes[mergedInto]);
    expect(line, 'merged into something that is not shown').toBeDefined();
  }
}

test('whatever three people do at the same time, all see the same and no note is lost', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      const first = boardWith(...IDS);
      const docs = [first, copyOf(first), copyOf(first)];
      for (const one of deeds) {
        const doc = docs[one.who] ?? first;
        if (one.what === 'meet') bringTogether(...docs);
        else act(doc, one);
        expectWhole(readBoard(doc), doc);
      }
      bringTogether(...docs);
      expectWhole(readBoard(first), first);
      for (const doc of docs) expect(readBoard(doc)).toEqual(readBoard(first));
    }),
  );
});
