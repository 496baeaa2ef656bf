import { Encoder, PacketType } from 'socket.io-parser';
import { expect, test } from 'vitest';
import { EventEncoder } from './eventParser.ts';

const encoder = new EventEncoder();
const session = (view: unknown) => ({ type: PacketType.EVENT, nsp: '/', data: ['session', view] });

test('a view of the session is encoded once, however many get it', () => {
  const view = { code: 'abc', roster: [{ name: 'Anna' }] };
  const first = encoder.encode(session(view));
  expect(first).toEqual(['2["session",{"code":"abc","roster":[{"name":"Anna"}]}]']);
  expect(encoder.encode(session(view))).toBe(first);
  expect(encoder.encode(session({ ...view, code: 'abd' }))).not.toEqual(first);
});

test('everything else is encoded as socket.io does', () => {
  const view = { code: 'abc' };
  encoder.encode(session(view));
  for (const packet of [
    { type: PacketType.EVENT, nsp: '/', data: ['progress', view] },
    { type: PacketType.EVENT, nsp: '/', data: ['session', view], id: 3 },
    { type: PacketType.EVENT, nsp: '/other', data: ['session', view] },
    { type: PacketType.EVENT, nsp: '/', data: ['session', null] },
    { type: PacketType.ACK, nsp: '/', data: ['session', view], id: 1 },
    { type: PacketType.CONNECT, nsp: '/', data: { sid: 'x' } },
  ]) {
    expect(encoder.encode(packet)).toEqual(new Encoder().encode(packet));
  }
});
