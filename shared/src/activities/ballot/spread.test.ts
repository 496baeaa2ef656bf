import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { middleOf, moodOf, spreadOf, talkFirst, votesIn } from './spread.ts';

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 });

describe('the middle vote', () => {
  test.each([
    [[0, 0, 0, 0, 0], null],
    [[1, 0, 0, 0, 0], 1],
    [[0, 1, 3, 8, 11], 4],
    [[7, 5, 1, 4, 6], 2],
    // Of an even number the lower of the two.
    [[1, 0, 0, 0, 1], 1],
    [[0, 2, 0, 3, 0], 4],
  ])('of %j is %s', (votes, middle) => {
    expect(middleOf(votes)).toBe(middle);
  });

  test('has at most half of the votes below it and at most half above', () => {
    fc.assert(
      fc.property(counts, (votes) => {
        const middle = middleOf(votes);
        if (middle === null) return expect(votesIn(votes)).toBe(0);
        expect(votesIn(votes.slice(0, middle - 1))).toBeLessThanOrEqual(votesIn(votes) / 2);
        expect(votesIn(votes.slice(middle))).toBeLessThanOrEqual(votesIn(votes) / 2);
      }),
    );
  });
});

test.each([
  [[0, 1, 3, 9, 9], 'agreed'],
  [[0, 2, 5, 10, 5], 'mostly'],
  [[6, 4, 1, 3, 8], 'divided'],
  [[2, 8, 7, 4, 1], 'doubt'],
  [[1, 0, 0, 0, 1], 'few'],
] as const)('of %j a group is said to be: %s', (votes, mood) => {
  expect(moodOf(votes)).toBe(mood);
});

test('votes that are all alike lie not apart, and the two ends lie furthest apart', () => {
  expect(spreadOf([0, 0, 9, 0, 0])).toBe(0);
  fc.assert(
    fc.property(counts, (votes) => {
      expect(spreadOf(votes)).toBeLessThanOrEqual(spreadOf([1, 0, 0, 0, 1]));
    }),
  );
});

test('what is talked about first is where the votes lie furthest apart, not where the mean is lowest', () => {
  const cell = (question: string, votes: readonly number[]) => ({
    subject: 'case',
    question,
    counts: [...votes],
    reasons: [],
  });
  const cells = [
    cell('urgency', [9, 0, 0, 0, 0]),
    cell('moment', [4, 0, 1, 0, 4]),
    cell('value', [0, 2, 5, 2, 0]),
  ];
  expect(talkFirst(cells)?.question).toBe('moment');
  expect(talkFirst([cell('urgency', [0, 0, 0, 4, 0])])).toBeNull();
});
