import { addCluster } from '@verbindbord/shared/board/cluster.ts';
import { addComment } from '@verbindbord/shared/board/comment.ts';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addNote, placeNote } from '@verbindbord/shared/board/note.ts';
import { park } from '@verbindbord/shared/board/parkedIssue.ts';
import { readBoard, readThings } from '@verbindbord/shared/board/readBoard.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { addStakeholder, setStakeholderLabel } from '@verbindbord/shared/board/stakeholder.ts';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rewrite } from '../documents/compaction.ts';
import { emptyDocument, shapeOf } from '../documents/gate/shape.ts';
import { giveBack, takeAway } from './takeAway.ts';

const shape = shapeOf({ kind: 'board' });
const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;

/** A board of which it is known who did what. */
class Wall {
  doc = emptyDocument(shape);
  readonly writers = new Map<number, string>();

  constructor() {
    addSheet(this.doc, { id: 'vel', title: 'Vel', order: 1 });
  }

  by(person: string, act: (doc: Y.Doc) => void): void {
    const known = [...this.writers].find(([, other]) => other === person)?.[0];
    this.doc.clientID = known ?? 1000 + this.writers.size;
    this.writers.set(this.doc.clientID, person);
    act(this.doc);
    this.doc.clientID = 1;
  }

  get written() {
    return { doc: this.doc, authorOf: (client: number) => this.writers.get(client) ?? null };
  }

  remove(person: string) {
    const taken = takeAway(this.written, person);
    if (taken.update) Y.applyUpdate(this.doc, taken.update);
    return taken;
  }

  bringBack(work: Uint8Array, person: string): void {
    const back = giveBack(this.written, work, person);
    if (!back) return;
    Y.applyUpdate(this.doc, back.update);
    for (const [client, author] of back.onBehalf ?? []) this.writers.set(client, author);
  }

  renew(): void {
    const authors = [...this.writers].map(([client, participant]) => ({ client, participant }));
    const { doc, writers } = rewrite(this.doc, shape, new Map(), authors);
    this.doc = doc;
    this.writers.clear();
    for (const { client, participant } of writers) this.writers.set(client, participant);
  }

  get ids(): string[] {
    return Object.values(readThings(this.doc))
      .flatMap((things) => Object.keys(things))
      .sort();
  }
}

function busyWall(): Wall {
  const wall = new Wall();
  wall.by('Anna', (doc) => {
    addNote(doc, { id: 'a1', sheet: 'vel', text: 'geld' });
    addStakeholder(doc, { id: 'as', name: 'VNG', place });
  });
  wall.by('Vandaal', (doc) => {
    addNote(doc, { id: 'v1', sheet: 'vel', text: 'onzin' });
    addNote(doc, { id: 'v2', sheet: 'vel', text: 'meer onzin' });
    addCluster(doc, { id: 'vc', sheet: 'vel', name: 'Onzin', order: 1 });
    addStakeholder(doc, { id: 'vs', name: 'Niemand', place });
    addConnection(doc, { id: 'vl', from: 'vs', to: 'as', driver: 'content' });
    addComment(doc, { id: 'vo', on: 'as', text: 'Nog meer onzin', at: 1 });
    park(doc, { id: 'vp', text: '', reason: '', from: { kind: 'note', id: 'a1' } });
  });
  return wall;
}

test('all that somebody made goes, of every kind, and nothing of others', () => {
  const wall = busyWall();
  const { things, kept } = wall.remove('Vandaal');
  expect([things, kept]).toEqual([7, 0]);
  expect(wall.ids).toEqual(['a1', 'as', 'vel']);
  expect(readBoard(wall.doc).notes.a1?.text).toBe('geld');
});

