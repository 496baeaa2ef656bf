import { type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import { type Holder, holderIn, type Places, type Spot } from './places.ts';
import type { Struct } from './reading.ts';

/** A struct of an update, as far as it is new to the document. */
export interface Placed {
  readonly struct: Y.Item | Y.GC;
  /** Its first clock that is new, and how many there are from there. */
  readonly clock: number;
  readonly length: number;
  /** Null for what nobody will ever see: it lies in something that was taken away. */
  readonly spot: Spot | null;
  /** What it is for the items that stand in it; null for what holds none. */
  readonly holder: Holder | null;
}

/** The new structs of an update, each after those that it rests on, and how far each client gets with them. */
export interface Placement {
  readonly ok: true;
  readonly placed: readonly Placed[];
  readonly news: ReadonlyMap<number, number>;
  /** Whether something was in the document already, or will never be seen. */
  readonly repeats: boolean;
  /** The struct that holds an id, of the document or of the update; of an id that is there. */
  readonly find: (id: Y.ID) => Y.Item | Y.GC | undefined;
}

/**
 * Finds out where everything new in an update would stand, as Yjs does when it applies it: in the parent that an item
 * names, or with the items that it names as its neighbours.
 *
 * Refuses structs after a gap, and what rests on a struct that neither document nor update holds, for Yjs would keep
 * those waiting for ever; and neighbours that do not lie together.
 *
 * @param whyMissing the reason to refuse what rests on something of this client that is not there
 */
export function placeStructs(
  structs: ReadonlyMap<number, readonly Struct[]>,
  doc: Y.Doc,
  places: Places,
  whyMissing: (client: number) => Refusal,
): Placement | Refused {
  const placing = new Placing(doc, places);
  const queues = new Map<number, Queue>();
  for (const [client, own] of structs) queues.set(client, { structs: own, next: 0 });
  for (const client of structs.keys()) {
    const refusal = placeInOrder(client, queues, placing, whyMissing);
    if (refusal) return refuse(refusal);
  }
  const { placed, news, repeats } = placing;
  return { ok: true, placed, news, repeats, find: (id) => placing.find(id) };
}

interface Queue {
  readonly structs: readonly Struct[];
  next: number;
}

/** Places all of one client, and of others as far as it rests on them. */
function placeInOrder(
  first: number,
  queues: ReadonlyMap<number, Queue>,
  placing: Placing,
  whyMissing: (client: number) => Refusal,
): Refusal | null {
  // Each waits for the one after it.
  const waiting = [first];
  const isWaiting = new Set(waiting);
  const leave = (client: number): void => {
    waiting.pop();
    isWaiting.delete(client);
  };
  for (let client = waiting.at(-1); client !== undefined; client = waiting.at(-1)) {
    const queue = queues.get(client);
    const struct = queue?.structs[queue.next];
    if (!queue || !struct) {
      leave(client);
      continue;
    }
    const missing = placing.missing(struct);
    if (missing !== null) {
      const other = queues.get(missing);
      if (!other || isWaiting.has(missing) || other.next === other.structs.length) return whyMissing(missing);
      waiting.push(missing);
      isWaiting.add(missing);
      continue;
    }
    if (!placing.place(struct)) return 'malformed';
    queue.next++;
    if (waiting.length > 1) leave(client);
  }
  return null;
}

class Placing {
  readonly placed: Placed[] = [];
  readonly news = new Map<number, number>();
  repeats = false;
  readonly #store: Y.Doc['store'];
  readonly #places: Places;
  readonly #placedOf = new Map<number, Placed[]>();

  constructor(doc: Y.Doc, places: Places) {
    this.#store = doc.store;
    this.#places = places;
  }

  /** A client of which something has to be there before this struct can be placed, or null. */
  missing(struct: Struct): number | null {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip) return null;
    if (clock > this.#reached(client)) return client;
    if (!(struct instanceof Y.Item)) return null;
    return (
      this.#missingOf(struct.origin, struct.id) ??
      this.#missingOf(struct.rightOrigin, struct.id) ??
      this.#missingOf(parentId(struct), struct.id)
    );
  }

  /** False for what Yjs could not put anywhere in good order. */
  place(struct: Struct): boolean {
    const { client, clock } = struct.id;
    const reached = this.#reached(client);
    const end = clock + struct.length;
    if (!this.#hasRoot(struct)) return false;
    const isKnown = struct instanceof Y.Skip || end <= reached;
    this.repeats ||= isKnown || reached > clock;
    if (isKnown) return true;
    const spot = struct instanceof Y.Item ? this.#spotOf(struct, reached) : null;
    if (spot === undefined) return false;
    this.repeats ||= spot === null;
    const holder = spot && holdsItems(struct) ? holderIn(spot, struct.id, null) : null;
    const placed = { struct, clock: reached, length: end - reached, spot, holder };
    this.news.set(client, end);
    this.placed.push(placed);
    const own = this.#placedOf.get(client);
    if (own) own.push(placed);
    else this.#placedOf.set(client, [placed]);
    return true;
  }

  find({ client, clock }: Y.ID): Y.Item | Y.GC | undefined {
    const placed = findAt(this.#placedOf.get(client) ?? [], clock);
    if (placed) return placed.struct;
    const structs = this.#store.clients.get(client) ?? [];
    return structs[Y.findIndexSS(structs, clock)];
  }

  /** Yjs makes every root that an update names, also for a struct that is known already. */
  #hasRoot(struct: Struct): boolean {
    const parent: unknown = struct instanceof Y.Item ? struct.parent : null;
    return typeof parent !== 'string' || this.#places.root(parent) !== undefined;
  }

  #reached(client: number): number {
    return this.news.get(client) ?? Y.getState(this.#store, client);
  }

  #missingOf(id: Y.ID | null, own: Y.ID): number | null {
    if (id === null) return null;
    const reached = id.client === own.client ? own.clock : this.#reached(id.client);
    return id.clock < reached ? null : id.client;
  }

  /** Undefined for what stands in no one place. */
  #spotOf(item: Y.Item, reached: number): Spot | null | undefined {
    const { origin, rightOrigin, id } = item;
    const left = origin && this.#spotAt(origin);
    const right = rightOrigin && this.#spotAt(rightOrigin);
    if (origin && rightOrigin && !isSame(left, right)) return undefined;
    const spot = origin ? left : rightOrigin ? right : this.#spotInParent(item);
    // The beginning of it is in the document: Yjs goes on where that stands.
    const isAsBegun = reached === id.clock || isSame(spot, this.#spotAt(Y.createID(id.client, reached - 1)));
    return isAsBegun ? spot : undefined;
  }

  #spotAt(id: Y.ID): Spot | null {
    const placed = findAt(this.#placedOf.get(id.client) ?? [], id.clock);
    if (placed) return placed.spot;
    const struct = this.find(id);
    return struct ? this.#places.spotOf(struct) : null;
  }

  #spotInParent(item: Y.Item): Spot | null | undefined {
    // As it was read, the parent of an item in a root is the name of that root.
    const parent: unknown = item.parent;
    const key = item.parentSub;
    const holder =
      typeof parent === 'string'
        ? this.#places.root(parent)
        : parent instanceof Y.ID && this.#holderAt(parent);
    if (!holder) return holder === null ? null : undefined;
    return (holder.holds === 'letters') === (key === null) ? { holder, key } : undefined;
  }

  /** What an item is for those that stand in it: null when it was taken away, undefined when nothing can. */
  #holderAt(id: Y.ID): Holder | null | undefined {
    const placed = findAt(this.#placedOf.get(id.client) ?? [], id.clock);
    if (placed) {
      const isGone = placed.spot === null || isDeleted(placed.struct);
      return placed.holder ?? (isGone ? null : undefined);
    }
    const struct = this.find(id);
    if (!(struct instanceof Y.Item) || struct.deleted) return null;
    return struct.content instanceof Y.ContentType ? this.#places.holderOf(struct.content.type) : undefined;
  }
}

function parentId(item: Y.Item): Y.ID | null {
  const parent: unknown = item.parent;
  return parent instanceof Y.ID ? parent : null;
}

function holdsItems(struct: Struct): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType;
}

function isDeleted(struct: Struct): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted;
}

function isSame(one: Spot | null | undefined, other: Spot | null | undefined): boolean {
  if (!one || !other) return one === other;
  return one.holder === other.holder && one.key === other.key;
}

function findAt(placed: readonly Placed[], clock: number): Placed | undefined {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = placed[middle];
    if (one && one.clock + one.length <= clock) low = middle + 1;
    else high = middle;
  }
  const found = placed[low];
  return found && found.clock <= clock ? found : undefined;
}
