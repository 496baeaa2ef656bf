import type { PresenceUser } from '@verbindbord/shared/presence/presence.ts';
import { beforeEach, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ManualClock } from '../manualClock.ts';
import type { Peer } from './Peer.ts';
import { PresenceRoom } from './presence.ts';

let clock: ManualClock;
let peers: Set<Peer>;
let room: PresenceRoom;

beforeEach(() => {
  clock = new ManualClock();
  peers = new Set();
  room = new PresenceRoom(clock, peers);
});

/** Somebody with the awareness of a standard client; `heard` counts the messages that came. */
class Person implements Peer {
  readonly participant: string;
  readonly awareness = new Awareness(new Y.Doc());
  readonly #user: PresenceUser | null;
  heard = 0;

  constructor(participant: string, isShown = true) {
    this.participant = participant;
    this.#user = isShown ? { id: participant, name: participant } : null;
    peers.add(this);
  }

  get client(): number {
    return this.awareness.clientID;
  }

  show(state: Record<string, unknown> | null, clients: readonly number[] = [this.client]): void {
    this.awareness.setLocalState(state);
    room.receive(this, encodeAwarenessUpdate(this.awareness, [...clients]));
    clock.pass(100);
  }

  leave(): void {
    peers.delete(this);
    room.leave(this);
    clock.pass(100);
  }

  seen(other: Person): unknown {
    return this.awareness.getStates().get(other.client);
  }

  readonly presenceUser = (): PresenceUser | null => this.#user;
  readonly presence = (update: Uint8Array): void => {
    this.heard++;
    applyAwarenessUpdate(this.awareness, update, 'server');
  };
  readonly writeRefusal = () => null;
  readonly changes = (): void => {};
  readonly saved = (): void => {};
  readonly rejected = (): void => {};
}

test('others see the agreed fields and the name that the session knows', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({ cursor: { x: 1, y: 2 }, user: { id: 'Karin', name: 'Karin' }, spy: true });
  expect(bram.seen(anna)).toEqual({ cursor: { x: 1, y: 2 }, user: { id: 'Anna', name: 'Anna' } });
});

test('nobody speaks for somebody else', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({ cursor: { x: 1, y: 2 } });
  bram.show({ cursor: { x: 5, y: 5 } });
  const forged = new Awareness(new Y.Doc());
  forged.clientID = anna.client;
  for (let count = 0; count < 9; count++) forged.setLocalState({ cursor: { x: 9, y: 9 } });
  room.receive(bram, encodeAwarenessUpdate(forged, [anna.client]));
  clock.pass(100);
  expect(bram.seen(anna)).toMatchObject({ cursor: { x: 1, y: 2 }, user: { id: 'Anna' } });
  forged.setLocalState(null);
  room.receive(bram, encodeAwarenessUpdate(forged, [anna.client]));
  clock.pass(100);
  expect(bram.seen(anna)).toBeDefined();
});

test('who repeats what was heard of others, as the standard provider does, changes nothing', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({});
  bram.show({ cursor: { x: 0, y: 0 } });
  const before = anna.heard;
  room.receive(bram, encodeAwarenessUpdate(bram.awareness, [anna.client]));
  clock.pass(1000);
  expect(anna.heard).toBe(before);
});

test('who leaves is gone for the others, and a late echo does not bring them back', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({});
  bram.show({});
  const echo = encodeAwarenessUpdate(bram.awareness, [anna.client]);
  anna.leave();
  room.receive(bram, echo);
  clock.pass(100);
  expect(bram.seen(anna)).toBeUndefined();
  const late = new Person('Samira');
  late.presence(room.everybody());
  expect(late.seen(anna)).toBeUndefined();
});

test('who comes back over a new connection before the old one is given up keeps being shown', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({ cursor: { x: 1, y: 1 } });
  const again = new Person('Anna');
  again.awareness.clientID = anna.client;
  room.receive(again, encodeAwarenessUpdate(anna.awareness, [anna.client]));
  anna.leave();
  expect(bram.seen(anna)).toMatchObject({ cursor: { x: 1, y: 1 } });
});

test('several changes within a beat go out as the last one, also to whom they are about', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  anna.show({ cursor: { x: 0, y: 0 } });
  const before = [anna.heard, bram.heard];
  for (let x = 1; x <= 10; x++) {
    anna.awareness.setLocalState({ cursor: { x, y: 0 } });
    room.receive(anna, encodeAwarenessUpdate(anna.awareness, [anna.client]));
  }
  clock.pass(100);
  expect(bram.seen(anna)).toMatchObject({ cursor: { x: 10, y: 0 } });
  expect(anna.heard - (before[0] ?? 0)).toBeLessThanOrEqual(2);
  expect(anna.heard).toBeGreaterThan(before[0] ?? 0);
});

test('who is not shown hears something within the 30 seconds after which the provider hangs up', () => {
  const olga = new Person('Olga', false);
  const bram = new Person('Bram');
  for (let second = 0; second < 30; second += 15) {
    olga.show({});
    clock.pass(15_000);
  }
  expect(olga.heard).toBe(2);
  expect(bram.seen(olga)).toBeUndefined();
});

test('what is no awareness update throws and shows nobody', () => {
  const [anna, bram] = [new Person('Anna'), new Person('Bram')];
  expect(() => room.receive(anna, new Uint8Array([5, 1]))).toThrow();
  anna.show({ cursor: 'nowhere' });
  expect(bram.seen(anna)).toEqual({ user: { id: 'Anna', name: 'Anna' } });
});
