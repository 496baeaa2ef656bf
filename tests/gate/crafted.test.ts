import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { craft, from, gc, letters, values } from './craft.ts';
import { Guarded } from './Guarded.ts';
import { ANNA, annasNote, annasWork, id, MALLORY, refused, says, typedIn } from './refused.ts';

let guarded = withAnnasWork();
beforeEach(() => {
  guarded = withAnnasWork();
});

function withAnnasWork(): Guarded {
  const board = new Guarded();
  const anna = new Y.Doc();
  anna.clientID = ANNA;
  annasWork(anna);
  expect(board.admit(Y.encodeStateAsUpdate(anna), 'anna')).toMatchObject({ ok: true });
  return board;
}

const note = () => annasNote(guarded.doc);

describe('an update is refused, and nothing was touched, with', () => {
  test.each(Object.keys(refused(guarded.doc)))('%s', (what) => {
    const [make, reason] = refused(guarded.doc)[what] ?? [];
    const before = Y.encodeStateAsUpdate(guarded.doc);
    expect(guarded.admit(make?.() ?? new Uint8Array())).toEqual({ ok: false, reason });
    expect(Y.encodeStateAsUpdate(guarded.doc)).toEqual(before);
    expect(guarded.copies).toBe(1);
  });
});

describe('what is let in with', () => {
  test.each<readonly [string, () => Uint8Array]>([
    ['a letter between two', () => typedIn(note(), letters('x'))],
    ['a field set anew', () => says({ content: values('vel'), origin: id(note().sheet) })],
    ['a note that is taken away', () => craft([], [[ANNA, [[note().thing.clock, 1]]]])],
    ['a struct of which nothing is left', () => says({ content: gc(12) })],
    [
      'letters for a note that is taken away by the same update',
      () =>
        craft(
          [from(MALLORY, [{ content: letters('x'), origin: id(note().letter) }])],
          [[ANNA, [[note().thing.clock, 1]]]],
        ),
    ],
  ])('%s loads again as it is', (_what, make) => {
    expect(guarded.admit(make())).toMatchObject({ ok: true, writers: expect.any(Array) });
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate(guarded.doc));
    expect(loaded.store.pendingStructs).toBeNull();
    expect(readBoard(loaded)).toEqual(readBoard(guarded.doc));
  });

  test('letters for a note that is gone is kept by nobody', () => {
    const { thing, letter } = note();
    guarded.admit(craft([], [[ANNA, [[thing.clock, 1]]]]), 'anna');
    const late = says(
      { content: letters('x'), origin: id(letter) },
      { content: letters('y'), origin: [MALLORY, 0] },
      { content: values('vel'), parent: id(thing), key: 'sheet' },
    );
    expect(guarded.admit(late)).toMatchObject({ ok: true });
    expect(readBoard(guarded.doc).notes).toEqual({});
    expect(guarded.copies).toBe(1);
  });
});
