import * as Y from 'yjs';
import { editsOnto, hasLettersMore } from './mergeText.ts';
import { type Content, contentOf, type Field, type Fields, fieldOf, isThing, type Work } from './ownWork.ts';
import { wordsOf } from './words.ts';

/**
 * Does somebody's work again on a document in which others went on meanwhile, as somebody would who does it now:
 *
 * - a thing that was added is added; where it is there already, what it says is brought in;
 * - a plain value that was set is set;
 * - letters that were typed are put in and letters that were taken out are taken out, among those of others;
 * - a thing that was removed goes, unless others changed its words meanwhile;
 * - a thing that others removed comes back if its words were changed here, so that nothing that was typed is lost.
 */
export function repeatWork(work: readonly Work[], doc: Y.Doc): void {
  for (const one of work) {
    const root = doc.getMap<unknown>(one.root);
    if (isThing(one.before) || isThing(one.after)) repeatThing(one, root);
    else if (!isSame(one.before, one.after)) setOrDelete(root, one.id, one.after);
  }
}

function repeatThing({ id, before, after, texts }: Work, root: Y.Map<unknown>): void {
  const [was, is] = [isThing(before) ? before : null, isThing(after) ? after : null];
  const theirs = root.get(id);
  if (!(theirs instanceof Y.Map)) {
    if (is && (was === null || saysMore(was, is))) root.set(id, thingOf(is));
  } else if (is) repeatFields({ was, is, texts }, theirs);
  else if (was && !saysMore(was, contentOf(theirs) as Fields)) root.delete(id);
}

interface FieldWork {
  readonly was: Fields | null;
  readonly is: Fields;
  readonly texts: Work['texts'];
}

function repeatFields({ was, is, texts }: FieldWork, theirs: Y.Map<unknown>): void {
  for (const [name, field] of is) {
    const before = was?.get(name);
    const there = theirs.get(name);
    if (isSameField(before, field) || isSameField(fieldOf(there), field)) continue;
    if ('text' in field && there instanceof Y.Text) {
      const base = before && 'text' in before ? before.text : '';
      bringIn(there, base, texts.get(name) ?? [{ insert: field.text }, { delete: base.length }]);
      // Of a thing that both have added, one is as good as the other but for its words.
    } else if (was !== null || wordsOf(name, field)) theirs.set(name, plainOrText(field));
  }
  for (const name of was?.keys() ?? []) if (!is.has(name)) theirs.delete(name);
}

function bringIn(text: Y.Text, base: string, delta: NonNullable<ReturnType<Work['texts']['get']>>): void {
  for (const { index, removed, inserted } of editsOnto(base, delta, text.toString())) {
    if (removed > 0) text.delete(index, removed);
    if (inserted !== '') text.insert(index, inserted);
  }
}

function setOrDelete(root: Y.Map<unknown>, id: string, after: Content | null): void {
  if (after && 'value' in after) root.set(id, after.value);
  else root.delete(id);
}

function thingOf(fields: Fields): Y.Map<unknown> {
  const thing = new Y.Map<unknown>();
  for (const [name, field] of fields) thing.set(name, plainOrText(field));
  return thing;
}

function plainOrText(field: Field): unknown {
  return 'text' in field ? new Y.Text(field.text) : field.value;
}

/** Whether words came in; what was only taken out, or moved, says nothing. */
function saysMore(before: Fields, after: Fields): boolean {
  return [...after].some(([name, field]) => {
    const words = wordsOf(name, field);
    return words !== null && hasLettersMore(wordsOf(name, before.get(name)) ?? '', words);
  });
}

function isSameField(one: Field | undefined, other: Field): boolean {
  if (one === undefined) return false;
  return 'text' in one
    ? 'text' in other && one.text === other.text
    : 'value' in other && isSame(one.value, other.value);
}

/** Plain values as JSON has them; a key more or less, or in another order, makes another value. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
