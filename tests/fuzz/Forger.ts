import { addComment } from '@verbindbord/shared/board/comment.ts';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addNote, placeNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { park, takeBack } from '@verbindbord/shared/board/parkedIssue.ts';
import { KINDS, type Kind, replaceText, rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { BOARD_SCHEMA } from '@verbindbord/shared/board/schema.ts';
import { addStakeholder, moveStakeholder, removeStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import * as Y from 'yjs';
import {
  bytes,
  type Crafted,
  craft,
  type Deleted,
  embed,
  format,
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
} from '../gate/craft.ts';
import type { Chance } from '../proof.ts';
import { bend, noise } from './junk.ts';

type Id = readonly [client: number, clock: number];

/** How an update came to be. */
export type Way = 'noise' | 'bent' | 'forged' | 'honest';

export interface Forgery {
  readonly way: Way;
  readonly update: Uint8Array<ArrayBuffer>;
}

/** Each as often as it is to be. */
const WAYS: readonly Way[] = ['noise', 'bent', 'bent', 'forged', 'forged', 'forged', 'honest'];
const NOBODY = 12;
/** Updates of one's own that are kept to be bent. */
const KEPT = 40;

const KEYS = [
  ...new Set([...BOARD_SCHEMA.values()].flatMap(({ fields }) => [...fields.keys()])),
  ...['__proto__', 'constructor', '', 'colour', 'a', 'b', 'x'.repeat(200)],
];
const ROOTS = [...BOARD_SCHEMA.keys(), 'lines', 'admin', '__proto__', ''];
const VALUES = [
  null,
  true,
  5,
  -1,
  1e300,
  Number.NaN,
  2n ** 60n,
  undefined,
  '',
  'vel',
  'x'.repeat(5000),
  '__proto__',
  { domain: 'bestuur', lean: 0.5, reach: 0.5 },
  { domain: 'bestuur', lean: 0.5, reach: 0.5, more: [[1]] },
  { kind: 'import', label: 'x' },
  { kind: 'constructor', label: 'x' },
  { start: 150, angles: [60, 60, 60, 60, 60, 60] },
  JSON.parse('{"__proto__":{"x":1}}'),
  [],
  new Uint8Array(3),
];

/**
 * Somebody who means harm and knows how Yjs writes updates: makes them of noise, of honest ones that are bent, and by
 * hand, about the items of a board that is watched. Some are honest, so that there is something to build on.
 */
export class Forger {
  readonly #chance: Chance;
  readonly #board: () => Y.Doc;
  #own = new Y.Doc();
  /** The client of Yjs that is written by hand: the own one has to stay in step. */
  #hand = 0;
  #kept: Uint8Array[] = [];

  /** @param board as the server has it now; read, never written */
  constructor(chance: Chance, board: () => Y.Doc) {
    this.#chance = chance;
    this.#board = board;
    this.comeBack();
  }

  /** Begins as a new client of Yjs, from what the server has. */
  comeBack(): void {
    this.#own.destroy();
    this.#own = new Y.Doc();
    this.#own.clientID = this.#chance.between(1, 2 ** 32 - 1);
    this.#hand = this.#chance.between(1, 2 ** 32 - 1);
    Y.applyUpdate(this.#own, Y.encodeStateAsUpdate(this.#board()));
  }

  forge(): Forgery {
    const way = this.#chance.oneOf(WAYS);
    return { way, update: this.#make(way) };
  }

  #make(way: Way): Uint8Array<ArrayBuffer> {
    switch (way) {
      case 'noise':
        return noise(this.#chance, 120);
      case 'bent':
        return this.#bent();
      case 'forged':
        return this.#forged();
      case 'honest':
        return this.#honest();
    }
  }

  #honest(): Uint8Array<ArrayBuffer> {
    const before = Y.encodeStateVector(this.#own);
    this.#own.transact(() => this.#act());
    const update = new Uint8Array(Y.encodeStateAsUpdate(this.#own, before));
    this.#kept.push(update);
    if (this.#kept.length > KEPT) this.#kept.shift();
    return update;
  }

  #act(): void {
    const doc = this.#own;
    const some = (kind: Kind): string => this.#chance.oneOf([...rootOf(doc, kind).keys(), 'nobody']);
    const few = `id-${this.#chance.between(1, 20)}`;
    const place = { domain: 'bestuur', lean: this.#chance.between(0, 10) / 10, reach: 0.5 } as const;
    const acts: readonly (() => unknown)[] = [
      () => addNote(doc, { id: few, sheet: 'vel', text: 'geld' }),
      () => addStakeholder(doc, { id: few, name: 'x', place }),
      () =>
        addConnection(doc, {
          id: few,
          from: some('stakeholders'),
          to: some('stakeholders'),
          driver: 'result',
        }),
      () => park(doc, { id: few, text: 'x', reason: 'y', from: { kind: 'note', id: some('notes') } }),
      () => placeNote(doc, some('notes'), { sheet: 'vel', cluster: null }),
      () => moveStakeholder(doc, some('stakeholders'), place),
      () => addComment(doc, { id: few, on: some('stakeholders'), text: 'x', at: 1 }),
      () => removeNote(doc, few),
      () => removeStakeholder(doc, few),
      () => takeBack(doc, few),
      () => {
        const words = textField(doc, 'notes', some('notes'), 'text');
        if (words) replaceText(words, this.#chance.oneOf(['geld', 'tijd en geld', 'x', '']));
      },
    ];
    this.#chance.oneOf(acts)();
  }

  #bent(): Uint8Array<ArrayBuffer> {
    return bend(this.#chance, this.#kept.length > 0 ? this.#chance.oneOf(this.#kept) : this.#honest());
  }

  /** Structs and deletions by hand: some of it may well be in order. */
  #forged(): Uint8Array<ArrayBuffer> {
    const { store } = this.#board();
    const blocks = Array.from({ length: this.#chance.percent(85) ? 1 : this.#chance.between(0, 3) }, () => {
      const client = this.#client();
      const reached = Y.getState(store, client);
      const clock = this.#chance.percent(80) ? reached : this.#chance.between(0, reached + 3);
      const length = this.#chance.percent(50) ? 1 : this.#chance.between(2, 5);
      const structs = Array.from({ length }, () =>
        this.#chance.percent(40) ? this.#imitation() : this.#struct(client, clock),
      );
      const count = this.#chance.percent(2) ? { count: this.#chance.oneOf([0, 2 ** 20, 2 ** 40]) } : {};
      return { client, clock, structs, ...count };
    });
    return craft(blocks, this.#chance.percent(30) ? [this.#deleted()] : []);
  }

  #client(): number {
    const drawn = this.#chance.between(1, 100);
    if (drawn <= 60) return this.#hand;
    if (drawn <= 80) return this.#chance.oneOf([...this.#board().store.clients.keys(), NOBODY]);
    return this.#chance.oneOf([
      0,
      NOBODY,
      2 ** 32 - 1,
      2 ** 32,
      2 ** 53 - 1,
      this.#chance.between(1, 2 ** 32 - 1),
    ]);
  }

  #struct(client: number, clock: number): Crafted {
    const neighbour = (): Id =>
      this.#chance.percent(30) ? [client, clock + this.#chance.between(-1, 4)] : this.#id();
    const stands = this.#chance.oneOf<() => Omit<Crafted, 'content'>>([
      () => ({ parent: this.#chance.oneOf(ROOTS), key: this.#key() }),
      () => ({ parent: this.#id(), key: this.#key() }),
      () => ({ parent: this.#id() }),
      () => ({ origin: positive(neighbour()) }),
      () => ({ rightOrigin: positive(neighbour()) }),
      () => this.#between(),
    ]);
    return { content: this.#content(), ...stands() };
  }

  /** Two that often lie together. */
  #between(): Omit<Crafted, 'content'> {
    const [client, clock] = this.#id();
    return {
      origin: [client, clock],
      rightOrigin: this.#chance.percent(70) ? [client, clock + 1] : this.#id(),
    };
  }

  /** Something that stands where something of its kind may stand: behind what is there already. */
  #imitation(): Crafted {
    const { store } = this.#board();
    const [client, clock] = this.#id();
    const structs = store.clients.get(client) ?? [];
    const item = structs.length > 0 ? structs[Y.findIndexSS(structs, clock)] : undefined;
    if (!(item instanceof Y.Item)) return { content: gc(1), parent: this.#id() };
    const right = item.parentSub === null ? (item.right?.id ?? null) : null;
    return {
      content: this.#like(item),
      origin: [client, item.id.clock + item.length - 1],
      ...(right && { rightOrigin: [right.client, right.clock] }),
    };
  }

  #like({ content, parentSub }: Y.Item): Crafted['content'] {
    if (this.#chance.percent(10)) return this.#content();
    if (content instanceof Y.ContentAny) return values(this.#chance.oneOf([...content.arr, ...VALUES]));
    if (content instanceof Y.ContentType) return this.#chance.percent(50) ? map : gone(1);
    return parentSub === null ? letters(this.#chance.oneOf(['x', '🙂', 'tijd'])) : gone(1);
  }

  #content(): Crafted['content'] {
    const length = this.#chance.oneOf([0, 1, 1, 2, 5, 2 ** 31, 2 ** 53 - 1]);
    return this.#chance.oneOf([
      () => letters(this.#chance.oneOf(['x', 'xy', '', '\ud83d', '🙂', 'x'.repeat(4100)])),
      () => letters('x'),
      () => values(this.#chance.oneOf(VALUES)),
      () => values(this.#chance.oneOf(VALUES), this.#chance.oneOf(VALUES)),
      () => map,
      () => text,
      () => type(this.#chance.between(0, 8)),
      () => gone(length),
      () => gc(length),
      () => skip(length),
      () => json('"x"'),
      () => bytes(new Uint8Array(2)),
      () => embed({ x: 1 }),
      () => format('bold', true),
      () => subdocument('guid'),
      () => rawValue(nested(this.#chance.oneOf([2, 6, 5000]))),
    ])();
  }

  #deleted(): Deleted {
    const [client, clock] = this.#id();
    const length = this.#chance.oneOf([0, 1, 1, 2, 5, 2 ** 31, 2 ** 53 - 1]);
    const further = this.#chance.percent(85) ? 0 : this.#chance.between(0, 1000);
    return [client, [[clock + further, length]]];
  }

  /** Of something on the board, if there is anything. */
  #id(): Id {
    const { clients } = this.#board().store;
    const client = this.#chance.oneOf([...clients.keys(), NOBODY]);
    const reached = Y.getState(this.#board().store, client);
    return [client, this.#chance.between(0, Math.max(0, reached - 1))];
  }

  #key(): string {
    return this.#chance.percent(50)
      ? this.#chance.oneOf(KEYS)
      : this.#chance.oneOf([...rootOf(this.#own, this.#chance.oneOf(KINDS)).keys(), 'id-1']);
  }
}

function positive([client, clock]: Id): Id {
  return [client, Math.max(0, clock)];
}
