import { expect, test } from 'vitest';
import { nextStepText, strengthText } from './connectionText.ts';

test('strengths are told as far as they are known, and of a wish only what it should become', () => {
  const known = { wished: false, strengthNow: 'weak', strengthWanted: 'strong' } as const;
  expect(strengthText(known, 'nl')).toBe('nu zwak, gewenst sterk');
  expect(strengthText({ ...known, strengthNow: 'unknown' }, 'nl')).toBe('gewenst sterk');
  expect(strengthText({ ...known, strengthWanted: 'unknown' }, 'nl')).toBe('nu zwak');
  expect(strengthText({ ...known, wished: true }, 'nl')).toBe('gewenst sterk');
});

test('a next step is told with who takes it and when, as far as that was filled in', () => {
  expect(nextStepText({ nextStep: 'Bellen', owner: 'Jan', due: '2027-01-15' })).toBe('Bellen (Jan, 15 jan)');
  expect(nextStepText({ nextStep: 'Bellen', owner: '', due: '' })).toBe('Bellen');
  expect(nextStepText({ nextStep: '', owner: 'Jan', due: '' })).toBe('Jan');
  expect(nextStepText({ nextStep: '', owner: '', due: '' })).toBe('');
});
