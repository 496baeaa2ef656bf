import { setTimeout as sleep } from 'node:timers/promises';
import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeAwareness } from '../../server/src/documents/awareness.ts';
import { craft, from, gc } from '../gate/craft.ts';
import { MALLORY, refused } from '../gate/refused.ts';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { tell } from '../proof.ts';
import { updateMessage } from '../relay/bytes.ts';
import { post } from '../relay/people.ts';
import { CARRIERS, type Carrier, type Fate, type Line, openLine, type Sent } from './lines.ts';
import { joinAs, Room } from './Room.ts';

/** Somebody who was refused so often is not forgiven the next one. */
const PER_PERSON = 40;

let server: ServerProcess;
let room: Room;
let session: CreatedSession;
const complaints: string[] = [];
let tried = 0;

beforeAll(async () => {
  server = await ServerProcess.start();
  session = await post<CreatedSession>(`${server.address}/api/sessions`, { title: 'Wijkaanpak' });
  room = await Room.begin(server.address, session, (complaint) => complaints.push(complaint));
});
afterAll(async () => {
  tell(`${tried} attacks by name, each refused or without effect as it should be, over both carriers`);
  await server.stop();
});

/** Lines of people who may do everything: what is refused to them is refused to all. */
class Lines {
  readonly #carrier: Carrier;
  #line: Line | null = null;
  #left = 0;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  async send(sent: Sent): Promise<Fate> {
    tried++;
    return (await this.open()).send(sent);
  }

  async open(): Promise<Line> {
    if (this.#line?.isOpen && this.#left-- > 0) return this.#line;
    this.#line?.close();
    const { whereto } = await joinAs(server.address, session, `Mallory ${tried}`, 'facilitator');
    this.#line = await openLine(this.#carrier, whereto);
    this.#left = PER_PERSON;
    return this.#line;
  }

  close(): void {
    this.#line?.close();
  }
}

const bytes = (...given: readonly number[]): Sent => ({ kind: 'message', bytes: new Uint8Array(given) });

function awareness(client: number, state: unknown, clock = 5): Sent {
  const json = typeof state === 'string' ? state : JSON.stringify(state);
  const update = encodeAwareness([{ client, clock, state: json }]);
  const length = [128 + (update.length % 128), Math.floor(update.length / 128)];
  return { kind: 'message', bytes: new Uint8Array([MESSAGE.presence, ...length, ...update]) };
}

/** Messages that are refused whatever document they are about. */
const MESSAGES: Readonly<Record<string, readonly [sent: Sent, fate: Fate]>> = {
  'nothing at all': [bytes(), 'malformed'],
  'a kind that there is not': [bytes(9), 'malformed'],
  'a number without an end': [bytes(255, 255, 255, 255, 255, 255, 255, 255, 255, 255), 'malformed'],
  'a length beyond the end': [bytes(MESSAGE.sync, SYNC.update, 200, 1, 0, 0), 'malformed'],
  'a length as long as numbers go': [
    bytes(MESSAGE.sync, SYNC.update, 255, 255, 255, 255, 255, 255, 255, 15, 0),
    'malformed',
  ],
  'something behind the message': [bytes(MESSAGE.sync, SYNC.update, 2, 0, 0, 0), 'malformed'],
  'a part of sync that there is not': [bytes(MESSAGE.sync, 3, 2, 0, 0), 'malformed'],
  'a state vector that is none': [bytes(MESSAGE.sync, SYNC.stateVector, 2, 5, 1), 'malformed'],
  'a word that only the server says': [bytes(MESSAGE.permission, 0, 1, 120), 'malformed'],
  'a beat': [bytes(MESSAGE.beat, 0), 'malformed'],
  'something packed': [bytes(MESSAGE.packed, 3, 0), 'malformed'],
  'presence that is none': [bytes(MESSAGE.presence, 3, 255, 255, 255), 'malformed'],
  'people without end in presence': [bytes(MESSAGE.presence, 4, 255, 255, 255, 15), 'malformed'],
  'presence that could not go on from there': [awareness(5, {}, Number.MAX_SAFE_INTEGER), 'malformed'],
  'a move that is none': [bytes(MESSAGE.move, 255, 255), 'malformed'],
  'a move off the canvas': [
    bytes(MESSAGE.move, ...(moveBetween({}, { cursor: { x: 2e6, y: 0 } }) ?? [])),
    'malformed',
  ],
};

describe.each(CARRIERS)('over %s', (carrier) => {
  const lines = new Lines(carrier);
  afterAll(() => lines.close());

  test('every update that is crafted is refused for its own reason, and nothing was touched', async () => {
    const before = Y.encodeStateAsUpdate(room.board);
    for (const [what, [make, reason]] of Object.entries(refused(room.board))) {
      const fate = await lines.send({ kind: 'message', bytes: updateMessage(make()) });
      expect([what, fate]).toEqual([what, reason]);
    }
    expect(Y.encodeStateAsUpdate(room.board)).toEqual(before);
    expect(complaints).toEqual([]);
  });

  test('every message that is none is refused', async () => {
    for (const [what, [sent, fate]] of Object.entries(MESSAGES))
      expect([what, await lines.send(sent)]).toEqual([what, fate]);
    room.look();
    expect(complaints).toEqual([]);
  });

  test('nobody speaks for somebody else in presence', async () => {
    for (const { client, id, name } of room.victims) {
      const user = { id, name };
      for (const attack of [
        awareness(client, { user, cursor: { x: 1, y: 1 } }),
        awareness(client, 'null'),
        awareness(2 ** 32, { user, cursor: { x: 1, y: 1 } }),
        awareness(2 ** 32 + 1, 'null'),
        awareness(5, { user, cursor: { x: 1, y: 1 } }),
        awareness(6, `{"__proto__":${JSON.stringify({ user })},"cursor":{"x":1,"y":1}}`),
        awareness(7, { cursor: { x: 1, y: 1, user }, more: 'x'.repeat(3000) }),
      ]) {
        expect(await lines.send(attack)).toBe('taken');
      }
    }
    // Whatever was said of others comes to them with the next beat, if at all.
    await sleep(200);
    room.look();
    expect(complaints).toEqual([]);
  });
});

test('the server is as it was', async () => {
  const line = await openLine('plain', await room.enter('Bram'));
  const update = craft([from(MALLORY, [{ content: gc(1) }])]);
  expect(await line.send({ kind: 'message', bytes: updateMessage(update) })).toBe('taken');
  line.close();
  expect(await server.end(), server.log).toBe(0);
});
