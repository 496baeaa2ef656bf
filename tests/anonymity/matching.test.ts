import { expect, test } from 'vitest';
import { chanceOf } from '../proof.ts';
import { likelihoodOf, matchRanks, matchScores, rightByChance } from './matching.ts';

const random = (): number => 0.5;
const sum = (shares: readonly number[]): number => shares.reduce((all, share) => all + share, 0);

test('of three that are matched by chance none, one or all are right', () => {
  expect(rightByChance(3).map((share) => Math.round(share * 6))).toEqual([2, 3, 0, 1]);
  expect(sum(rightByChance(20))).toBeCloseTo(1, 12);
  expect(sum(rightByChance(20).map((share, right) => share * right))).toBeCloseTo(1, 12);
});

test('the likelihood of several matchings is that of trying it out', () => {
  const { between } = chanceOf(7);
  const tries = 20_000;
  let many = 0;
  for (let count = 0; count < tries; count++) {
    let right = 0;
    for (let question = 0; question < 3; question++) {
      const authors = Array.from({ length: 6 }, () => between(0, 1_000_000));
      const matching = matchRanks([0, 1, 2, 3, 4, 5], authors, random);
      right += matching.filter((author, answer) => author === answer).length;
    }
    if (right >= 6) many++;
  }
  expect(many / tries).toBeCloseTo(likelihoodOf(6, 3, 6), 2);
  expect(likelihoodOf(0, 3, 6)).toBeCloseTo(1, 12);
  expect(likelihoodOf(18, 3, 6)).toBeCloseTo(1 / 720 ** 3, 14);
});

test('each author gets one answer, by rank and by score', () => {
  expect(matchRanks([30, 10, 20], [7, 9, 8], random)).toEqual([1, 0, 2]);
  expect([...matchRanks([Number.NaN, 10, Number.NaN], [1, 2, 3], random)].sort()).toEqual([0, 1, 2]);
  const scores = [
    [0, 9, 1],
    [5, 8, 0],
    [0, 0, 0],
  ];
  expect(matchScores(scores, random)).toEqual([1, 0, 2]);
});
