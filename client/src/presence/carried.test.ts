import { MOMENT_IDS } from '@verbindbord/shared/content/lens.ts';
import { expect, test } from 'vitest';
import { carriedAs, carriedHere } from './carried.ts';

test('a card is seen to be carried by those who look at the same moment, and by nobody else', () => {
  for (const moment of MOMENT_IDS) {
    for (const other of MOMENT_IDS) {
      expect(carriedHere(carriedAs('vng', moment), other)).toBe(moment === other ? 'vng' : null);
    }
  }
});
