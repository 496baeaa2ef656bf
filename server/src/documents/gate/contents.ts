import type { FieldRule } from '@verbindbord/shared/board/fields.ts';
import { LIMITS, SIZE } from '@verbindbord/shared/board/limits.ts';
import { isId } from '@verbindbord/shared/board/roots.ts';
import type { May } from '@verbindbord/shared/session/permissions.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Closing } from './Closing.ts';
import type { Holder } from './places.ts';
import type { Placed, Placement } from './placing.ts';
import type { Ranges } from './Ranges.ts';
import { Signing } from './Signing.ts';
import { deedOf, type Shape } from './shape.ts';

/** What an update would leave in a document, so that it can be held to what may stand there. */
export interface Change {
  readonly placement: Placement;
  readonly deletes: Ranges;
  /** How many letters it takes from which texts of the document. */
  readonly lettersGone: ReadonlyMap<Holder, number>;
  /** The things whose signature it takes away or replaces. */
  readonly signaturesGone: readonly Y.ID[];
}

/** Whose change it is. */
export interface ChangeAuthor {
  readonly participant: string;
  readonly may: May;
  readonly closing: Closing;
}

/**
 * Holds what is new in a document to the schema of the board, and to what its author may put where. What is taken
 * away again by the same update is held to the schema too, but does not count.
 *
 * @returns why it may not stand, or null
 */
export function refusalOfContents(shape: Shape, change: Change, author: ChangeAuthor): Refusal | null {
  const judge = new ContentJudge(shape, change.deletes, author);
  for (const placed of change.placement.placed) {
    const refusal = judge.refusalOf(placed);
    if (refusal) return refusal;
  }
  return judge.refusalOfSizes(change.lettersGone) ?? judge.refusalOfSigning(change);
}

class ContentJudge {
  readonly #shape: Shape;
  readonly #deletes: Ranges;
  readonly #may: May;
  readonly #closing: Closing;
  readonly #signing: Signing;
  readonly #letters = new Map<Holder, number>();
  readonly #things = new Map<Holder, number>();

  constructor(shape: Shape, deletes: Ranges, { participant, may, closing }: ChangeAuthor) {
    this.#shape = shape;
    this.#deletes = deletes;
    this.#may = may;
    this.#closing = closing;
    this.#signing = new Signing(shape, participant, may);
  }

