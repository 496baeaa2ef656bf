import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { rootOf } from '@verbindbord/shared/board/roots.ts';
import { addSheet, renameSheet } from '@verbindbord/shared/board/sheet.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import type { Deed, May } from '@verbindbord/shared/session/permissions.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ManualClock } from '../../manualClock.ts';
import { Gate, type GateOptions } from './Gate.ts';
import { emptyDocument, shapeOf } from './shape.ts';

const shape = shapeOf({ kind: 'board' });

/** A gate with the document behind it: what is admitted is applied at once. */
function guarded(options: Partial<GateOptions> = {}, start?: Uint8Array) {
  const doc = emptyDocument(shape);
  if (start) Y.applyUpdate(doc, start);
  const clock = new ManualClock();
  const known = { writers: [], retired: new Map(), clock, ...options };
  const gate = new Gate(shape, () => [Y.encodeStateAsUpdate(doc)], known);
  const admit = (update: Uint8Array, participant = 'Anna', may: May = () => true) => {
    const admission = gate.admit(update, { participant, may, closed: NOTHING_CLOSED });
    if (admission.ok && admission.changes) Y.applyUpdate(doc, admission.changes);
    return admission;
  };
  return { doc, gate, admit, clock };
}

/** A client with a board of its own, and the update of each of its acts. */
function client() {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  return { doc, updates };
}

function busyClient() {
  const one = client();
  addSheet(one.doc, { id: 'vel', title: 'Vel', order: 1 });
  const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;
  addStakeholder(one.doc, { id: 'vng', name: 'VNG', place });
  addNote(one.doc, { id: 'note', sheet: 'vel', text: 'geld' });
  one.doc.getMap<Y.Map<unknown>>('notes').delete('note');
  addNote(one.doc, { sheet: 'vel', text: 'tijd' });
  return one;
}

const malformed = { ok: false, reason: 'malformed' };

test('a gate has a copy of the document only while somebody writes, and judges the same without', () => {
  const clock = new ManualClock();
  const anna = busyClient();
  let copies = 0;
  const admitted = (): Uint8Array[] => {
    copies++;
    return anna.updates.slice(0, -1);
  };
  const writers = [{ client: anna.doc.clientID, participant: 'Anna' }];
  const gate = new Gate(shape, admitted, { writers, retired: new Map(), clock });
  const author = { participant: 'Anna', may: () => true, closed: NOTHING_CLOSED };
  expect(gate.admit(new Uint8Array([0, 0]), author)).toEqual({ ok: true, changes: null, writers: [] });
  expect(copies).toBe(0);
  const last = anna.updates.at(-1) ?? new Uint8Array();
  expect(gate.admit(last, author)).toMatchObject({ ok: true, changes: last });
  clock.pass(59_000);
  expect(gate.admit(last, author)).toMatchObject({ ok: true, changes: null });
  clock.pass(59_000);
  expect([gate.admit(last, author), copies]).toMatchObject([{ changes: null }, 1]);
  clock.pass(120_000);
  expect([gate.admit(anna.updates[0] ?? last, author), copies]).toMatchObject([{ changes: null }, 2]);
  gate.close();
});

