import { newPair } from '@verbindbord/shared/session/pairing.ts';
import { NO_ROUND, type Participant, type SessionState } from '@verbindbord/shared/session/state.ts';
import { expect, it } from 'vitest';
import { arrivalsBetween, newsFor } from './pairNews.ts';

function told(pairs: readonly (readonly string[])[], away: readonly string[] = []) {
  const roster = ['Samira', 'Bram', 'Wim', 'Ties'].map(
    (name): Participant => ({
      id: name,
      name,
      namesake: 1,
      role: 'participant',
      whereabouts: 'room',
      department: '',
      hasDevice: true,
      connected: !away.includes(name),
      joinedAt: 0,
    }),
  );
  const made = pairs.map((members, index) => newPair(`p${index}`, index + 1, members));
  const round: SessionState['round'] = { ...NO_ROUND, stage: 'working', pairs: made };
  return { roster, round };
}

it('tells who is in another pair with whom, and who gets company', () => {
  const before = told([
    ['Samira', 'Bram'],
    ['Wim', 'Ties'],
  ]);
  const after = told([['Samira'], ['Wim', 'Ties', 'Bram']]);
  expect(newsFor(before, after, 'Bram')).toBe('Je werkt nu met Wim en Ties.');
  expect(newsFor(before, after, 'Wim')).toBe('Bram werkt nu met je mee.');
  expect(newsFor(before, after, 'Samira')).toBeNull();
  expect(newsFor({ ...before, round: NO_ROUND }, after, 'Bram')).toBeNull();
});

it('tells a facilitator who came in, and not who was moved or is back', () => {
  const before = told([['Samira', 'Bram'], ['Ties']], ['Wim', 'Ties']);
  const after = told([['Samira', 'Bram', 'Wim'], ['Ties']]);
  expect(arrivalsBetween(before, after)).toEqual(['Wim is binnen en werkt in tweetal 1.']);
  expect(arrivalsBetween(after, told([['Samira'], ['Ties', 'Bram', 'Wim']]))).toEqual([]);
});
