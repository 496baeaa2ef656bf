import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { WorkingCopy } from './workingCopy.ts';

/** What a server would send of a board on which somebody wrote. */
function fromServer(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

function told(): { readonly copy: WorkingCopy; readonly own: number[] } {
  const own: number[] = [];
  return { copy: new WorkingCopy(({ update }) => own.push(update.byteLength)), own };
}

test('own changes are told of, and what the server sends is not', () => {
  const { copy, own } = told();
  copy.page.getMap('notes').set('a', 1);
  expect(own).toHaveLength(1);
  copy.receive(fromServer((doc) => doc.getMap('notes').set('b', 2)));
  expect(own).toHaveLength(1);
  copy.change((page) => page.getMap('notes').set('c', 3));
  expect(own).toHaveLength(2);
});

test('what is done here because of what the server sent is told of too', () => {
  const { copy, own } = told();
  copy.page.on('afterTransaction', () => {
    const notes = copy.page.getMap('notes');
    if (notes.has('b') && !notes.has('answer')) notes.set('answer', 3);
  });
  copy.receive(fromServer((doc) => doc.getMap('notes').set('b', 2)));
  expect(copy.page.getMap('notes').get('answer')).toBe(3);
  expect(own).toHaveLength(1);
  copy.receive(fromServer((doc) => doc.getMap('notes').set('d', 4)));
  expect(own).toHaveLength(1);
});

test('a whole board is put into bytes by nobody when it comes in', () => {
  const { copy } = told();
  let listeners = Number.NaN;
  copy.page.on('afterTransactionCleanup', () => {
    listeners = copy.page._observers.get('update')?.size ?? 0;
  });
  copy.receive(fromServer((doc) => doc.getMap('notes').set('b', 2)));
  expect(listeners).toBe(0);
  copy.page.getMap('notes').set('a', 1);
  expect(listeners).toBe(1);
});
