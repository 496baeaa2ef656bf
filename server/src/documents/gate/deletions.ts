import type { May } from '@verbindbord/shared/session/permissions.ts';
import { type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Closing } from './Closing.ts';
import type { Effort } from './Effort.ts';
import type { Holder, Places, Spot } from './places.ts';
import type { Ranges } from './Ranges.ts';
import { isSigned } from './Signing.ts';
import { deedOf, type Shape } from './shape.ts';

export interface Deletions {
  readonly ok: true;
  /** Whether anything is taken away that was still there. */
  readonly takesAway: boolean;
  /** Whether anything was gone already. */
  readonly repeats: boolean;
  /** How many letters go from which texts. */
  readonly lettersGone: ReadonlyMap<Holder, number>;
  /** The things, themselves still there, whose signature goes. */
  readonly signaturesGone: readonly Y.ID[];
}

/** What deletions are looked at with. */
export interface DeletionContext {
  readonly shape: Shape;
  readonly doc: Y.Doc;
  readonly places: Places;
  /** How far each client gets with the update. */
  readonly news: ReadonlyMap<number, number>;
  readonly may: May;
  readonly closing: Closing;
  readonly effort: Effort;
  /** The reason to refuse what is about something of this client that is not there. */
  readonly whyMissing: (client: number) => Refusal;
}

/**
 * Refuses deletions of what is not there, for Yjs would keep them waiting until it is; of what this person may not
 * take away; and of a text whose thing stays, for then nobody could write in it any more. What is gone already may be
 * said again: a difference of Yjs always says everything that was ever deleted.
 */
export function judgeDeletions(deletes: Ranges, context: DeletionContext): Deletions | Refused {
  const judge = new DeletionJudge(deletes, context);
  for (const [client, ranges] of deletes.entries()) {
    const known = Y.getState(context.doc.store, client);
    const reached = context.news.get(client) ?? known;
    for (const { clock, len } of ranges) {
      if (clock + len > reached) return refuse(context.whyMissing(client));
      const refusal = clock < known ? judge.refusalOf(client, clock, Math.min(known, clock + len)) : null;
      if (refusal) return refuse(refusal);
    }
  }
  const { takesAway, repeats, lettersGone, signaturesGone } = judge;
  return { ok: true, takesAway, repeats, lettersGone, signaturesGone };
}

class DeletionJudge {
  readonly lettersGone = new Map<Holder, number>();
  readonly signaturesGone: Y.ID[] = [];
  takesAway = false;
  repeats = false;
  readonly #deletes: Ranges;
  readonly #context: DeletionContext;

  constructor(deletes: Ranges, context: DeletionContext) {
    this.#deletes = deletes;
    this.#context = context;
  }

  refusalOf(client: number, start: number, end: number): Refusal | null {
    const { doc, places, effort } = this.#context;
    const structs = doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
      const struct = structs[index];
      if (!struct || struct.id.clock >= end) break;
      effort.spendOnPassing(1);
      if (struct.deleted || !(struct instanceof Y.Item)) {
        this.repeats = true;
        continue;
      }
      this.takesAway = true;
      const from = Math.max(start, struct.id.clock);
      const until = Math.min(end, struct.id.clock + struct.length);
      if (until - from < struct.length) effort.spendOnSplit(structs.length);
      const spot = places.spotOf(struct);
      const refusal = spot && this.#refusalAt(spot, struct, until - from);
      if (refusal) return refusal;
    }
    return null;
  }

  #refusalAt({ holder, key }: Spot, item: Y.Item, length: number): Refusal | null {
    const { closing } = this.#context;
    if (holder.holds === 'things') {
      if (!this.#mayRemove(holder, item)) return 'notAllowed';
      return closing.refusalOfRemoving(holder, item);
    }
    // What lies in a thing goes with it.
    const { thing } = holder;
    if (thing && this.#deletes.has(thing.client, thing.clock)) return null;
    if (!this.#context.may(holder.root, deedOf(this.#context.shape, holder.root, key))) return 'notAllowed';
    const refusal = closing.refusalOfChanging(holder, key);
    if (refusal) return refusal;
    if (key !== null && key === this.#signatureIn(holder) && thing) this.signaturesGone.push(thing);
    if (key !== null) return item.content instanceof Y.ContentType ? 'malformed' : null;
    this.lettersGone.set(holder, (this.lettersGone.get(holder) ?? 0) + length);
    return null;
  }

  #mayRemove(holder: Holder, { content }: Y.Item): boolean {
    const right = this.#context.may(holder.root, 'remove');
    if (right !== 'signed') return right;
    return content instanceof Y.ContentType && isSigned(content.type, this.#signatureIn(holder));
  }

  #signatureIn({ root }: Holder): string | null {
    return this.#context.shape.get(root)?.signature ?? null;
  }
}
