import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { clocksOf } from './clocks.ts';
import { OwnChanges } from './ownChanges.ts';

const BAD = 'too much for the server';

/** Changes that each page made on its own document, page after page. */
function changesOf(pages: readonly (readonly string[])[]): Uint8Array[] {
  return pages.flatMap((words, page) => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const [index, word] of words.entries()) doc.getMap('notes').set(`${page}/${index}`, word);
    return updates;
  });
}

/** A server that takes a message as a whole, or nothing of it. */
class Server {
  readonly doc = new Y.Doc();
  refusals = 0;

  takes(message: Uint8Array): boolean {
    const after = new Y.Doc();
    Y.applyUpdate(after, Y.encodeStateAsUpdate(this.doc));
    Y.applyUpdate(after, message);
    const isTaken = after.store.pendingStructs === null && ![...after.getMap('notes').values()].includes(BAD);
    if (isTaken) Y.applyUpdate(this.doc, message);
    else this.refusals++;
    return isTaken;
  }
}

/** Sends all there is, and again what is to be sent again, until it is on the server or given up. */
function sendAll(own: OwnChanges, server: Server): void {
  const sent: { readonly count: number; readonly message: Uint8Array }[] = [];
  let count = 0;
  const send = (): void => {
    for (let message = own.send(++count); message; message = own.send(++count)) sent.push({ count, message });
  };
  send();
  for (let next = sent.shift(); next; next = sent.shift()) {
    if (server.takes(next.message)) own.takeSaved(next.count);
    else if (!own.halve(next.count, clocksOf(server.doc))) own.takeRefused(next.count, clocksOf(server.doc));
    send();
  }
}

test('one change that the server does not take costs no other but those that rest on it', () => {
  const word = fc.oneof({ weight: 6, arbitrary: fc.constant('kort') }, fc.constant(BAD));
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 6 }), (pages) => {
      const [own, server] = [new OwnChanges(), new Server()];
      for (const update of changesOf(pages)) own.add(update);
      sendAll(own, server);
      expect(own.isEmpty).toBe(true);
      // What a page made after a change is after a gap without it.
      const good = pages.flatMap((words) => words.slice(0, [...words, BAD].indexOf(BAD)));
      expect(server.doc.getMap('notes').size).toBe(good.length);
    }),
  );
});

test('it is found in few tries among many', () => {
  const [own, server] = [new OwnChanges(), new Server()];
  const pages = Array.from({ length: 256 }, (_, page) => [page === 100 ? BAD : 'kort']);
  for (const update of changesOf(pages)) own.add(update);
  sendAll(own, server);
  expect(server.doc.getMap('notes').size).toBe(255);
  expect(server.refusals).toBeLessThan(10);
});
