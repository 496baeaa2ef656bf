import * as Y from 'yjs';

/** How far each client of Yjs is known: the number of the first of its structs that is not. */
export type Clocks = ReadonlyMap<number, number>;

export function clocksOf(doc: Y.Doc): Clocks {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** Whether all that an update rests on is known, so that it would stand at once. */
export function restsOn(known: Clocks, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  const own = new Map(known);
  const has = ({ client, clock }: Y.ID): boolean => clock < (own.get(client) ?? 0);
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const start = own.get(client) ?? 0;
    if (clock > start) return false;
    if (struct instanceof Y.Item && !referencesOf(struct).every(has)) return false;
    own.set(client, Math.max(start, clock + struct.length));
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) if (clock + len > (own.get(client) ?? 0)) return false;
  }
  return true;
}

/** What is known when the structs of an update are too. */
export function withUpdate(known: Clocks, update: Uint8Array): Clocks {
  const after = new Map(known);
  for (const [client, clock] of Y.parseUpdateMeta(update).to) {
    after.set(client, Math.max(after.get(client) ?? 0, clock));
  }
  return after;
}

/** Whether an update brings structs and all of them are known. What only takes away says nothing of that. */
export function isHeard(known: Clocks, update: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(update);
  return to.size > 0 && [...to].every(([client, clock]) => clock <= (known.get(client) ?? 0));
}

/** The clients of Yjs that wrote these updates. */
export function clientsIn(updates: readonly Uint8Array[]): readonly number[] {
  return [...new Set(updates.flatMap((update) => [...Y.parseUpdateMeta(update).to.keys()]))];
}

/** Nothing of a document that was read apart is resolved: neighbours and parent are ids, or the name of a root. */
function referencesOf({ origin, rightOrigin, parent }: Y.Item): Y.ID[] {
  return [origin, rightOrigin, parent].filter((one) => one instanceof Y.ID);
}
