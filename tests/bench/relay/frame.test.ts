import { expect, test } from 'vitest';
import { FrameReader, NOTHING } from './frame.ts';

function reader() {
  const read: Uint8Array[] = [];
  const frames = new FrameReader((bytes) => {
    read.push(bytes);
    return { ...NOTHING };
  });
  return { read, frames };
}

test('the same bytes are read once, to however many they were sent', () => {
  const { read, frames } = reader();
  const first = frames.frameOf(Buffer.from([1, 2, 3]), 0);
  expect(frames.frameOf(Buffer.from([1, 2, 3]), 10)).toBe(first);
  expect(read).toHaveLength(1);
});

test('bytes that differ far behind their beginning are not taken for the same', () => {
  const { read, frames } = reader();
  const one = Buffer.alloc(5000);
  const other = Buffer.from(one);
  other[4999] = 1;
  expect(frames.frameOf(one, 0)).not.toBe(frames.frameOf(other, 0));
  expect(read).toHaveLength(2);
});

test('what was read does not change when the buffer that it came in is used again', () => {
  const { read, frames } = reader();
  const bytes = Buffer.from([1, 2, 3]);
  frames.frameOf(bytes, 0);
  bytes.fill(9);
  expect(read[0]).toEqual(new Uint8Array([1, 2, 3]));
});

test('what nobody got for a while is forgotten', () => {
  const { read, frames } = reader();
  frames.frameOf(Buffer.from([1]), 0);
  frames.frameOf(Buffer.from([2]), 4000);
  frames.frameOf(Buffer.from([3]), 8000);
  frames.frameOf(Buffer.from([1]), 8001);
  expect(read).toHaveLength(4);
});
