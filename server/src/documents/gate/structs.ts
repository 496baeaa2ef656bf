import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Shape } from './shape.ts';

/** How far a document knows each client: the clock of the next struct. */
export type Clocks = Map<number, number>;

/** An update that was read without applying it. */
export interface ReadUpdate {
  /** What the clocks become; empty when the update brings no struct that is new. */
  readonly news: Clocks;
  readonly deletes: boolean;
}

const MAX_STRUCTS = 200_000;
/** Far above what people can type, far below where numbers lose their last digit. */
const MAX_CLOCK = 2 ** 40;

type Outcome =
  | { readonly ok: true; readonly read: ReadUpdate }
  | { readonly ok: false; readonly reason: Refusal };

const malformed: Outcome = { ok: false, reason: 'malformed' };

/**
 * Reads an update of version 1 without touching a document. Refuses bytes that are no update, kinds of content
 * that no board has, unknown roots, and everything that hangs in the air: structs after a gap and references or
 * deletions of what neither the document nor the update knows. Yjs would keep those waiting for ever.
 */
export function readUpdate(bytes: Uint8Array, known: Clocks, shape: Shape): Outcome {
  const decoded = decode(bytes);
  if (!decoded) return malformed;
  if (decoded.structs.length > MAX_STRUCTS) return { ok: false, reason: 'tooLarge' };
  const news: Clocks = new Map();
  const clockOf = (client: number): number => news.get(client) ?? known.get(client) ?? 0;
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (struct.length < 1 || clock > clockOf(client) || end > MAX_CLOCK) return malformed;
    if (struct instanceof Y.Item && !isAllowed(struct, shape)) return malformed;
    if (end > clockOf(client)) news.set(client, end);
  }
  const holds = (id: Y.ID | null): boolean => id === null || id.clock < clockOf(id.client);
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Item && !dependsOn(struct).every(holds)) return malformed;
  }
  for (const [client, ranges] of decoded.ds.clients) {
    for (const range of ranges) if (range.clock + range.len > clockOf(client)) return malformed;
  }
  return { ok: true, read: { news, deletes: decoded.ds.clients.size > 0 } };
}

/**
 * Null for bytes that are no update of version 1 from the first to the last. What is left over would otherwise be
 * passed over in silence: an update of version 2 reads as an empty one of version 1 with something behind it.
 */
function decode(bytes: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  let isRead = (): boolean => false;
  class WatchedDecoder extends Y.UpdateDecoderV1 {
    constructor(...args: ConstructorParameters<typeof Y.UpdateDecoderV1>) {
      super(...args);
      const [rest] = args;
      isRead = () => rest.pos === rest.arr.length;
    }
  }
  try {
    const decoded = Y.decodeUpdateV2(bytes, WatchedDecoder);
    return isRead() ? decoded : null;
  } catch {
    return null;
  }
}

function isAllowed(item: Y.Item, shape: Shape): boolean {
  // As it was read, the parent of an item in a root is the name of that root.
  const parent: unknown = item.parent;
  if (typeof parent === 'string' && (!shape.has(parent) || item.parentSub === null)) return false;
  const { content } = item;
  if (content instanceof Y.ContentType) {
    return content.type.constructor === Y.Map || content.type.constructor === Y.Text;
  }
  return (
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentString ||
    content instanceof Y.ContentDeleted
  );
}

function dependsOn(item: Y.Item): (Y.ID | null)[] {
  const parent: unknown = item.parent;
  return [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null];
}
