import { asParkedFrom } from '@verbindbord/shared/board/parkedIssue.ts';
import type { Closed } from '@verbindbord/shared/session/closing.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Holder } from './places.ts';
import type { Shape } from './shape.ts';

type Fields = Y.AbstractType<unknown>;

const ON_MAP: readonly string[] = ['stakeholders', 'connections', 'comments'];
const PARKED = 'parkedIssues';
/** The field of a parked issue that hides what it came from where that stands. */
const PARKED_FROM = 'from';

/**
 * Sees to it that nothing changes where steps are locked: on the sheets, under the questions and on the map that are
 * closed to the author. What is parked from there, or taken back to it, goes from there too.
 */
export class Closing {
  readonly #shape: Shape;
  readonly #doc: Y.Doc;
  readonly #closed: Closed;

  constructor(shape: Shape, doc: Y.Doc, closed: Closed) {
    this.#shape = shape;
    this.#doc = doc;
    this.#closed = closed;
  }

  /** Why a thing cannot come to stand here, whatever is in it. */
  refusalOfAdding({ root }: Holder): Refusal | null {
    return this.#isClosedMap(root) ? 'locked' : null;
  }

  /** Why a thing of the document cannot go. */
  refusalOfRemoving({ root }: Holder, { content }: Y.Item): Refusal | null {
    const fields = content instanceof Y.ContentType ? content.type : null;
    return this.#isClosedMap(root) || (fields && this.#isHeld(root, fields)) ? 'locked' : null;
  }

  /** Why nothing can be changed in this field of a thing of the document, or in these letters. */
  refusalOfChanging({ root, holds, field, type }: Holder, key: string | null): Refusal | null {
    if (this.#isClosedMap(root)) return 'locked';
    const name = holds === 'letters' ? field : key;
    const fields = holds === 'letters' ? type?.parent : type;
    if (!(fields instanceof Y.AbstractType) || this.#isFree(root, name)) return null;
    return this.#isHeld(root, fields) ? 'locked' : null;
  }

  /** Why this value cannot be put in a field: it would bring the thing where nothing changes. */
  refusalOfValue({ root }: Holder, name: string, { content }: Y.Item): Refusal | null {
    if (name !== this.#placing(root) || !(content instanceof Y.ContentAny)) return null;
    return content.arr.some((value) => this.#isClosedPlace(root, value)) ? 'locked' : null;
  }

  #isClosedMap(root: string): boolean {
    return this.#closed.map && ON_MAP.includes(root);
  }

  /** Words of a parked issue are about the parking lot, and marks of a line about where it went. */
  #isFree(root: string, field: string | null): boolean {
    if (root === PARKED) return field !== PARKED_FROM;
    return field !== null && this.#shape.get(root)?.marks.includes(field) === true;
  }

  #placing(root: string): string | null {
    return root === PARKED ? PARKED_FROM : (this.#shape.get(root)?.place ?? null);
  }

  /** Whether a thing of the document stands, or took something from, where nothing changes. */
  #isHeld(root: string, fields: Fields): boolean {
    const name = this.#placing(root);
    return name !== null && this.#isClosedPlace(root, valueIn(fields, name));
  }

  #isClosedPlace(root: string, value: unknown): boolean {
    if (root !== PARKED) return typeof value === 'string' && this.#closed.places.has(value);
    const from = asParkedFrom(value);
    if (from?.kind === 'stakeholder') return this.#closed.map;
    if (from?.kind !== 'note') return false;
    const note = this.#doc.getMap('notes')._map.get(from.id);
    if (!note || note.deleted || !(note.content instanceof Y.ContentType)) return false;
    return this.#isHeld('notes', note.content.type);
  }
}

function valueIn(fields: Fields, name: string): unknown {
  const item = fields._map.get(name);
  return item && !item.deleted ? item.content.getContent().at(-1) : undefined;
}
