import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  differenceMessage,
  presenceMessage,
  readMessage,
  stateVectorMessage,
  updateMessage,
} from './wire.ts';

const content = new Uint8Array([1, 2, 3]);

test('messages are read as they were written', () => {
  expect(readMessage(stateVectorMessage(content))).toEqual({ kind: 'stateVector', content });
  expect(readMessage(differenceMessage(content))).toEqual({ kind: 'changes', content });
  expect(readMessage(updateMessage(content))).toEqual({ kind: 'changes', content });
  expect(readMessage(presenceMessage(content.slice()))).toEqual({ kind: 'presence', content });
  expect(readMessage(new Uint8Array([3]))).toEqual({ kind: 'queryPresence' });
});

test('bytes that are no message, or more than one, are none', () => {
  for (const bytes of [[], [9], [0], [0, 0], [0, 5, 1, 1], [2, 0, 1, 65], [0, 0, 1, 0, 7], [3, 0]]) {
    expect(readMessage(new Uint8Array(bytes))).toBeNull();
  }
});

test('a length that reaches beyond the message never reads what lies behind it in memory', () => {
  const memory = new Uint8Array(100).fill(65);
  memory.set([0, 2, 50, 1]);
  expect(readMessage(memory.subarray(0, 4))).toBeNull();
  // Nor do lengths inside the content, which whoever decodes it will believe.
  memory.set([0, 2, 1, 0]);
  const message = readMessage(memory.subarray(0, 4));
  expect(message?.kind === 'changes' && message.content.buffer.byteLength).toBe(4);
});

test('no bytes make reading throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      readMessage(bytes);
    }),
  );
});

test('what goes to many is framed once', () => {
  expect(updateMessage(content)).toBe(updateMessage(content));
});
