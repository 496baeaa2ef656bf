import { expect, test } from 'vitest';
import { Rhythm } from './Rhythm.ts';

test('each has its turn once in every interval, however seldom somebody looks', () => {
  const offsets = [0.9, 0.1, 0.5];
  const rhythm = new Rhythm([1, 2, 3], 100, () => offsets.shift() ?? 0);
  const turns: string[] = [];
  const note = (who: number, at: number): void => {
    turns.push(`${who} at ${at}`);
  };
  rhythm.start(1000);
  rhythm.due(1050, note);
  expect(turns).toEqual(['2 at 1010', '3 at 1050']);
  rhythm.due(1050, note);
  rhythm.due(1199, note);
  expect(turns.slice(2)).toEqual(['1 at 1090', '2 at 1110', '3 at 1150', '1 at 1190']);
});

test('nobody has no turns', () => {
  const rhythm = new Rhythm([], 100, Math.random);
  rhythm.start(0);
  rhythm.due(1000, () => expect.unreachable());
});
