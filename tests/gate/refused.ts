import { LIMITS, SIZE } from '@verbindbord/shared/board/limits.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import {
  bytes,
  type Crafted,
  craft,
  embed,
  format,
  from,
  gc,
  gone,
  json,
  letters,
  map,
  nested,
  rawValue,
  skip,
  subdocument,
  text,
  type,
  values,
} from './craft.ts';

/** Whose board it is, and who means harm, by their client ids of Yjs. */
export const ANNA = 100;
export const MALLORY = 666;
const place = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;

/** The items of Anna's note: the note itself, its text, the first letter of it, and its field `sheet`. */
interface Note {
  readonly thing: Y.ID;
  readonly text: Y.ID;
  readonly letter: Y.ID;
  readonly sheet: Y.ID;
}

/** What Anna puts on a board. */
export function annasWork(anna: Y.Doc): void {
  addSheet(anna, { id: 'vel', title: 'Vel', order: 1 });
  addNote(anna, { id: 'geld', sheet: 'vel', text: 'gescheiden geldstromen' });
  addStakeholder(anna, { id: 'vng', name: 'VNG', place });
}

export function annasNote(doc: Y.Doc): Note {
  const thing = rootOf(doc, 'notes').get('geld')?._item;
  const words = textField(doc, 'notes', 'geld', 'text');
  const sheet = rootOf(doc, 'notes').get('geld')?._map.get('sheet');
  if (!thing || !words?._item || !words._start || !sheet) throw new Error('no note');
  return { thing: thing.id, text: words._item.id, letter: words._start.id, sheet: sheet.id };
}

export const id = ({ client, clock }: Y.ID, further = 0) => [client, clock + further] as const;

/** What Mallory's client says with these structs. */
export const says = (...structs: readonly Crafted[]) => craft([from(MALLORY, structs)]);

/** Letters within Anna's text. */
export const typedIn = (note: Note, content: Crafted['content']) =>
  says({ content, origin: id(note.letter, 3), rightOrigin: id(note.letter, 4) });

/**
 * By its name what is sent to a board with Anna's work on it, and why that is refused to somebody who may do everything.
 */
