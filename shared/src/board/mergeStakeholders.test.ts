import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DRIVER_IDS } from '../content/domains.ts';
import { middleOf } from '../map/place.ts';
import { readBoardSettings } from './boardSettings.ts';
import { addConnection, type NewConnection, removeConnection, setConnectionDriver } from './connection.ts';
import { sourcesOfConnection, sourcesOfStakeholder } from './joining.ts';
import { leftOfConnection, leftOfOwnConnections, leftOfStakeholder } from './leftOver.ts';
import { LIMITS } from './limits.ts';
import { mergeStakeholders, separateStakeholder } from './mergeStakeholders.ts';
import { park, takeBack } from './parkedIssue.ts';
import { type Board, readBoard, readThings, settle } from './readBoard.ts';
import { textField } from './roots.ts';
import { addStakeholder, type NewStakeholder, removeStakeholder, type Stakeholder } from './stakeholder.ts';

const table = middleOf({ domain: 'bestuur', driver: 'consensus', ring: 'table' });
const distant = middleOf({ domain: 'politiek', driver: 'contrast', ring: 'distant' });

function mapWith(...people: readonly (Partial<NewStakeholder> & { readonly id: string })[]): Y.Doc {
  const doc = new Y.Doc();
  for (const one of people) addStakeholder(doc, { name: `naam van ${one.id}`, place: table, ...one });
  return doc;
}

function connect(doc: Y.Doc, from: string, to: string, given: Partial<NewConnection> = {}): string {
  return addConnection(doc, { id: `${from}-${to}`, from, to, driver: 'consensus', ...given }) ?? '';
}

