import { describe, expect, it } from 'vitest';
import { readStepLog } from './stepLog.ts';

const now = 1_800_000_000_000;

describe('readStepLog', () => {
  it('reads the moments of today', () => {
    expect(readStepLog(JSON.stringify({ review: now - 60_000 }), now)).toEqual({ review: now - 60_000 });
  });

  it('leaves out yesterday, the future and what is no moment', () => {
    const stored = { yesterday: now - 24 * 3600_000, future: now + 1, odd: 'x', review: now };
    expect(readStepLog(JSON.stringify(stored), now)).toEqual({ review: now });
  });

  it('is empty for nothing and for nonsense', () => {
    for (const stored of [null, '{', 'null', '4']) expect(readStepLog(stored, now)).toEqual({});
  });
});