export function refused(
  doc: Y.Doc,
): Readonly<Record<string, readonly [make: () => Uint8Array, reason: Refusal]>> {
  const note = annasNote(doc);
  const setting = (content: Crafted['content']) => says({ content, parent: 'settings', key: 'caseTitle' });
  const field = (key: string, content: Crafted['content']) => says({ content, parent: id(note.thing), key });
  const typed = (content: Crafted['content']) => typedIn(note, content);
  return {
    'nothing at all': [() => new Uint8Array(), 'malformed'],
    'half an update': [() => setting(values('x')).slice(0, -6), 'malformed'],
    'an update with something behind it': [() => new Uint8Array([...setting(values('x')), 0]), 'malformed'],

    'a string of no length': [() => typed(letters('')), 'malformed'],
    'values of no length': [() => setting(values()), 'malformed'],
    'a gap of no length': [() => says({ content: skip(0) }), 'malformed'],
    'nothing deleted, of no length': [() => says({ content: gc(0) }), 'malformed'],
    'a struct as long as numbers go': [() => says({ content: gc(Number.MAX_SAFE_INTEGER) }), 'malformed'],
    'a deletion as long as numbers go': [
      () => craft([], [[ANNA, [[0, Number.MAX_SAFE_INTEGER]]]]),
      'malformed',
    ],
    'a deletion of no length': [() => craft([], [[ANNA, [[0, 0]]]]), 'malformed'],
    'more structs than it has': [
      () => craft([{ ...from(MALLORY, [{ content: gc(1) }]), count: 2 ** 31 }]),
      'malformed',
    ],
    'more structs than anybody makes': [
      () => says(...Array.from({ length: 100_000 }, () => ({ content: gc(1) }))),
      'tooLarge',
    ],
    'more values than anybody sets': [
      () => setting(values(...Array.from({ length: 100_000 }, () => null))),
      'tooLarge',
    ],
    'more deletions than anybody makes': [
      () => craft([], [[ANNA, Array.from({ length: 100_000 }, () => [0, 1] as const)]]),
      'tooLarge',
    ],

    'a clock after a gap': [
      () => craft([from(MALLORY, [{ content: values('x'), parent: 'settings', key: 'caseTitle' }], 5)]),
      'malformed',
    ],
    'a gap between structs': [
      () => says({ content: gc(1) }, { content: skip(1) }, { content: gc(1) }),
      'malformed',
    ],
    'one client twice': [
      () => craft([from(MALLORY, [{ content: gc(1) }]), from(MALLORY, [{ content: gc(1) }], 1)]),
      'malformed',
    ],
    'a client id above all': [() => craft([from(2 ** 32, [{ content: gc(1) }])]), 'malformed'],
    'a neighbour that nobody has': [() => says({ content: letters('x'), origin: [12, 0] }), 'malformed'],
    'itself as a neighbour': [() => says({ content: letters('x'), origin: [MALLORY, 0] }), 'malformed'],
    'what comes later as a neighbour': [
      () => says({ content: letters('x'), origin: [MALLORY, 1] }, { content: gc(1) }),
      'malformed',
    ],
    'two that wait for each other': [
      () =>
        craft([
          from(MALLORY, [{ content: letters('x'), origin: [MALLORY + 1, 0] }]),
          from(MALLORY + 1, [{ content: letters('x'), origin: [MALLORY, 0] }]),
        ]),
      'malformed',
    ],
    'neighbours that do not lie together': [
      () => says({ content: letters('x'), origin: id(note.letter), rightOrigin: id(note.sheet) }),
      'malformed',
    ],
    'a right neighbour that lies left of the left one': [
      () => says({ content: letters('x'), origin: id(note.letter, 6), rightOrigin: id(note.letter, 5) }),
      'malformed',
    ],
    'one neighbour on both sides': [
      () => says({ content: letters('x'), origin: id(note.letter, 6), rightOrigin: id(note.letter, 6) }),
      'malformed',
    ],
    'a parent that holds nothing': [
      () => says({ content: letters('x'), parent: id(note.letter) }),
      'malformed',
    ],
    'a root that no board has': [
      () => says({ content: values('x'), parent: 'admin', key: 'x' }),
      'malformed',
    ],
    'a root of the name __proto__': [
      () => says({ content: values('x'), parent: '__proto__', key: 'x' }),
      'malformed',
    ],
    'a root that no board has, around something that is known': [
      () =>
        craft(
          [from(ANNA, [{ content: values('x'), parent: 'admin', key: 'x' }])],
          [[ANNA, [[note.letter.clock, 1]]]],
        ),
      'malformed',
    ],
    'a list in a root': [() => says({ content: values(1), parent: 'notes' }), 'malformed'],
    'an attribute on a text': [
      () => says({ content: values(1), parent: id(note.text), key: 'bold' }),
      'malformed',
    ],

    'a deletion of what will be there later': [() => craft([], [[ANNA, [[5000, 1]]]]), 'malformed'],
    'a deletion of what nobody has': [() => craft([], [[12, [[0, 1]]]]), 'malformed'],
    'a text that is taken from its note': [() => craft([], [[ANNA, [[note.text.clock, 1]]]]), 'malformed'],
    'a text in the place of a text': [() => says({ content: text, origin: id(note.text) }), 'malformed'],
    'nothing in the place of a text': [() => says({ content: gone(1), origin: id(note.text) }), 'malformed'],

    'values as JSON': [() => setting(json('"x"')), 'malformed'],
    bytes: [() => setting(bytes(new Uint8Array(8))), 'malformed'],
    'bytes in a value': [() => setting(values(new Uint8Array(8))), 'malformed'],
    'a number too long for JSON': [() => setting(values(2n ** 62n)), 'malformed'],
    undefined: [() => setting(values(undefined)), 'malformed'],
    'an embedded thing': [() => typed(embed({ x: 1 })), 'malformed'],
    'formatted text': [() => typed(format('bold', true)), 'malformed'],
    'a document in the document': [
      () => says({ content: subdocument('x'), parent: 'notes', key: 'x' }),
      'malformed',
    ],
    'a list for a thing': [() => says({ content: type(0), parent: 'notes', key: 'x' }), 'malformed'],
    'XML for a thing': [() => says({ content: type(4), parent: 'notes', key: 'x' }), 'malformed'],
    'a text for a thing': [() => says({ content: text, parent: 'notes', key: 'x' }), 'malformed'],
    'a map in the settings': [() => setting(map), 'malformed'],
    'a value as deep as the stack': [() => setting(rawValue(nested(100_000))), 'malformed'],
    'a list in a list': [() => setting(values([['x']])), 'malformed'],
    'a key that would become the prototype': [
      () => setting(values(JSON.parse('{"start":0,"angles":[],"__proto__":{"x":1}}'))),
      'malformed',
    ],

    'a thing of the id __proto__': [
      () => says({ content: map, parent: 'notes', key: '__proto__' }),
      'malformed',
    ],
    'a thing without an id': [() => says({ content: map, parent: 'notes', key: '' }), 'malformed'],
    'a thing with an id of a thousand letters': [
      () => says({ content: map, parent: 'notes', key: 'x'.repeat(1000) }),
      'tooLarge',
    ],
    'a field that its kind has not': [() => field('colour', values('red')), 'malformed'],
    'a field of another kind': [() => field('driver', values('result')), 'malformed'],
    'a field of the name __proto__': [() => field('__proto__', values('x')), 'malformed'],
    'a field of the name constructor': [() => field('constructor', values('x')), 'malformed'],
    'a number for a reference': [() => field('sheet', values(5)), 'malformed'],
    'a reference to __proto__': [() => field('cluster', values('__proto__')), 'malformed'],
    'words for an order': [() => field('order', values('first')), 'malformed'],
    'an order that is no number': [() => field('order', values(Number.NaN)), 'malformed'],
    'a text that is no shared text': [() => field('text', values('geld')), 'malformed'],
    'an origin with more to it': [
      () => field('origin', values({ kind: 'import', label: 'x', more: 'x' })),
      'malformed',
    ],
    'an origin of no kind': [() => field('origin', values({ kind: 'toString', label: 'x' })), 'malformed'],
    'several values, of which nobody sees the first': [() => setting(values('a', 'b')), 'malformed'],
    'a value left of another': [
      () => says({ content: values('vel'), rightOrigin: id(note.sheet) }),
      'malformed',
    ],
    'a title that fits on no screen': [() => setting(values('x'.repeat(LIMITS.title + 1))), 'tooLarge'],
    'more letters than a text may have': [() => typed(letters('x'.repeat(LIMITS.text))), 'tooLarge'],
    'a map in a text': [() => typed(map), 'malformed'],

    'what goes on in the name of somebody else': [
      () => {
        const reached = Y.getState(doc.store, ANNA);
        return craft([from(ANNA, [{ content: letters('x'), origin: id(note.letter) }], reached)]);
      },
      'notAllowed',
    ],
    'more new clients than anybody has pages': [
      () => craft(Array.from({ length: 50 }, (_, index) => from(9000 + index, [{ content: gc(1) }]))),
      'tooOften',
    ],
    'more things of a kind than fit': [
      () =>
        says(
          ...Array.from({ length: SIZE.things }, (_, index) => ({
            content: map,
            parent: 'notes',
            key: `n${index}`,
          })),
        ),
      'tooLarge',
    ],

    // Each of these would keep Yjs busy for seconds, some for minutes.
    'thousands of letters between the same two': [
      () =>
        says(
          ...Array.from({ length: 20_000 }, () => ({
            content: gone(1),
            origin: id(note.letter),
            rightOrigin: id(note.letter, 1),
          })),
        ),
      'tooLarge',
    ],
    'thousands of letters whose right neighbour lies left': [
      () =>
        says(
          ...Array.from({ length: 20_000 }, (_, index) => ({
            content: gone(1),
            origin: id(note.letter, 10 + (index % 10)),
            rightOrigin: id(note.letter, 5),
          })),
        ),
      'malformed',
    ],
    'thousands of values that say to be the first': [
      () =>
        says(
          ...Array.from({ length: 20_000 }, () => ({
            content: values('x'),
            parent: 'settings',
            key: 'caseTitle',
          })),
        ),
      'tooLarge',
    ],
  };
}
