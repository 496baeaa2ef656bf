import type { May } from '@verbindbord/shared/session/permissions.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Holder } from './places.ts';
import type { Shape } from './shape.ts';

/**
 * Sees to it that who writes for others is named under what they write: in the field that the schema calls the
 * signature of a thing. Nobody else's name gets there, and no name is taken away.
 */
export class Signing {
  readonly #shape: Shape;
  readonly #author: string;
  readonly #may: May;
  /** Things of the update that need the name, by their item; for one in the document its fields. */
  readonly #written = new Map<
    string,
    { readonly root: string; readonly fields: Y.AbstractType<unknown> | null }
  >();
  readonly #signed = new Set<string>();

  constructor(shape: Shape, author: string, may: May) {
    this.#shape = shape;
    this.#author = author;
    this.#may = may;
  }

  /** A thing is added. */
  add({ root }: Holder, thing: Y.ID): void {
    if (this.#may(root, 'add') === 'signed') this.#written.set(keyOf(thing), { root, fields: null });
  }

  /** Letters are put in a text of the document, or taken out. */
  write({ root, thing, type }: Holder): void {
    if (thing && type && this.#may(root, 'change') === 'signed') {
      const { parent } = type;
      this.#written.set(keyOf(thing), { root, fields: parent });
    }
  }

  /** Why this may not be put in a field, as far as that is the signature of its thing. */
  refusalOf({ root, thing, type }: Holder, field: string, { content }: Y.Item): Refusal | null {
    if (!thing || field !== this.#shape.get(root)?.signature) return null;
    const value: unknown = content instanceof Y.ContentAny ? content.arr.at(-1) : undefined;
    if (value === this.#author && this.#may(root, type ? 'change' : 'add') === 'signed') {
      this.#signed.add(keyOf(thing));
      return null;
    }
    const isUnsigned = type === null && (value === null || value === '');
    return isUnsigned ? null : 'notAllowed';
  }

  /** Why that may not stand which was looked at, with the signatures that go; null when it may. */
  refusal(signaturesGone: Iterable<Y.ID>): Refusal | null {
    for (const thing of signaturesGone) if (!this.#signed.has(keyOf(thing))) return 'notAllowed';
    for (const [thing, { root, fields }] of this.#written) {
      const signature = this.#shape.get(root)?.signature ?? null;
      const isNamed = this.#signed.has(thing) || (fields !== null && isSigned(fields, signature));
      if (!isNamed) return 'notAllowed';
    }
    return null;
  }
}

/** Whether a thing of the document tells who wrote it for others. */
export function isSigned(fields: Y.AbstractType<unknown>, signature: string | null): boolean {
  const item = signature === null ? undefined : fields._map.get(signature);
  if (!item || item.deleted) return false;
  const value: unknown = item.content.getContent().at(-1);
  return typeof value === 'string' && value !== '';
}

function keyOf({ client, clock }: Y.ID): string {
  return `${client} ${clock}`;
}