/** The connections that are shown: 'a-c: b → c'. */
function lines({ connections }: Board): string[] {
  return Object.values(connections)
    .map(({ id, from, to }) => `${id}: ${from} → ${to}`)
    .sort();
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function bringTogether(...docs: readonly Y.Doc[]): void {
  for (const one of docs) for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

describe('merging stakeholders', () => {
  test('keeps the card that was chosen, with its place and seat, and fills what is empty there', () => {
    const doc = mapWith(
      { id: 'a', place: table, seat: 'present', role: 'voorzitter' },
      {
        id: 'b',
        place: distant,
        seat: 'missing',
        role: 'lid',
        organisation: 'VNG',
        origin: { kind: 'import', label: 'lijst' },
      },
    );
    mergeStakeholders(doc, 'a', ['b']);
    const { stakeholders } = readBoard(doc);
    expect(Object.keys(stakeholders)).toEqual(['a']);
    expect(stakeholders.a).toMatchObject({
      name: 'naam van a',
      place: table,
      seat: 'present',
      role: 'voorzitter; lid',
      organisation: 'VNG',
      origin: { kind: 'import', label: 'lijst' },
    });
  });

  test('joins texts that differ and says nothing twice', () => {
    const doc = mapWith(
      {
        id: 'a',
        interest: 'Rust in de keten',
        notes: 'Belt graag',
        origin: { kind: 'import', label: 'een' },
      },
      {
        id: 'b',
        interest: 'Snel resultaat',
        notes: 'Belt graag',
        standpoint: 'Voor',
        origin: { kind: 'import', label: 'twee' },
      },
    );
    mergeStakeholders(doc, 'a', ['b']);
    expect(readBoard(doc).stakeholders.a).toMatchObject({
      interest: 'Rust in de keten\nSnel resultaat',
      notes: 'Belt graag',
      standpoint: 'Voor',
      origin: { label: 'een' },
    });
  });

  test('moves connections over, drops those to itself and makes one of those that become the same', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' });
    connect(doc, 'a', 'c', { obstacle: 'ver weg', owner: 'Jan', ties: ['people'], wished: true });
    connect(doc, 'b', 'c', {
      obstacle: 'geen tijd',
      owner: 'Janneke',
      ties: ['content'],
      boundaries: ['social'],
      strengthNow: 'weak',
      due: '2027-01-15',
    });
    connect(doc, 'c', 'b', { driver: 'result' });
    connect(doc, 'b', 'a', { obstacle: 'dezelfde', nextStep: 'opruimen', owner: 'Piet' });
    mergeStakeholders(doc, 'a', ['b']);
    const board = readBoard(doc);
    expect(lines(board)).toEqual(['a-c: a → c', 'c-b: c → a']);
    expect(board.connections['a-c']).toMatchObject({
      obstacle: 'ver weg\ngeen tijd',
      owner: 'Jan; Janneke',
      ties: ['content', 'people'],
      boundaries: ['social'],
      strengthNow: 'weak',
      due: '2027-01-15',
      wished: false,
    });
    expect(board.stakeholders.a?.notes).toBe('dezelfde\nopruimen, Piet');
  });

  test('is one step that undo takes back to what was there', () => {
    const doc = mapWith(
      { id: 'a', interest: 'rust' },
      { id: 'b', interest: 'tempo', person: 'Bo' },
      { id: 'c' },
    );
    connect(doc, 'a', 'c', { obstacle: 'een' });
    connect(doc, 'b', 'c', { obstacle: 'twee' });
    connect(doc, 'a', 'b', { obstacle: 'drie' });
    const before = readBoard(doc);
    const undo = new Y.UndoManager([doc.getMap('stakeholders'), doc.getMap('connections')], {
      captureTimeout: 0,
    });
    doc.transact(() => mergeStakeholders(doc, 'a', ['b']));
    expect(readBoard(doc)).not.toEqual(before);
    undo.undo();
    expect(readBoard(doc)).toEqual(before);
  });

  test('is taken apart to two cards, each with its own connections', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' });
    connect(doc, 'a', 'c');
    connect(doc, 'b', 'c');
    connect(doc, 'a', 'b');
    const before = lines(readBoard(doc));
    mergeStakeholders(doc, 'a', ['b']);
    separateStakeholder(doc, 'a', 'b');
    expect(lines(readBoard(doc))).toEqual(before);
    expect(Object.keys(readBoard(doc).stakeholders).sort()).toEqual(['a', 'b', 'c']);
  });

  test('leaves what does not fit with the source', () => {
    const long = 'x'.repeat(LIMITS.text - 3);
    const doc = mapWith({ id: 'a', notes: long }, { id: 'b', notes: 'past niet' });
    mergeStakeholders(doc, 'a', ['b']);
    const board = readBoard(doc);
    const [source] = sourcesOfStakeholder(board.joined, 'a');
    expect(board.stakeholders.a?.notes).toBe(long);
    expect(source && leftOfStakeholder(source, board.stakeholders.a as Stakeholder)).toEqual([
      { field: 'notes', words: 'past niet' },
    ]);
  });

  test('takes what was merged before along, and goes with the card when that is removed', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' });
    connect(doc, 'c', 'd');
    mergeStakeholders(doc, 'b', ['c']);
    mergeStakeholders(doc, 'a', ['b']);
    expect(sourcesOfStakeholder(readBoard(doc).joined, 'a').map(({ id }) => id)).toEqual(['b', 'c']);
    expect(lines(readBoard(doc))).toEqual(['c-d: a → d']);
    removeStakeholder(doc, 'a');
    expect(Object.keys(readBoard(doc).stakeholders)).toEqual(['d']);
    expect(doc.getMap('connections').size).toBe(0);
  });

  test('brings back what was merged into somebody whom another removes at the same moment', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' });
    connect(doc, 'b', 'c');
    const other = copyOf(doc);
    mergeStakeholders(doc, 'a', ['b']);
    removeStakeholder(other, 'a');
    bringTogether(doc, other);
    expect(lines(readBoard(doc))).toEqual(['b-c: b → c']);
  });

  test('is parked and taken back as one', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' });
    connect(doc, 'b', 'c');
    mergeStakeholders(doc, 'a', ['b']);
    const issue = park(doc, { text: '', reason: 'extern', from: { kind: 'stakeholder', id: 'a' } });
    const board = readBoard(doc);
    expect(Object.keys(board.stakeholders)).toEqual(['c']);
    expect(board.parked.connections['b-c']).toMatchObject({ from: 'a', to: 'c' });
    takeBack(doc, issue);
    expect(lines(readBoard(doc))).toEqual(['b-c: a → c']);
  });
});

