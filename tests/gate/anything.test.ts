import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Forger, type Way } from '../fuzz/Forger.ts';
import { chanceOf, seedOf, sizeOf } from '../proof.ts';
import { Guarded } from './Guarded.ts';

const UPDATES = sizeOf('FORGED_UPDATES', 10_000);
/** Forged on one board, after which there is a new one. */
const PER_BOARD = 500;

test('whatever is let in can be loaded again as it is, and nothing was tried out in vain', () => {
  const seed = seedOf('FORGED_SEED');
  const letIn: Record<Way, number> = { noise: 0, bent: 0, forged: 0, honest: 0 };
  for (let board = 0; board * PER_BOARD < UPDATES; board++) {
    const where = `FORGED_SEED=${seed}, board ${board}`;
    const chance = chanceOf(seed + board);
    const guarded = new Guarded();
    const start = new Y.Doc();
    start.clientID = 7;
    addSheet(start, { id: 'vel', title: 'Vel', order: 1 });
    addNote(start, { id: 'geld', sheet: 'vel', text: 'gescheiden geldstromen' });
    guarded.admit(Y.encodeStateAsUpdate(start), 'anna');
    const forger = new Forger(chance, () => guarded.doc);
    for (let count = 0; count < PER_BOARD; count++) {
      const { way, update } = forger.forge();
      const outcome = guarded.admit(update);
      if (outcome.ok && outcome.changes) letIn[way]++;
      if (way === 'honest' && !(outcome.ok && outcome.changes)) forger.comeBack();
      const { pendingStructs, pendingDs } = guarded.doc.store;
      expect([pendingStructs, pendingDs, guarded.copies], where).toEqual([null, null, 1]);
    }
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate(guarded.doc));
    expect(readBoard(loaded), where).toEqual(readBoard(guarded.doc));
  }
  // Of what is forged by hand some is as the product could have made it; else there would be little to see.
  expect(Math.min(letIn.bent, letIn.forged, letIn.honest), JSON.stringify(letIn)).toBeGreaterThan(0);
}, 600_000);
