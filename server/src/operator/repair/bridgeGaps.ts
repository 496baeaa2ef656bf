import * as Y from 'yjs';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * Lets in what Yjs holds back because something before it is missing: what is missing is counted as deleted, and what
 * hangs on it (a field of a thing that is not there, letters between letters that are not there) goes with it. All
 * the rest has its place.
 */
export function bridgeGaps(doc: Y.Doc): void {
  for (let pending = doc.store.pendingStructs; pending; pending = doc.store.pendingStructs) {
    const gaps = gapsBefore(Y.decodeUpdateV2(pending.update).structs, doc);
    if (gaps.size === 0) break;
    doc.transact((transaction) => {
      for (const [client, end] of gaps) {
        const start = Y.getState(doc.store, client);
        new Y.GC(Y.createID(client, start), end - start).integrate(transaction, 0);
      }
    });
    doc.store.pendingStructs = null;
    Y.applyUpdateV2(doc, pending.update);
  }
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
}

/** For each client what has to be bridged first: up to its next known struct, or to what others refer to. */
function gapsBefore(structs: readonly Struct[], doc: Y.Doc): Map<number, number> {
  const held = structs.filter((struct) => !(struct instanceof Y.Skip));
  const next = new Map<number, number>();
  for (const { id } of held) next.set(id.client, Math.min(id.clock, next.get(id.client) ?? id.clock));
  const wanted = new Map(next);
  for (const { client, clock } of held.flatMap(refersTo)) {
    // What is held back itself comes by itself.
    if (!next.has(client)) wanted.set(client, Math.max(clock + 1, wanted.get(client) ?? 0));
  }
  return new Map([...wanted].filter(([client, end]) => end > Y.getState(doc.store, client)));
}

function refersTo(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null);
}
