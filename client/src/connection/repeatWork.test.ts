import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isHeard } from './clocks.ts';
import { contentOf, workIn } from './ownWork.ts';
import { repeatWork } from './repeatWork.ts';

const ROOTS = ['notes', 'settings'];
/** Things of mine, of others, and of everybody. */
const MINE = ['1', '2'];
const THEIRS = ['3', '4'];
const SHARED = '0';

type Edit =
  | { readonly kind: 'type'; readonly id: string; readonly at: number; readonly letters: string }
  | { readonly kind: 'wipe'; readonly id: string; readonly at: number; readonly count: number }
  | { readonly kind: 'label'; readonly id: string; readonly label: string }
  | { readonly kind: 'move'; readonly id: string; readonly order: number }
  | { readonly kind: 'add'; readonly id: string; readonly letters: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'setting'; readonly id: string; readonly value: string };

function edits(ids: readonly string[], letters: string, added: string): fc.Arbitrary<Edit[]> {
  const id = fc.constantFrom(...ids);
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 5 });
  const at = fc.double({ min: 0, max: 1, noNaN: true });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('type'), id, at, letters: word }) },
    fc.record({ kind: fc.constant('wipe'), id, at, count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('label'), id, label: word }),
    fc.record({ kind: fc.constant('move'), id, order: fc.nat(99) }),
    fc.record({ kind: fc.constant('add'), id: fc.constantFrom(`${added}1`, `${added}2`), letters: word }),
    fc.record({ kind: fc.constant('remove'), id }),
    fc.record({ kind: fc.constant('setting'), id: fc.constant(`setting ${added}`), value: word }),
  );
  return fc.array(edit, { maxLength: 12 });
}

const thingsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('notes');
const textOf = (doc: Y.Doc, id: string): Y.Text | null => {
  const text = thingsOf(doc).get(id)?.get('text');
  return text instanceof Y.Text ? text : null;
};

function make(doc: Y.Doc, id: string, letters: string): void {
  const fields = new Y.Map<unknown>();
  fields.set('text', new Y.Text(letters));
  fields.set('name', '');
  fields.set('order', 0);
  fields.set('place', { domain: 'bestuur', lean: 0.5 });
  thingsOf(doc).set(id, fields);
}

function apply(doc: Y.Doc, edit: Edit): void {
  const { id } = edit;
  const [fields, text] = [thingsOf(doc).get(id), textOf(doc, id)];
  if (edit.kind === 'setting') doc.getMap('settings').set(id, edit.value);
  else if (edit.kind === 'add') make(doc, id, edit.letters);
  else if (edit.kind === 'remove') thingsOf(doc).delete(id);
  else if (!fields || !text) return;
  else if (edit.kind === 'label') fields.set('name', edit.label);
  else if (edit.kind === 'move') fields.set('order', edit.order);
  else if (edit.kind === 'type') text.insert(Math.round(edit.at * text.length), edit.letters);
  else {
    const at = Math.floor(edit.at * text.length);
    text.delete(at, Math.min(edit.count, text.length - at));
  }
}

