import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import { type Others, readNews, writeNews } from '@verbindbord/shared/presence/others.ts';
import type { PresenceFields, PresenceUser } from '@verbindbord/shared/presence/presence.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import { createDecoder } from 'lib0/decoding';
import { createEncoder, toUint8Array } from 'lib0/encoding';
import { beforeEach, describe, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { encodeAwareness } from './awareness.ts';
import type { Peer } from './Peer.ts';
import { type PresenceOfBeat, PresenceRoom } from './presence.ts';

let people: Person[];
let room: PresenceRoom;
/** Whose a client id is. */
let claims: Map<number, string>;

beforeEach(() => {
  people = [];
  claims = new Map();
  room = new PresenceRoom((client, participant) => {
    const owner = claims.get(client) ?? participant;
    claims.set(client, owner);
    return owner === participant;
  });
});

/** Somebody who hears all news, as a standard client does and as the product's does. */
class Person implements Peer {
  readonly participant: string;
  readonly seat: number;
  readonly awareness = new Awareness(new Y.Doc());
  user: PresenceUser | null;
  others: Others = new Map();
  #shows: PresenceFields = {};

  constructor(participant: string, isShown = true) {
    this.participant = participant;
    this.seat = people.length;
    this.user = isShown ? { id: participant, name: participant } : null;
    people.push(this);
    this.hear(room.everybody());
  }

  get client(): number {
    return this.awareness.clientID;
  }

  /** As a standard client. */
  show(state: Record<string, unknown> | null): boolean {
    this.awareness.setLocalState(state);
    const said = room.hear(this, this.seat, encodeAwarenessUpdate(this.awareness, [this.client]));
    tellNews();
    return said;
  }

  /** As the product's client. */
  move(after: PresenceFields): void {
    room.move(this, this.seat, moveBetween(this.#shows, after) ?? new Uint8Array([0]));
    this.#shows = after;
    tellNews();
  }

  leave(): void {
    people = people.filter((other) => other !== this);
    room.leave(this);
    tellNews();
  }

  hear(presence: PresenceOfBeat): void {
    const encoder = createEncoder();
    writeNews(encoder, presence.news);
    this.others = readNews(createDecoder(toUint8Array(encoder)), this.others);
    applyAwarenessUpdate(this.awareness, presence.awareness(), 'server');
  }

  /** What this person knows of another, in both ways of hearing; they say the same. */
  seen(other: Person): unknown {
    const seen = this.others.get(other.seat);
    const states = [...this.awareness.getStates().values()];
    const state = states.find(({ user }) => (user as PresenceUser | undefined)?.id === other.participant);
    expect(withoutNothing(state)).toEqual(withoutNothing(seen));
    return seen;
  }

  readonly presenceUser = (): PresenceUser | null => this.user;
  readonly writeRefusal = () => null;
  readonly may = () => true;
  readonly closed = NOTHING_CLOSED;
  readonly beat = (): void => {};
  readonly difference = (): void => {};
  readonly rejected = (): void => {};
  readonly backlog = (): number => 0;
  readonly reopens = true;
  readonly ended = (): void => {};
}

function withoutNothing(state: object | undefined): object | undefined {
  return state && Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null));
}

function tellNews(): void {
  const news = room.takeNews();
  if (news) for (const person of people) person.hear(news);
}

describe('others see', () => {
  test('the agreed fields and the name that the session knows', () => {
    const [anna, bram, samira] = [new Person('Anna'), new Person('Bram'), new Person('Samira')];
    anna.show({ cursor: { x: 1, y: 2 }, user: { id: 'Karin', name: 'Karin' }, spy: true });
    expect(bram.seen(anna)).toEqual({ cursor: { x: 1, y: 2 }, user: { id: 'Anna', name: 'Anna' } });
    samira.move({ cursor: { x: 3, y: 4 }, typing: { id: 'note', field: 'text' } });
    expect(bram.seen(samira)).toEqual({
      cursor: { x: 3, y: 4 },
      typing: { id: 'note', field: 'text' },
      user: { id: 'Samira', name: 'Samira' },
    });
    samira.move({ cursor: { x: 30, y: 4 }, typing: null });
    expect(bram.seen(samira)).toMatchObject({ cursor: { x: 30, y: 4 } });
    expect(bram.others.get(samira.seat)?.typing ?? null).toBeNull();
  });

  test('whoever comes in later the same as those who were there', () => {
    const [anna, bram, karin] = [new Person('Anna'), new Person('Bram'), new Person('Karin')];
    anna.move({ drag: { id: 'card', x: 1, y: 1 } });
    anna.move({ drag: { id: 'card', x: 9, y: 1 } });
    bram.show({ cursor: { x: 5, y: 5 } });
    const late = new Person('Laat');
    expect(late.others).toEqual(karin.others);
    anna.move({ drag: { id: 'card', x: 20, y: 1 } });
    expect(late.seen(anna)).toMatchObject({ drag: { id: 'card', x: 20, y: 1 } });
  });

  test('a new name, and nobody who may not be shown any more', () => {
    const [anna, bram] = [new Person('Anna'), new Person('Bram')];
    anna.move({ cursor: { x: 1, y: 1 } });
    anna.user = { id: 'Anna', name: 'Anna de Vries' };
    room.renew(anna);
    tellNews();
    expect(bram.seen(anna)).toEqual({ cursor: { x: 1, y: 1 }, user: anna.user });
    anna.user = null;
    room.renew(anna);
    tellNews();
    expect(bram.seen(anna)).toBeUndefined();
  });

  test('nobody who is not to be shown', () => {
    const [olga, bram] = [new Person('Olga', false), new Person('Bram')];
    expect(olga.show({ cursor: { x: 1, y: 1 } })).toBe(false);
    olga.move({ cursor: { x: 2, y: 2 } });
    expect(bram.seen(olga)).toBeUndefined();
    expect(room.hasNews).toBe(false);
  });

  test('who takes the seat of somebody who left as themselves', () => {
    const [anna, bram] = [new Person('Anna'), new Person('Bram')];
    bram.move({ cursor: { x: 1, y: 1 } });
    bram.leave();
    expect(anna.seen(bram)).toBeUndefined();
    const samira = new Person('Samira');
    expect(samira.seat).toBe(bram.seat);
    samira.move({});
    expect(anna.seen(samira)).toEqual({ user: { id: 'Samira', name: 'Samira' } });
  });
});

describe('nobody', () => {
  test('speaks for somebody else', () => {
    const [anna, bram] = [new Person('Anna'), new Person('Bram')];
    anna.show({ cursor: { x: 1, y: 2 } });
    bram.show({ cursor: { x: 5, y: 5 } });
    const forged = new Awareness(new Y.Doc());
    forged.clientID = anna.client;
    for (let count = 0; count < 9; count++) forged.setLocalState({ cursor: { x: 9, y: 9 } });
    room.hear(bram, bram.seat, encodeAwarenessUpdate(forged, [anna.client]));
    tellNews();
    expect(bram.seen(anna)).toMatchObject({ cursor: { x: 1, y: 2 }, user: { id: 'Anna' } });
    forged.setLocalState(null);
    room.hear(bram, bram.seat, encodeAwarenessUpdate(forged, [anna.client]));
    tellNews();
    expect(bram.seen(anna)).toBeDefined();
  });

  test('takes the id of somebody else with a first word', () => {
    const [anna, mallory] = [new Person('Anna'), new Person('Mallory')];
    anna.show({ cursor: { x: 1, y: 2 } });
    mallory.awareness.clientID = anna.client;
    expect(mallory.show({ cursor: { x: 9, y: 9 } })).toBe(false);
    const samira = new Person('Samira');
    samira.move({ cursor: { x: 3, y: 3 } });
    mallory.awareness.clientID = 2 ** 32 + samira.seat;
    expect(mallory.show({ cursor: { x: 9, y: 9 } })).toBe(false);
    expect(anna.seen(samira)).toMatchObject({ cursor: { x: 3, y: 3 } });
  });

  test('is known by the id of somebody who is away for a moment', () => {
    const [anna, mallory, bram] = [new Person('Anna'), new Person('Mallory'), new Person('Bram')];
    anna.show({ cursor: { x: 1, y: 2 } });
    anna.leave();
    anna.awareness.setLocalState({ cursor: { x: 3, y: 4 } });
    const words = encodeAwarenessUpdate(anna.awareness, [anna.client]);
    expect(room.hear(mallory, mallory.seat, words)).toBe(false);
    const again = new Person('Anna');
    expect(room.hear(again, again.seat, words)).toBe(true);
    tellNews();
    expect(bram.seen(again)).toMatchObject({ cursor: { x: 3, y: 4 } });
  });

  test('changes anything by repeating what was heard of others, as the standard provider does', () => {
    const [anna, bram] = [new Person('Anna'), new Person('Bram')];
    anna.show({});
    bram.show({ cursor: { x: 0, y: 0 } });
    room.hear(bram, bram.seat, encodeAwarenessUpdate(bram.awareness, [anna.client]));
    expect(room.hasNews).toBe(false);
  });

  test('is brought back by a late echo', () => {
    const [anna, bram] = [new Person('Anna'), new Person('Bram')];
    anna.show({});
    bram.show({});
    const echo = encodeAwarenessUpdate(bram.awareness, [anna.client]);
    anna.leave();
    room.hear(bram, bram.seat, echo);
    tellNews();
    expect(bram.seen(anna)).toBeUndefined();
    expect(new Person('Samira').seen(anna)).toBeUndefined();
  });
});

test('who comes back over a new connection before the old one is given up keeps being shown', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({ cursor: { x: 1, y: 1 } });
  const again = new Person('Anna');
  again.awareness.clientID = anna.client;
  room.hear(again, again.seat, encodeAwarenessUpdate(anna.awareness, [anna.client]));
  tellNews();
  anna.leave();
  expect(bram.seen(again)).toMatchObject({ cursor: { x: 1, y: 1 } });
});