  refusalOf(placed: Placed): Refusal | null {
    const { struct, spot, clock, length } = placed;
    if (!spot || !(struct instanceof Y.Item)) return null;
    const { holder, key } = spot;
    const stays = length - this.#deletes.countIn(struct.id.client, clock, length);
    if (key === null) return this.#refusalOfLetters(struct, holder, stays);
    // Nobody but the last value of several would be seen, and nothing of a map stands left of anything.
    if ((length > 1 && stays > 0) || struct.rightOrigin !== null) return 'malformed';
    if (holder.holds === 'things') return this.#refusalOfThing(struct, holder, key, stays > 0);
    if (isNew(holder)) return this.#refusalOfField(struct, holder, key);
    if (!this.#may(holder.root, deedOf(this.#shape, holder.root, key))) return 'notAllowed';
    if (this.#takesText(holder, key)) return 'malformed';
    return this.#closing.refusalOfChanging(holder, key) ?? this.#refusalOfField(struct, holder, key);
  }

  refusalOfSizes(lettersGone: ReadonlyMap<Holder, number>): Refusal | null {
    for (const [holder, added] of this.#letters) {
      const gone = lettersGone.get(holder) ?? 0;
      const rule = this.#ruleOf(holder, holder.field ?? '');
      const length = (holder.type?._length ?? 0) + added - gone;
      if (added > gone && length > (rule?.max ?? 0)) return 'tooLarge';
    }
    for (const [{ type }, added] of this.#things) {
      // Names that were used once stay in the map: only when all together are too many are the living counted.
      if (type && type._map.size + added > SIZE.things && countLiving(type) + added > SIZE.things)
        return 'tooLarge';
    }
    return null;
  }

  refusalOfSigning({ lettersGone, signaturesGone }: Change): Refusal | null {
    for (const holder of lettersGone.keys()) this.#signing.write(holder);
    return this.#signing.refusal(signaturesGone);
  }

  #refusalOfLetters({ content }: Y.Item, holder: Holder, stays: number): Refusal | null {
    const isText = holder.holds === 'letters' && this.#ruleOf(holder, holder.field ?? '')?.kind === 'text';
    if (!isText) return 'malformed';
    if (holder.type && !this.#may(holder.root, 'change')) return 'notAllowed';
    const refusal = holder.type && this.#closing.refusalOfChanging(holder, null);
    if (refusal) return refusal;
    this.#signing.write(holder);
    if (content instanceof Y.ContentDeleted) return null;
    if (!(content instanceof Y.ContentString)) return 'malformed';
    this.#letters.set(holder, (this.#letters.get(holder) ?? 0) + stays);
    return null;
  }

  #refusalOfThing({ id: item, content }: Y.Item, holder: Holder, id: string, stays: boolean): Refusal | null {
    if (id.length > LIMITS.id) return 'tooLarge';
    if (!isId(id)) return 'malformed';
    const isThing = content instanceof Y.ContentType && content.type.constructor === Y.Map;
    if (!isThing && !(content instanceof Y.ContentDeleted)) return 'malformed';
    const before = this.#livingAt(holder, id);
    if (before && !this.#may(holder.root, 'remove')) return 'notAllowed';
    if (!this.#may(holder.root, 'add')) return 'notAllowed';
    const refusal =
      this.#closing.refusalOfAdding(holder) ?? (before && this.#closing.refusalOfRemoving(holder, before));
    if (refusal) return refusal;
    if (isThing && stays) this.#signing.add(holder, item);
    if (isThing && stays && !before) this.#things.set(holder, (this.#things.get(holder) ?? 0) + 1);
    return null;
  }

  #refusalOfField(item: Y.Item, holder: Holder, name: string): Refusal | null {
    const { content } = item;
    const rule = this.#ruleOf(holder, name);
    if (!rule) return 'malformed';
    const refusal =
      this.#signing.refusalOf(holder, name, item) ?? this.#closing.refusalOfValue(holder, name, item);
    if (refusal) return refusal;
    if (content instanceof Y.ContentDeleted) return null;
    if (rule.kind === 'text') {
      return content instanceof Y.ContentType && content.type.constructor === Y.Text ? null : 'malformed';
    }
    if (!(content instanceof Y.ContentAny)) return 'malformed';
    for (const value of content.arr) {
      if (typeof value === 'string' && value.length > (rule.max ?? LIMITS.text)) return 'tooLarge';
      if (!Object.is(rule.tidy(value), value)) return 'malformed';
    }
    return null;
  }

  #ruleOf({ root }: Holder, field: string): FieldRule | undefined {
    return this.#shape.get(root)?.fields.get(field);
  }

  /** Whether a text that people type in would be lost to another, or to nothing, while its thing stays. */
  #takesText(holder: Holder, name: string): boolean {
    return this.#livingAt(holder, name)?.content instanceof Y.ContentType;
  }

  /** What stands there in the document and is not taken away by the same update. */
  #livingAt({ type }: Holder, key: string): Y.Item | null {
    const item = type?._map.get(key);
    if (!item || item.deleted || this.#deletes.has(item.id.client, item.id.clock + item.length - 1))
      return null;
    return item;
  }
}

/** A thing that the update itself brings: what is in it comes with it. */
function isNew(holder: Holder): boolean {
  return holder.type === null;
}

function countLiving(type: Y.AbstractType<unknown>): number {
  let count = 0;
  for (const item of type._map.values()) if (!item.deleted) count++;
  return count;
}
