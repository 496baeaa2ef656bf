import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Newcomers } from './newcomers.ts';
import { packedOf } from './packed.ts';

/** A document that tells newcomers of each change, as a room does. */
function documentWith(letters: number): { readonly doc: Y.Doc; readonly newcomers: Newcomers } {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'x'.repeat(letters));
  const newcomers = new Newcomers(doc);
  doc.on('update', (update) => newcomers.add(update));
  return { doc, newcomers };
}

function madeOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return doc.getText('t').toString();
}

test('whoever comes in at any moment gets the document as it is', () => {
  // A change of so many letters, or somebody who comes in.
  const happening = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constant('enters' as const));
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      const { doc, newcomers } = documentWith(10);
      for (const one of happenings) {
        if (one === 'enters') expect(madeOf(newcomers.updates())).toBe(doc.getText('t').toString());
        else doc.getText('t').insert(doc.getText('t').length >> 1, 'y'.repeat(one));
      }
      expect(madeOf(newcomers.updates())).toBe(doc.getText('t').toString());
    }),
    { numRuns: 50 },
  );
});

test('all who come in while others go on get the same large updates', () => {
  const { doc, newcomers } = documentWith(20_000);
  const [snapshot] = newcomers.updates();
  doc.getText('t').insert(0, 'y'.repeat(5000));
  const [, since] = newcomers.updates();
  doc.getText('t').insert(0, 'z');
  expect(newcomers.updates()).toEqual([snapshot, since, expect.any(Uint8Array)]);
  expect(newcomers.updates()[0]).toBe(snapshot);
  expect(newcomers.updates()[1]).toBe(since);
});

test('a large document is packed for those who come after the first', async () => {
  const { newcomers } = documentWith(20_000);
  const [snapshot = new Uint8Array()] = newcomers.updates();
  await expect.poll(() => packedOf(snapshot)?.length).toBeLessThan(1000);
  expect(new Uint8Array(inflateRawSync(packedOf(snapshot) ?? ''))).toEqual(snapshot);
});