function board(): Y.Doc {
  const doc = new Y.Doc();
  for (const id of [...MINE, ...THEIRS]) make(doc, id, `${id} abcd`);
  make(doc, SHARED, '0:0');
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** The same content without its history, as it is after a compaction. */
function writtenAnew(doc: Y.Doc): Y.Doc {
  const anew = new Y.Doc();
  for (const [id, fields] of thingsOf(doc)) {
    const copy = new Y.Map<unknown>();
    for (const [name, value] of fields)
      copy.set(name, value instanceof Y.Text ? new Y.Text(value.toString()) : value);
    thingsOf(anew).set(id, copy);
  }
  for (const [id, value] of doc.getMap('settings')) anew.getMap('settings').set(id, value);
  return anew;
}

const contents = (doc: Y.Doc): object =>
  Object.fromEntries(
    ROOTS.map((root) => [
      root,
      Object.fromEntries([...doc.getMap(root)].map(([id, value]) => [id, contentOf(value)])),
    ]),
  );

/** Makes edits on a copy and gives them as updates, one each. */
function editedCopy(base: Y.Doc, list: readonly Edit[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = copyOf(base);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const edit of list) doc.transact(() => apply(doc, edit));
  return { doc, updates };
}

/** In one text for both, each keeps to a side; of the colon in the middle nobody takes anything. */
const ownHalf = (list: readonly Edit[], from: number): Edit[] =>
  list.filter(({ kind }) => kind === 'type').map((edit) => ({ ...edit, id: SHARED, at: from })) as Edit[];

test('where nobody else was, repeating gives what Yjs would have merged', () => {
  fc.assert(
    fc.property(edits(MINE, 'klmn', 'a'), edits(THEIRS, 'uvwx', 'b'), (mine, theirs) => {
      const base = board();
      const own = editedCopy(base, [...mine, ...ownHalf(mine, 0)]);
      const others = editedCopy(base, [...theirs, ...ownHalf(theirs, 1)]);
      const merged = copyOf(others.doc);
      Y.applyUpdate(merged, Y.encodeStateAsUpdate(own.doc));
      const repeated = writtenAnew(others.doc);
      repeatWork(workIn(base, own.updates, ROOTS), repeated);
      expect(contents(repeated)).toEqual(contents(merged));
    }),
  );
});

test('whatever others did, nothing that was typed is lost, and the rest of theirs stays', () => {
  const everything = [...MINE, ...THEIRS, SHARED, 'a1'];
  fc.assert(
    fc.property(edits(everything, 'klmn', 'a'), edits(everything, 'uvwx', 'a'), (mine, theirs) => {
      const base = board();
      const own = editedCopy(base, mine);
      const others = editedCopy(base, theirs);
      const work = workIn(base, own.updates, ROOTS);
      const repeated = writtenAnew(others.doc);
      repeatWork(work, repeated);
      const lettersOf = (doc: Y.Doc, id: string, kind: RegExp): string =>
        (textOf(doc, id)?.toString() ?? '').match(kind)?.join('') ?? '';
      for (const { root, id, after } of work) {
        if (root !== 'notes' || after === null) continue;
        const typed = lettersOf(own.doc, id, /[klmn]/g);
        if (typed !== '') expect(lettersOf(repeated, id, /[klmn]/g)).toBe(typed);
        const label = thingsOf(own.doc).get(id)?.get('name');
        if (label !== '') expect(thingsOf(repeated).get(id)?.get('name')).toBe(label);
      }
      for (const id of thingsOf(others.doc).keys()) {
        const typed = lettersOf(others.doc, id, /[uvwx]/g);
        if (typed !== '' && textOf(own.doc, id)) expect(lettersOf(repeated, id, /[uvwx]/g)).toBe(typed);
      }
    }),
  );
});

test('what the server had heard before it wrote the document anew is not said twice', () => {
  fc.assert(
    fc.property(edits([...MINE, SHARED], 'klmn', 'a'), fc.nat(12), (mine, heard) => {
      const base = board();
      // What was only taken out has no number by which it could be known again; taking it out twice does no harm
      // but to a letter beside it that is the same.
      const own = editedCopy(
        base,
        mine.filter(({ kind }) => kind !== 'wipe'),
      );
      const server = copyOf(base);
      for (const update of own.updates.slice(0, heard)) Y.applyUpdate(server, update);
      const known = Y.decodeStateVector(Y.encodeStateVector(server));
      const before = copyOf(base);
      for (const update of own.updates) if (isHeard(known, update)) Y.applyUpdate(before, update);
      const left = own.updates.filter((update) => !isHeard(known, update));
      const repeated = writtenAnew(server);
      repeatWork(workIn(before, left, ROOTS), repeated);
      expect(contents(repeated)).toEqual(contents(own.doc));
    }),
  );
});
