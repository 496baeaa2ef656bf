import { expect, test } from 'vitest';
import { readFrame, writeFrame } from './frames.ts';
import { Decoder, Encoder } from './parser.ts';

const bytes = new Uint8Array([5, 1, 2]);

test('a frame is read as it was written', () => {
  expect(readFrame(writeFrame('pair/7-a', bytes))).toEqual({ document: 'pair/7-a', bytes });
});

test('bytes that end within the name are no frame', () => {
  for (const none of [[], [3], [3, 65, 65], [200, 65]]) expect(readFrame(new Uint8Array(none))).toBeNull();
});

test('the parser sends the bytes of a document as one frame, and all else as socket.io does', () => {
  const encoder = new Encoder();
  const decoded: unknown[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (packet) => decoded.push(packet));
  const packets = [
    { type: 2, nsp: '/', data: ['bytes', 'board', bytes] },
    { type: 2, nsp: '/', data: ['rejected', 'board', 'frozen', 1] },
  ];
  for (const packet of packets) {
    const encoded = encoder.encode(packet);
    expect(encoded).toHaveLength(1);
    for (const part of encoded) decoder.add(part);
  }
  expect(decoded).toMatchObject(packets);
  expect(() => decoder.add(new Uint8Array([9]))).toThrow();
});
