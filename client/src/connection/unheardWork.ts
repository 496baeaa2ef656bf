import * as Y from 'yjs';
import { type Clocks, isHeard } from './clocks.ts';
import { type Work, workIn } from './ownWork.ts';

/**
 * What is to be done again of one's own changes on a document that the server wrote anew: those that were in it
 * already, though nobody said so, are not.
 *
 * @param heard how far the server knew the clients of Yjs of the document that was there before
 */
export function unheardWork(
  confirmed: Y.Doc,
  updates: readonly Uint8Array[],
  heard: Clocks,
  roots: readonly string[],
): readonly Work[] {
  if (updates.length === 0) return [];
  const base = new Y.Doc();
  Y.applyUpdate(base, Y.encodeStateAsUpdate(confirmed));
  const unheard: Uint8Array[] = [];
  for (const update of updates) {
    if (isHeard(heard, update)) Y.applyUpdate(base, update);
    else unheard.push(update);
  }
  const work = workIn(base, unheard, roots);
  base.destroy();
  return work;
}
