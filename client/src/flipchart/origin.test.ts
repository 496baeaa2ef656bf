import { expect, test } from 'vitest';
import { originText, shortOriginText } from './origin.ts';

test('the flip chart says which pair, the list also who', () => {
  const pair = { kind: 'pair', pair: 'p', line: 'l', label: 'tweetal 4: Samira en Bram' } as const;
  expect(originText(pair)).toBe('tweetal 4: Samira en Bram');
  expect(shortOriginText(pair)).toBe('tweetal 4');
  expect(shortOriginText({ kind: 'person', participant: 'a', label: 'Wim: de tweede' })).toBe(
    'Wim: de tweede',
  );
  expect(shortOriginText(null)).toBe('');
});