test('brought back it is as it was, beside what others did since', () => {
  const wall = busyWall();
  const before = readThings(wall.doc);
  const { work } = wall.remove('Vandaal');
  wall.by('Anna', (doc) => addNote(doc, { id: 'a2', sheet: 'vel', text: 'erna' }));
  wall.bringBack(work, 'Vandaal');
  const { a2, ...notes } = readThings(wall.doc).notes;
  expect(a2?.text).toBe('erna');
  expect({ ...readThings(wall.doc), notes }).toEqual({ ...before, notes: { ...before.notes } });
  // And it is known again whose it is.
  expect(wall.remove('Vandaal').things).toBe(7);
  expect(wall.ids).toEqual(['a1', 'a2', 'as', 'vel']);
});

test('who made what is known after the document was written anew', () => {
  const wall = busyWall();
  wall.by('Bram', (doc) => textField(doc, 'notes', 'v2', 'text')?.insert(0, 'van Bram: '));
  const before = readBoard(wall.doc);
  wall.renew();
  expect(readBoard(wall.doc)).toEqual(before);
  const { things, kept } = wall.remove('Vandaal');
  expect([things, kept]).toEqual([6, 1]);
  expect(wall.ids).toEqual(['a1', 'as', 'v2', 'vel']);
});

test('what others wrote in or built on stays, and where they only moved something that does not count', () => {
  const wall = busyWall();
  wall.by('Bram', (doc) => {
    textField(doc, 'notes', 'v1', 'text')?.insert(0, 'wel goed: ');
    placeNote(doc, 'v2', { sheet: 'vel', cluster: 'vc', order: 9 });
    addConnection(doc, { id: 'bl', from: 'as', to: 'vs', driver: 'content' });
  });
  const { kept } = wall.remove('Vandaal');
  expect(kept).toBe(2);
  expect(wall.ids).toEqual(['a1', 'as', 'bl', 'v1', 'vel', 'vs']);
});

test('what others said something of stays', () => {
  const wall = busyWall();
  wall.by('Bram', (doc) => {
    rootOf(doc, 'connections').delete('vl');
    addComment(doc, { id: 'bo', on: 'vs', text: 'Die ken ik', at: 2 });
  });
  expect(wall.remove('Vandaal').kept).toBe(1);
  expect(wall.ids).toEqual(['a1', 'as', 'bo', 'vel', 'vs']);
});

test('a short text that somebody else filled in keeps its thing too', () => {
  const wall = busyWall();
  wall.by('Bram', (doc) => {
    rootOf(doc, 'connections').delete('vl');
    setStakeholderLabel(doc, 'vs', 'role', 'wethouder');
  });
  expect(wall.remove('Vandaal').kept).toBe(1);
  expect(wall.ids).toContain('vs');
});

test('who takes away and puts back what others made has not made it', () => {
  const wall = busyWall();
  wall.by('Vandaal', (doc) => {
    const notes = rootOf(doc, 'notes');
    const copy = notes.get('a1')?.clone();
    notes.delete('a1');
    if (copy) notes.set('a1', copy);
  });
  wall.remove('Vandaal');
  expect(wall.ids).toContain('a1');
});

test('who puts something left of what others made has not made it either', () => {
  const wall = busyWall();
  const forged = new Y.Doc();
  forged.clientID = 2;
  addNote(forged, { id: 'a1', sheet: 'vel', text: 'vals' });
  Y.applyUpdate(wall.doc, Y.encodeStateAsUpdate(forged));
  wall.writers.set(2, 'Vandaal');
  expect(readThings(wall.doc).notes.a1?.text).toBe('geld');
  wall.remove('Vandaal');
  expect(readBoard(wall.doc).notes.a1?.text).toBe('geld');
});

test('what the server wrote, or a document began with, is nobody’s', () => {
  const wall = new Wall();
  addNote(wall.doc, { id: 'begin', sheet: 'vel', text: 'stond er al' });
  wall.by('server', (doc) => addNote(doc, { id: 'anoniem', sheet: 'vel', text: 'zonder naam' }));
  expect(wall.remove('Vandaal')).toMatchObject({ update: null, things: 0, kept: 0 });
});
