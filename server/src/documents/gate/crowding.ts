import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Effort } from './Effort.ts';
import type { Holder, Spot } from './places.ts';
import type { Placed, Placement } from './placing.ts';

/**
 * Refuses an update that would take too long to apply. Counts what Yjs passes when it puts new items between the
 * neighbours that they name. Between those there was nothing when they were written, and there is little when others
 * wrote at the same place meanwhile; but who wants to can name the same two for thousands of items, or two that lie
 * far apart.
 */
export function refusalOfCrowding(placement: Placement, doc: Y.Doc, effort: Effort): Refusal | null {
  const rows = new Rows(placement, doc, effort);
  for (const one of placement.placed) {
    if (one.spot && one.struct instanceof Y.Item) rows.insert(one.struct, one, one.spot);
    if (effort.isTooMuch) return 'tooLarge';
  }
  return effort.isTooMuch ? 'tooLarge' : null;
}

/** What comes next in a row: an item, from this clock of it on. Null for the end. */
type Next = { readonly item: Y.Item; readonly clock: number } | null;

/**
 * The rows in which items stand, with the new ones in between. A new item is put directly after its left neighbour;
 * Yjs may put it a little further when others wrote there too.
 */
class Rows {
  readonly #find: Placement['find'];
  readonly #doc: Y.Doc;
  readonly #effort: Effort;
  /** What was put directly after a unit of an item. */
  readonly #after = new Map<string, Next>();
  /** What was put first in a row. */
  readonly #first = new Map<Holder, Map<string | null, Next>>();
  /** What lies behind a new item. */
  readonly #behind = new Map<Y.Item, Next>();
  /** How many new items were put between the units of an item. */
  readonly #inside = new Map<Y.Item, number>();

  constructor({ find }: Placement, doc: Y.Doc, effort: Effort) {
    this.#find = find;
    this.#doc = doc;
    this.#effort = effort;
  }

  insert(item: Y.Item, { clock }: Placed, { holder, key }: Spot): void {
    const isBegun = clock > item.id.clock;
    const left = isBegun ? Y.createID(item.id.client, clock - 1) : item.origin;
    const next = left ? this.#nextTo(left) : this.#firstIn(holder, key);
    this.#walk(next, item.rightOrigin);
    const inserted = { item, clock };
    this.#behind.set(item, next);
    if (left) this.#after.set(nameOf(left), inserted);
    else this.#rowsOf(holder).set(key, inserted);
  }

  #rowsOf(holder: Holder): Map<string | null, Next> {
    const known = this.#first.get(holder);
    if (known) return known;
    const rows = new Map<string | null, Next>();
    this.#first.set(holder, rows);
    return rows;
  }

  #firstIn(holder: Holder, key: string | null): Next {
    const inserted = this.#first.get(holder)?.get(key);
    if (inserted !== undefined) return inserted;
    if (key === null) return startingAt(holder.type?._start);
    let item = holder.type?._map.get(key);
    for (; item?.left; item = item.left) this.#effort.spend(1);
    return startingAt(item);
  }

  #nextTo(id: Y.ID): Next {
    const inserted = this.#after.get(nameOf(id));
    if (inserted !== undefined) return inserted;
    const item = this.#find(id);
    if (!(item instanceof Y.Item)) return null;
    const isLast = id.clock === item.id.clock + item.length - 1;
    if (isLast) return this.#nextToAll(item);
    this.#split(item);
    this.#inside.set(item, (this.#inside.get(item) ?? 0) + 1);
    return { item, clock: id.clock + 1 };
  }

  #nextToAll(item: Y.Item): Next {
    const inserted = this.#after.get(nameOf(item.lastId));
    if (inserted !== undefined) return inserted;
    const behind = this.#behind.get(item);
    return behind === undefined ? startingAt(item.right) : behind;
  }

  #walk(from: Next, right: Y.ID | null): void {
    const end = right && this.#find(right);
    if (end instanceof Y.Item && right && right.clock > end.id.clock && from?.clock !== right.clock)
      this.#split(end);
    for (let next = from; next && !this.#effort.isTooMuch; next = this.#nextToAll(next.item)) {
      if (next.item === end && right && right.clock >= next.clock) return;
      this.#effort.spend(1 + (this.#inside.get(next.item) ?? 0));
    }
  }

  #split({ id }: Y.Item): void {
    this.#effort.spendOnSplit(this.#doc.store.clients.get(id.client)?.length ?? 0);
  }
}

function startingAt(item: Y.Item | null | undefined): Next {
  return item ? { item, clock: item.id.clock } : null;
}

function nameOf({ client, clock }: Y.ID): string {
  return `${client}:${clock}`;
}