describe('connections of who was merged', () => {
  test('are refused when they are there already at the card', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' });
    connect(doc, 'b', 'c');
    mergeStakeholders(doc, 'a', ['b']);
    expect(addConnection(doc, { from: 'a', to: 'c', driver: 'consensus' })).toBeNull();
    expect(addConnection(doc, { from: 'a', to: 'c', driver: 'result' })).not.toBeNull();
  });

  test('go with the one that they became one with, and stay with it under another driver', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' });
    connect(doc, 'a', 'c');
    connect(doc, 'b', 'c');
    mergeStakeholders(doc, 'a', ['b']);
    setConnectionDriver(doc, 'a-c', 'result');
    expect(lines(readBoard(doc))).toEqual(['a-c: a → c']);
    removeConnection(doc, 'a-c');
    expect(doc.getMap('connections').size).toBe(0);
  });

  test('are the same objects as long as nothing about them changes', () => {
    const doc = mapWith({ id: 'a' }, { id: 'b' }, { id: 'c' });
    connect(doc, 'b', 'c');
    mergeStakeholders(doc, 'a', ['b']);
    const things = readThings(doc);
    const settings = readBoardSettings(doc);
    const { connections } = settle(things, settings);
    expect(connections['b-c']).toMatchObject({ from: 'a', to: 'c' });
    expect(settle(things, settings).connections['b-c']).toBe(connections['b-c']);
  });
});

describe('people who merge at the same moment', () => {
  const ids = ['a', 'b', 'c', 'd'] as const;
  const person = fc.constantFrom(...ids);
  const deed = fc.oneof(
    fc.record({ does: fc.constant('merge' as const), into: person, source: person }),
    fc.record({
      does: fc.constant('write' as const),
      id: person,
      field: fc.constantFrom('interest', 'notes'),
    }),
    fc.record({ does: fc.constant('writeOnLine' as const), line: fc.nat(9) }),
    fc.record({
      does: fc.constant('connect' as const),
      from: person,
      to: person,
      driver: fc.constantFrom(...DRIVER_IDS.slice(0, 2)),
    }),
  );
  const work = fc.array(deed, { maxLength: 6 });
  let word = 0;
  /** A word that is nowhere else. */
  const newWord = (): string => `w${++word}w`;

  function perform(doc: Y.Doc, given: typeof deed extends fc.Arbitrary<infer D> ? D : never): string[] {
    if (given.does === 'merge') mergeStakeholders(doc, given.into, [given.source]);
    if (given.does === 'connect') {
      const words = newWord();
      const id = addConnection(doc, { ...given, obstacle: words, nextStep: `${words}s` });
      return id === null ? [] : [words, `${words}s`];
    }
    if (given.does !== 'write' && given.does !== 'writeOnLine') return [];
    const shown = Object.keys(readBoard(doc).connections).sort();
    const text =
      given.does === 'write'
        ? textField(doc, 'stakeholders', given.id, given.field)
        : textField(doc, 'connections', shown[given.line % shown.length] ?? '', 'obstacle');
    if (!text) return [];
    const words = newWord();
    text.insert(0, `${words} `);
    return [words];
  }

  /** All that can be read on the map: on the cards and connections, and behind them. */
  function readable(doc: Y.Doc): string {
    const { stakeholders, connections, joined } = readBoard(doc);
    const told: string[] = [];
    for (const card of Object.values(stakeholders)) {
      told.push(card.name, card.interest, card.notes, card.person);
      for (const source of sourcesOfStakeholder(joined, card.id)) {
        told.push(source.name, ...leftOfStakeholder(source, card).map(({ words }) => words));
      }
      told.push(...leftOfOwnConnections(card, joined));
    }
    for (const one of Object.values(connections)) {
      told.push(one.obstacle, one.nextStep);
      for (const source of sourcesOfConnection(joined, one.id))
        told.push(...leftOfConnection(source, one).map(({ words }) => words));
    }
    return told.join('\n');
  }

  test('agree, and no word of either is gone', () => {
    fc.assert(
      fc.property(work, work, work, (first, mine, theirs) => {
        const doc = mapWith(...ids.map((id) => ({ id, name: `n${id}n`, person: `p${id}p` })));
        const words = ids.flatMap((id) => [`n${id}n`, `p${id}p`]);
        for (const one of first) words.push(...perform(doc, one));
        const other = copyOf(doc);
        for (const one of mine) words.push(...perform(doc, one));
        for (const one of theirs) words.push(...perform(other, one));
        bringTogether(doc, other);
        expect(readBoard(other)).toEqual(readBoard(doc));
        const told = readable(doc);
        expect(words.filter((one) => !told.includes(one))).toEqual([]);
        const { stakeholders, connections } = readBoard(doc);
        for (const { from, to } of Object.values(connections)) {
          expect([from in stakeholders, to in stakeholders, from === to]).toEqual([true, true, false]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
