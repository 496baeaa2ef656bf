import { deflateRawSync } from 'node:zlib';
import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage, syncMessage } from './messages.ts';

test('changes are the same, packed or not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (update) => {
      const packed = new Uint8Array([MESSAGE.packed, ...deflateRawSync(update)]);
      expect(readMessage(packed)).toEqual({ kind: 'changes', update });
      expect(readMessage(syncMessage(SYNC.difference, update))).toEqual({ kind: 'changes', update });
    }),
    { numRuns: 50 },
  );
});
