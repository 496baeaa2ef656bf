import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { Chance } from '../proof.ts';
import { stateVectorMessage, updateMessage } from '../relay/bytes.ts';

/** What the carriers may be sent besides updates: messages, presence, events, packets and bytes that are none. */

const MOST = Number.MAX_SAFE_INTEGER;

export function noise(chance: Chance, most: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: chance.between(0, most) }, () => chance.between(0, 255));
}

/** Some of the bytes changed, taken out, doubled or cut off. */
export function bend(chance: Chance, given: Uint8Array): Uint8Array<ArrayBuffer> {
  const bent = [...given];
  for (let times = chance.between(1, 4); times > 0 && bent.length > 0; times--) {
    const at = chance.between(0, bent.length - 1);
    const length = chance.between(1, 4);
    chance.oneOf([
      () => bent.splice(at, 1, chance.between(0, 255)),
      () => bent.splice(at, 1, (bent[at] ?? 0) ^ (1 << chance.between(0, 7))),
      () => bent.splice(at, length),
      () => bent.splice(at, 0, ...bent.slice(at, at + length)),
      () => bent.splice(chance.between(at, bent.length)),
    ])();
  }
  return Uint8Array.from(bent);
}

function numbers(...given: readonly number[]): Uint8Array {
  const encoder = createEncoder();
  for (const number of given) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}

/** A byte message that is none, or says something that only the server says. */
export function message(chance: Chance): Uint8Array {
  const kind = chance.between(0, 7);
  return chance.oneOf<() => Uint8Array>([
    () => noise(chance, 60),
    () => new Uint8Array(),
    () => numbers(chance.oneOf([kind, 127, 128, 2 ** 32, MOST]), chance.between(0, 4)),
    () => numbers(MESSAGE.sync, chance.between(0, 5), chance.oneOf([0, 1, 200, 2 ** 31, MOST])),
    () => numbers(MESSAGE.sync, SYNC.stateVector, 8, chance.oneOf([1, 2 ** 30, MOST]), 5, MOST),
    // A number that does not end, and one that is written longer than it is.
    () => new Uint8Array([kind, ...Array.from({ length: chance.between(1, 12) }, () => 255)]),
    () => new Uint8Array([128 + kind, 128, 0, ...noise(chance, 8)]),
    () => bend(chance, stateVectorMessage()),
    () => bend(chance, updateMessage(noise(chance, 20))),
    () => numbers(MESSAGE.queryPresence, 0),
    () => new Uint8Array([MESSAGE.permission, 0, 1, 120]),
    () => new Uint8Array([MESSAGE.beat, 7, ...noise(chance, 20)]),
  ])();
}

/** Somebody in whose name one could speak. */
export interface Victim {
  readonly id: string;
  readonly name: string;
  /** By which standard clients know them. */
  readonly client: number;
}

/** Presence in the name of somebody else, or that is none. */
export function presence(chance: Chance, victims: readonly Victim[]): Uint8Array {
  const made = chance.percent(50) ? awareness(chance, victims) : move(chance);
  return chance.percent(30) ? bend(chance, made) : made;
}

function awareness(chance: Chance, victims: readonly Victim[]): Uint8Array {
  const entries = chance.oneOf([0, 1, 1, 1, 2, 5]);
  const encoder = createEncoder();
  writeVarUint(encoder, chance.percent(90) ? entries : chance.oneOf([2000, 2 ** 31, MOST]));
  for (let entry = 0; entry < entries; entry++) {
    const { client } = chance.oneOf(victims);
    writeVarUint(
      encoder,
      chance.oneOf([client, client, 2 ** 32, 2 ** 32 + 1, MOST, 0, chance.between(1, 2 ** 32 - 1)]),
    );
    writeVarUint(encoder, chance.oneOf([0, 1, 5, 2 ** 31, MOST]));
    writeVarString(encoder, stateOf(chance, chance.oneOf(victims)));
  }
  return byteMessage(MESSAGE.presence, toUint8Array(encoder));
}

function stateOf(chance: Chance, { id, name }: Victim): string {
  const user = { id, name };
  return chance.oneOf([
    'null',
    '{}',
    '[]',
    '5',
    'x',
    '',
    '\ud83d',
    JSON.stringify({ user, cursor: { x: 1, y: 1 } }),
    JSON.stringify({ user, cursor: { x: 1e9, y: 'x' } }),
    JSON.stringify({ cursor: { x: 2, y: 2, user }, user: 'Anna', drag: { id: 'geld', x: 0, y: 0 } }),
    `{"__proto__":${JSON.stringify({ user })},"cursor":{"x":3,"y":3}}`,
    `{"constructor":{"prototype":{}},"toJSON":"x","typing":{"id":"geld","field":"__proto__"}}`,
    `${'['.repeat(2000)}${']'.repeat(2000)}`,
    JSON.stringify({ typing: { id: 'x'.repeat(500), field: 'text' } }),
    JSON.stringify({ caret: { id: 'geld', anchor: 'x'.repeat(200), head: '\ud800' } }),
    JSON.stringify({ cursor: { x: 4, y: 4 }, more: 'x'.repeat(6000) }),
  ]);
}

