import * as Y from 'yjs';
import type { Shape } from './shape.ts';

/** What items stand in: a root, the fields of a thing, or the letters of a text. */
export interface Holder {
  readonly holds: 'things' | 'values' | 'fields' | 'letters';
  /** The name of the root that it is, or lies under. */
  readonly root: string;
  /** The item of the thing whose fields or letters they are; null for a root. */
  readonly thing: Y.ID | null;
  /** The name of the field whose letters they are, or null. */
  readonly field: string | null;
  /** Null for what is not in the document yet. */
  readonly type: Y.AbstractType<unknown> | null;
}

/** Where an item stands. `key` is the id of a thing or the name of a value or field; null for letters. */
export interface Spot {
  readonly holder: Holder;
  readonly key: string | null;
}

/** Where the items of one document stand. */
export class Places {
  readonly #roots = new Map<Y.AbstractType<unknown>, Holder>();
  readonly #rootsByName = new Map<string, Holder>();
  readonly #holders = new WeakMap<Y.AbstractType<unknown>, Holder>();

  constructor(doc: Y.Doc, shape: Shape) {
    for (const [root, { holds }] of shape) {
      const type = doc.getMap(root) as Y.AbstractType<unknown>;
      const holder: Holder = { holds, root, thing: null, field: null, type };
      this.#roots.set(type, holder);
      this.#rootsByName.set(root, holder);
    }
  }

  root(name: string): Holder | undefined {
    return this.#rootsByName.get(name);
  }

  /** Null for what lies in something that was taken away: nobody will see it. */
  spotOf(struct: Y.Item | Y.GC): Spot | null {
    if (!(struct instanceof Y.Item)) return null;
    const holder = this.holderOf(struct.parent);
    return holder && { holder, key: struct.parentSub };
  }

  /** Null for what was taken away. */
  holderOf(type: Y.Item['parent']): Holder | null {
    if (!(type instanceof Y.AbstractType)) return null;
    const item = type._item;
    if (item === null) return this.#roots.get(type) ?? null;
    const outer = item.deleted ? null : this.holderOf(item.parent);
    if (!outer) return null;
    const known = this.#holders.get(type);
    if (known) return known;
    const holder = holderIn({ holder: outer, key: item.parentSub }, item.id, type);
    this.#holders.set(type, holder);
    return holder;
  }
}

/** What a map or text becomes that stands somewhere. */
export function holderIn({ holder, key }: Spot, id: Y.ID, type: Y.AbstractType<unknown> | null): Holder {
  const { root } = holder;
  return holder.holds === 'things'
    ? { holds: 'fields', root, thing: id, field: null, type }
    : { holds: 'letters', root, thing: holder.thing, field: key, type };
}
