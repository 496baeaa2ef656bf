import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeBoard } from '../board.ts';
import { editsOf } from '../edits.ts';
import { Change, NOTHING } from '../frame.ts';
import type { Ear, Line } from '../tongue.ts';
import { differingIn } from './documents.ts';
import { Measures } from './Measures.ts';
import { Person, type Room } from './Person.ts';

const board = makeBoard(5);
const EDITS = 25;

/** A room of a writer and a watched reader, with what the writer sent. */
function room() {
  const measures = new Measures();
  measures.steady.from = 0;
  const people: Room = { people: new Map(), watched: 0 };
  const writer = new Person(0, people, editsOf(board, 0, EDITS), false, measures);
  const reader = new Person(1, people, [], true, measures);
  const edits: Uint8Array[] = [];
  const cursors: { person: number; x: number }[] = [];
  const connect = (person: number, ear: Ear): Line => {
    ear.hear({ ...NOTHING, change: new Change(board.update) }, 0);
    return {
      edit: (update) => edits.push(update),
      move: (x) => cursors.push({ person, x }),
      close: () => {},
      bytesReceived: () => 0,
    };
  };
  for (const person of [writer, reader]) void person.enter(connect);
  return { measures, people, writer, reader, edits, cursors };
}

function receive(reader: Person, update: Uint8Array, at = performance.now()): void {
  reader.hear({ ...NOTHING, change: new Change(update) }, at);
}

test('who gets every edit, alone or merged, misses nothing and has the document that all edits make', () => {
  const { people, writer, reader, edits, measures } = room();
  for (let edit = 0; edit < EDITS; edit++) writer.type();
  for (const update of edits.slice(0, 10)) receive(reader, update);
  receive(reader, Y.mergeUpdates(edits.slice(8)));
  expect(reader.missingEdits()).toBe(0);
  expect(reader.hasAllEdits()).toBe(true);
  expect(differingIn(people, board)).toBe(0);
  expect(measures.steady.edits.count).toBe(EDITS);
});

test.each([
  ['one in the middle', [...Array(12).keys(), ...[...Array(12).keys()].map((edit) => edit + 13)], 13],
  ['the last', [...Array(24).keys()], 1],
])('who never gets %s is found out', (_which, got, missing) => {
  const { people, writer, reader, edits } = room();
  for (let edit = 0; edit < EDITS; edit++) writer.type();
  for (const edit of got) receive(reader, edits[edit] ?? new Uint8Array([0, 0]));
  expect(reader.missingEdits()).toBe(missing);
  expect(differingIn(people, board)).toBe(1);
});

test('a gap in what was merged is found out too', () => {
  const { writer, reader, edits } = room();
  for (let edit = 0; edit < EDITS; edit++) writer.type();
  receive(reader, Y.mergeUpdates([...edits.slice(0, 5), ...edits.slice(6)]));
  expect(reader.missingEdits()).toBe(EDITS - 5);
});

test('the last cursor has to arrive, and one that comes twice counts once', () => {
  const { writer, reader, cursors, measures } = room();
  writer.move();
  writer.move();
  const [first, last] = cursors;
  if (!first || !last) throw new Error('Nobody moved.');
  reader.hear({ ...NOTHING, cursors: [first] }, performance.now());
  expect(reader.missingCursors()).toBe(1);
  reader.hear({ ...NOTHING, cursors: [last] }, performance.now());
  reader.hear({ ...NOTHING, cursors: [last] }, performance.now());
  expect(reader.missingCursors()).toBe(0);
  expect(measures.steady.cursors.count).toBe(2);
});

test('a delivery that takes two seconds ends the run, and so does one that never comes', () => {
  const late = room();
  late.writer.type();
  for (const update of late.edits) receive(late.reader, update, performance.now() + 2500);
  expect(late.measures.collapsed).not.toBeNull();

  const never = room();
  never.writer.type();
  never.reader.checkUnderWay(performance.now() + 1500);
  expect(never.measures.collapsed).toBeNull();
  never.reader.checkUnderWay(performance.now() + 2500);
  expect(never.measures.collapsed).not.toBeNull();
});

test('an edit is on disk when the server has said so, and not before', () => {
  const { writer, measures } = room();
  for (let edit = 0; edit < 3; edit++) writer.type();
  writer.saved(2, performance.now());
  writer.saved(2, performance.now());
  expect(measures.steady.durable.count).toBe(2);
  writer.saved(3, performance.now());
  expect(measures.steady.durable.count).toBe(3);
});