test('several changes within a beat go out as the last one', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({ cursor: { x: 0, y: 0 } });
  for (let x = 1; x <= 10; x++) {
    anna.awareness.setLocalState({ cursor: { x, y: 0 } });
    room.hear(anna, anna.seat, encodeAwarenessUpdate(anna.awareness, [anna.client]));
  }
  expect(room.takeNews()?.news.moved).toHaveLength(1);
  expect(room.takeNews()).toBeNull();
  expect(bram.seen(anna)).toBeDefined();
});

test('a clock that could not go on is none, and whoever says it is still heard under another name', () => {
  const [mallory, bram] = [new Person('Mallory'), new Person('Bram')];
  const say = (clock: number): boolean =>
    room.hear(mallory, mallory.seat, encodeAwareness([{ client: mallory.client, clock, state: '{}' }]));
  expect(() => say(Number.MAX_SAFE_INTEGER)).toThrow();
  expect(say(2 ** 32)).toBe(true);
  mallory.user = { id: 'Mallory', name: 'Malle Mallory' };
  room.renew(mallory);
  tellNews();
  expect(bram.seen(mallory)).toEqual({ user: mallory.user });
});

test('what is no awareness update and no move throws and shows nobody', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  expect(() => room.hear(anna, anna.seat, new Uint8Array([5, 1]))).toThrow();
  expect(() => room.move(bram, bram.seat, new Uint8Array([1]))).toThrow();
  expect(room.hasNews).toBe(false);
  anna.show({ cursor: 'nowhere' });
  expect(bram.seen(anna)).toEqual({ user: { id: 'Anna', name: 'Anna' } });
});

test('who stands still stays for standard clients when it is repeated, and nobody else notices', () => {
  const [anna, bram, karin] = [new Person('Anna'), new Person('Bram'), new Person('Karin')];
  anna.move({ cursor: { x: 1, y: 1 } });
  karin.show({ cursor: { x: 2, y: 2 } });
  const of = (name: string): number | undefined => {
    const { states, meta } = bram.awareness;
    const known = [...states].find(([, { user }]) => (user as PresenceUser | undefined)?.id === name);
    return known && meta.get(known[0])?.clock;
  };
  const before = [of('Anna'), of('Karin')] as const;
  room.repeat();
  const presence = room.takeNews();
  expect(presence?.news).toEqual({ whole: false, gone: [], came: [], moved: [] });
  if (presence) bram.hear(presence);
  expect([of('Anna'), of('Karin')]).toEqual([(before[0] ?? 0) + 1, before[1]]);
});