describe('the gate', () => {
  test('lets the acts of the board pass, and gives them on as they are', () => {
    const { doc, admit } = guarded();
    const anna = busyClient();
    for (const update of anna.updates) expect(admit(update)).toMatchObject({ ok: true });
    expect(readBoard(doc)).toEqual(readBoard(anna.doc));
  });

  test('knows what it has already, whoever says it again', () => {
    const { admit } = guarded();
    const anna = busyClient();
    const all = Y.encodeStateAsUpdate(anna.doc);
    expect(admit(all)).toMatchObject({ ok: true, changes: expect.any(Uint8Array) });
    expect(admit(all)).toEqual({ ok: true, changes: null, writers: [] });
    expect(admit(new Uint8Array([0, 0]))).toEqual({ ok: true, changes: null, writers: [] });
  });

  test('refuses what comes after a gap, and takes it when the gap is filled', () => {
    const { doc, admit } = guarded();
    const { updates } = busyClient();
    const [first, second] = updates;
    if (!first || !second) throw new Error('too few acts');
    expect(admit(second)).toEqual(malformed);
    expect(admit(first)).toMatchObject({ ok: true });
    expect(admit(second)).toMatchObject({ ok: true });
    expect(doc.store.pendingStructs).toBeNull();
  });

  test('refuses deletions of what nobody has', () => {
    const { admit } = guarded();
    const anna = client();
    const map = anna.doc.getMap('settings');
    map.set('caseTitle', 'een');
    const known = Y.encodeStateVector(anna.doc);
    anna.doc.transact(() => map.delete('caseTitle'));
    expect(admit(Y.encodeStateAsUpdate(anna.doc, known))).toEqual(malformed);
  });

  test('goes on with the next update after one that spoiled its copy', () => {
    const { doc, admit } = guarded();
    const anna = busyClient();
    expect(admit(Y.encodeStateAsUpdate(anna.doc))).toMatchObject({ ok: true });
    const mallory = client();
    mallory.doc.getMap('stakeholders').set('x', 5);
    expect(mallory.updates.map((update) => admit(update))).toEqual([malformed]);
    // What was refused is not known from then on: said again it is refused again, not acknowledged.
    expect(mallory.updates.map((update) => admit(update))).toEqual([malformed]);
    const bram = client();
    Y.applyUpdate(bram.doc, Y.encodeStateAsUpdate(doc));
    addNote(bram.doc, { sheet: 'vel', text: 'van Bram' });
    expect(admit(bram.updates.at(-1) ?? new Uint8Array())).toMatchObject({ ok: true });
    expect(Object.values(readBoard(doc).notes).map(({ text }) => text)).toContain('van Bram');
    expect(doc.getMap('stakeholders').has('x')).toBe(false);
  });

  test('lets nobody write in the name of somebody else, who would lose what they write next', () => {
    const { doc, admit } = guarded();
    const anna = client();
    addNote(anna.doc, { sheet: 'vel', text: 'een' });
    expect(admit(anna.updates[0] ?? new Uint8Array(), 'Anna')).toMatchObject({ ok: true });
    const mallory = client();
    Y.applyUpdate(mallory.doc, Y.encodeStateAsUpdate(anna.doc));
    mallory.doc.clientID = anna.doc.clientID;
    addNote(mallory.doc, { sheet: 'vel', text: 'vals' });
    expect(admit(mallory.updates[1] ?? new Uint8Array(), 'Mallory')).toEqual({
      ok: false,
      reason: 'notAllowed',
    });
    addNote(anna.doc, { sheet: 'vel', text: 'twee' });
    expect(admit(anna.updates[1] ?? new Uint8Array(), 'Anna')).toMatchObject({ ok: true });
    expect(readBoard(doc)).toEqual(readBoard(anna.doc));
    // What is known may be said again by anybody.
    expect(admit(Y.encodeStateAsUpdate(anna.doc), 'Mallory')).toEqual({
      ok: true,
      changes: null,
      writers: [],
    });
  });

  test('keeps a client with who began as it, also when the server starts again', () => {
    const first = guarded();
    const anna = busyClient();
    const begun = first.admit(Y.encodeStateAsUpdate(anna.doc), 'Anna');
    const writers = begun.ok ? begun.writers : [];
    expect(writers).toEqual([{ client: anna.doc.clientID, participant: 'Anna' }]);

    const again = guarded({ writers }, Y.encodeStateAsUpdate(first.doc));
    addNote(anna.doc, { sheet: 'vel', text: 'twee' });
    const next = anna.updates.at(-1) ?? new Uint8Array();
    expect(again.admit(next, 'Mallory')).toEqual({ ok: false, reason: 'notAllowed' });
    expect(again.admit(next, 'Anna')).toMatchObject({ ok: true, writers: [] });
  });

  test('lets nobody go on with what a document began with', () => {
    const start = busyClient();
    const { admit } = guarded({}, Y.encodeStateAsUpdate(start.doc));
    addNote(start.doc, { sheet: 'vel', text: 'verder' });
    expect(admit(start.updates.at(-1) ?? new Uint8Array())).toEqual({ ok: false, reason: 'renewed' });
  });

  test('asks for a repetition of what rests on a document from before it was written anew', () => {
    const anna = busyClient();
    const before = anna.doc.clientID;
    const { gate, admit } = guarded({ retired: new Map([[before, 1]]) });
    const renewed = { ok: false, reason: 'renewed' };
    expect(admit(Y.encodeStateAsUpdate(anna.doc))).toEqual(renewed);

    // Only what is newer than all that was retired, in the name of another client, but beside it.
    const known = Y.encodeStateVector(anna.doc);
    anna.doc.clientID = before + 1;
    anna.doc.getMap('settings').set('caseTitle', 'x');
    rootOf(anna.doc, 'sheets').get('vel')?.set('title', 'Ander vel');
    expect(admit(Y.diffUpdate(Y.encodeStateAsUpdate(anna.doc), known))).toEqual(renewed);
    rootOf(anna.doc, 'sheets').delete('vel');
    expect(admit(anna.updates.at(-1) ?? new Uint8Array())).toEqual(renewed);

    expect(gate.refusalOfStateVector(Y.encodeStateVector(anna.doc))).toBe('renewed');
    expect(gate.refusalOfStateVector(Y.encodeStateVector(new Y.Doc()))).toBeNull();
    expect(gate.refusalOfStateVector(new Uint8Array([5, 1]))).toBe('malformed');
    expect(gate.refusalOfStateVector(new Uint8Array(1024 * 1024))).toBe('tooLarge');
  });

  test.each<readonly [Deed, (doc: Y.Doc) => void]>([
    ['add', (doc) => addSheet(doc, { title: 'Nieuw', order: 2 })],
    ['change', (doc) => renameSheet(doc, 'vel', 'Ander')],
    ['change', (doc) => rootOf(doc, 'sheets').get('vel')?.delete('title')],
    ['remove', (doc) => rootOf(doc, 'sheets').delete('vel')],
    ['remove', (doc) => addSheet(doc, { id: 'vel', title: 'Over het andere heen', order: 1 })],
  ])('lets a person do only what it may: %s', (deed, act) => {
    const { doc, admit } = guarded();
    const karin = busyClient();
    admit(Y.encodeStateAsUpdate(karin.doc), 'Karin');
    const anna = client();
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(doc));
    anna.doc.transact(() => act(anna.doc));
    const update = anna.updates.at(-1) ?? new Uint8Array();
    const mayNot: May = (root, asked) => root !== 'sheets' || asked !== deed;
    expect(admit(update, 'Anna', mayNot)).toEqual({ ok: false, reason: 'notAllowed' });
    expect(readBoard(doc)).toEqual(readBoard(karin.doc));
    expect(admit(update, 'Anna')).toMatchObject({ ok: true });
  });

  test('lets things be taken from a full document, and added again when there is room', () => {
    const { doc, admit, clock } = guarded();
    const text = 'x'.repeat(LIMITS.text);
    const big = client();
    big.doc.transact(() => {
      for (let count = 0; count < 1500; count++)
        addNote(big.doc, { id: `een-${count}`, sheet: 'vel', text, order: 1 });
    });
    expect(admit(big.updates[0] ?? new Uint8Array())).toMatchObject({ ok: true });
    big.doc.transact(() => {
      for (let count = 0; count < 700; count++) addNote(big.doc, { sheet: 'vel', text, order: 1 });
    });
    expect(admit(big.updates[1] ?? new Uint8Array())).toEqual({ ok: false, reason: 'full' });

    const anna = client();
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(doc));
    const add = (): Uint8Array => {
      anna.doc.transact(() => {
        for (let count = 0; count < 700; count++) addNote(anna.doc, { sheet: 'vel', text, order: 1 });
      });
      return anna.updates.at(-1) ?? new Uint8Array();
    };
    const notes = rootOf(anna.doc, 'notes');
    for (const id of [...notes.keys()]) notes.delete(id);
    for (const update of anna.updates.slice(1)) expect(admit(update)).toMatchObject({ ok: true });
    clock.pass(60_000);
    expect(admit(add())).toMatchObject({ ok: true });
  });

  test('lets a spreadsheet of 2,000 rows in at once, and not one after the other without end', () => {
    const { admit } = guarded();
    const anna = client();
    const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;
    const paste = (): Uint8Array => {
      anna.doc.transact(() => {
        for (let row = 0; row < 2000; row++) {
          addStakeholder(anna.doc, { name: 'x', place, notes: 'y', origin: { kind: 'import', label: 'z' } });
        }
        for (const id of [...rootOf(anna.doc, 'stakeholders').keys()].slice(0, -2000)) {
          rootOf(anna.doc, 'stakeholders').delete(id);
        }
      });
      return anna.updates.at(-1) ?? new Uint8Array();
    };
    expect(admit(paste())).toMatchObject({ ok: true });
    expect(admit(paste())).toMatchObject({ ok: true });
    expect(admit(paste())).toEqual({ ok: false, reason: 'tooOften' });
  }, 30_000);

  test('refuses what nobody would see: things in a text, values behind a value', () => {
    const { admit } = guarded();
    const anna = client();
    const text = new Y.Text('a');
    anna.doc.getMap('notes').set('note', new Y.Map([['text', text]]));
    text.applyDelta([{ retain: 1 }, { insert: new Y.Text('b') as unknown as object }]);
    expect(admit(anna.updates[0] ?? new Uint8Array())).toMatchObject({ ok: true });
    expect(admit(anna.updates[1] ?? new Uint8Array())).toEqual(malformed);

    const bram = client();
    bram.doc.getMap('settings').set('caseTitle', 'x');
    const item = bram.doc.getMap('settings')._map.get('caseTitle');
    if (!(item?.content instanceof Y.ContentAny)) throw new Error('no value');
    item.content.arr = ['behind', 'x'];
    expect(admit(Y.encodeStateAsUpdate(bram.doc))).toEqual(malformed);
  });

  test('holds texts to their length, also when they grow letter by letter', () => {
    const { admit } = guarded();
    const anna = client();
    const text = new Y.Text('x'.repeat(LIMITS.text));
    anna.doc.getMap('notes').set('note', new Y.Map([['text', text]]));
    expect(admit(anna.updates[0] ?? new Uint8Array())).toMatchObject({ ok: true });
    text.insert(0, 'y');
    expect(admit(anna.updates[1] ?? new Uint8Array())).toEqual({ ok: false, reason: 'tooLarge' });
  });

  test('stands against any bytes: it never throws, and what it lets pass can be read and loaded again', () => {
    const whole = busyClient().updates;
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .record({
          update: fc.constantFrom(...whole),
          changes: fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), {
            maxLength: 4,
          }),
          cut: fc.nat(),
        })
        .map(({ update, changes, cut }) => {
          const spoiled = update.slice(0, update.length - (cut % 3));
          for (const { at, to } of changes) spoiled[at % spoiled.length] = to;
          return spoiled;
        }),
    );
    fc.assert(
      fc.property(fc.array(bytes, { minLength: 1, maxLength: 12 }), (updates) => {
        const { doc, admit } = guarded();
        for (const update of updates) admit(update);
        expect(doc.store.pendingStructs).toBeNull();
        expect(doc.store.pendingDs).toBeNull();
        const loaded = new Y.Doc();
        Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc));
        expect(readBoard(loaded)).toEqual(readBoard(doc));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a client id that somebody has shown', () => {
  test('is theirs before they write, and nobody else can be first with what they write', () => {
    const { gate, admit } = guarded();
    const anna = client();
    expect(gate.claim(anna.doc.clientID, 'Anna')).toBe(true);
    const mallory = client();
    mallory.doc.clientID = anna.doc.clientID;
    addNote(mallory.doc, { sheet: 'vel', text: 'van mij' });
    expect(admit(mallory.updates[0] ?? new Uint8Array(), 'Mallory')).toEqual({
      ok: false,
      reason: 'notAllowed',
    });
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    expect(admit(anna.updates[0] ?? new Uint8Array())).toMatchObject({
      ok: true,
      writers: [{ client: anna.doc.clientID, participant: 'Anna' }],
    });
  });

  test('cannot be shown by anybody else, written with or not', () => {
    const { gate, admit } = guarded();
    const anna = client();
    addNote(anna.doc, { sheet: 'vel', text: 'geld' });
    admit(anna.updates[0] ?? new Uint8Array());
    expect(gate.claim(anna.doc.clientID, 'Mallory')).toBe(false);
    expect(gate.claim(anna.doc.clientID, 'Anna')).toBe(true);
    expect([gate.claim(5, 'Anna'), gate.claim(5, 'Mallory')]).toEqual([true, false]);
  });

  test('is one of a few hundred, not of any number', () => {
    const { gate } = guarded();
    const claims = Array.from({ length: 500 }, (_, id) => gate.claim(id, 'Mallory'));
    expect(claims.filter((isTheirs) => isTheirs)).toHaveLength(400);
  });
});