function move(chance: Chance): Uint8Array {
  const far = (): number => chance.oneOf([0, 1, -1, 0.5, 1e6, 1e6 + 1, -1e9, 2 ** 40]);
  const id = chance.oneOf(['geld', '__proto__', '', 'x'.repeat(65), 'é'.repeat(64)]);
  const made = moveBetween(
    chance.percent(50) ? {} : { cursor: { x: 0, y: 0 }, drag: { id, x: 0, y: 0 } },
    chance.oneOf([
      { cursor: { x: far(), y: far() } },
      { drag: { id, x: far(), y: far() } },
      { typing: { id, field: id } },
      { caret: { id, anchor: id, head: 'x'.repeat(chance.oneOf([1, 200, 5000])) } },
      {},
    ]),
  );
  return new Uint8Array([MESSAGE.move, ...(made ?? noise(chance, 12))]);
}

function byteMessage(kind: number, content: Uint8Array): Uint8Array {
  return new Uint8Array([kind, ...numbers(content.length), ...content]);
}

const EVENTS = [
  ...['open', 'shut', 'heard', 'command', 'clock', 'bytes', 'message', 'rejected', 'session', ''],
  ...['error', 'connect', 'disconnect', 'disconnecting', 'newListener', '__proto__', 'constructor'],
];
const COMMANDS = [
  { type: 'explode' },
  { type: '__proto__' },
  { type: 'freeze' },
  { type: 'setRole', participant: '__proto__', role: 'facilitator' },
  { type: 'rename', name: '' },
  { type: 'rename', name: { toString: 'x' } },
  { type: 'startTimer', seconds: 1e300 },
  { type: 'moveToPair', participant: [], pair: null },
  { type: ['freeze'] },
];

/** An event of socket.io with something else than belongs to it, as it stands on the line. */
export function event(chance: Chance): string {
  const name = chance.oneOf(EVENTS);
  const args = Array.from({ length: chance.between(0, 3) }, () =>
    chance.oneOf<unknown>([
      ...[null, true, 5, -1, '', 'pair/x', 'pair/../board', '__proto__', [], {}, [[]]],
      ...[{ _placeholder: true, num: 0 }, [1, 'x', null], Array.from({ length: 1001 }, () => 1)],
      JSON.parse('{"__proto__":{"x":1},"type":"rename"}'),
      'x'.repeat(3000),
      ...COMMANDS,
    ]),
  );
  const number = chance.percent(60) ? String(chance.between(1, 99)) : '';
  return `42${number}${JSON.stringify([name, ...args])}`;
}

const PACKETS = [
  ...['', '4', '40', '40{}', '42', '42[', '42{}', '42[]', '42[null]', '42[{}]', '43', '431[]', '44{}'],
  ...['42["error",{}]', '42["disconnect"]', '450-["open"]', '451-["open",{"_placeholder":true,"num":0}]'],
  ...['4599999999999-["x"]', '42/admin,["x"]', '40/admin,', '40/__proto__,{}', '41/admin,', '49', '4:'],
  ...[
    '42999999999999999999999["open","board"]',
    '2',
    '2probe',
    '3',
    '3probe',
    '5',
    '6',
    '1',
    '0{}',
    '7',
    'b',
  ],
  ...['bAAAA', '\u0000', '42["open","board"]x', `42${'['.repeat(20_000)}`, `42["x",${'[0,'.repeat(2000)}`],
  ...['40{"version":2}', '40null', '40[]', '40{"__proto__":{}}'],
];

/** Text that is no packet of engine.io and socket.io, or one that comes at the wrong moment. */
export function packet(chance: Chance): string {
  return chance.percent(60)
    ? chance.oneOf(PACKETS)
    : String.fromCharCode(...bend(chance, new TextEncoder().encode(event(chance))));
}

/** A binary message that is no frame of a document, or one of a document that is not open. */
export function frame(chance: Chance): Uint8Array {
  const name = chance.oneOf(['', 'pair/x', '__proto__', 'Board', 'board\u0000', 'x'.repeat(127)]);
  return chance.oneOf([
    () => new Uint8Array(),
    () => new Uint8Array([chance.between(1, 255)]),
    () => new Uint8Array([5, 98, 111, 97]),
    () => new Uint8Array([name.length, ...new TextEncoder().encode(name), ...message(chance)]),
  ])();
}

const WEB_SOCKET = [
  // Unmasked; an opcode that there is not; a reserved bit; a ping in pieces and one that is too long.
  ...[
    [0x81, 1, 120],
    [0x83, 0x80, 0, 0, 0, 0],
    [0xf2, 0x80, 0, 0, 0, 0],
    [0x09, 0x80, 0, 0, 0, 0],
  ],
  [0x89, 0xfe, 0, 200, 0, 0, 0, 0],
  // A rest of nothing; text that is no UTF-8; half a code to close with, and one that there is not.
  ...[
    [0x80, 0x80, 0, 0, 0, 0],
    [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
    [0x88, 0x81, 0, 0, 0, 0, 3],
  ],
  [0x88, 0x82, 0, 0, 0, 0, 0, 1],
  // Lengths that no message has.
  ...[
    [0x82, 0xff, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0],
    [0x82, 0xff, 0, 0, 0, 0, 127, 255, 255, 255, 0, 0, 0, 0],
    [0x82, 0xfe, 255, 255, 1, 2, 3, 4, 5],
  ],
];

/** Bytes on the connection that are no WebSocket. */
export function webSocket(chance: Chance): Uint8Array {
  return chance.percent(70) ? new Uint8Array(chance.oneOf(WEB_SOCKET)) : noise(chance, 200);
}
