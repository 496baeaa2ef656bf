import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BallotContent } from './ballots.ts';
import { type Given, reveal } from './reveal.ts';
import { ASKING, ballotSession, RATING } from './testBallots.ts';

const people = Array.from({ length: 20 }, (_, index) => `person-${index}`);
const state = ballotSession([ASKING, RATING], ...people);

/** Random numbers from a seed, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let now = seed >>> 0;
  return () => {
    now = (Math.imul(now, 1664525) + 1013904223) >>> 0;
    return now / 2 ** 32;
  };
}

function answersOf(ballot: string, given: readonly Given[], random: () => number) {
  const outcome = reveal(state, ballot, given, random);
  if (!outcome.ok || !outcome.answers) throw new Error('Nothing was revealed.');
  return outcome.answers.answers;
}

const texts = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 });
const contents = fc.array(texts, { minLength: 1, maxLength: 20 });
const given = contents.map((all) =>
  all.map((own, index): Given => {
    const content: BallotContent = { kind: 'answers', texts: own };
    return { participant: people[index] ?? '', content };
  }),
);

describe('anonymous answers', () => {
  test('are all there, and nothing that is shown depends on who gave which', () => {
    fc.assert(
      fc.property(given, fc.nat(), (all, seed) => {
        const shown = answersOf('sheet/anonymous', all, seeded(seed));
        const words = all.flatMap(({ content }) => (content.kind === 'answers' ? content.texts : []));
        expect(shown.map(({ text }) => text).sort()).toEqual(words.sort());
        expect(JSON.stringify(shown)).not.toMatch(/person-|Naam van/);
        // The same words, given by others: with the same chance the same is shown.
        const others = all.map(({ content }, index) => ({ participant: people[19 - index] ?? '', content }));
        expect(answersOf('sheet/anonymous', others, seeded(seed))).toEqual(shown);
      }),
    );
  });

  test('stand in an order in which each place is as likely as any other', () => {
    const all: Given[] = people
      .slice(0, 4)
      .map((participant, index) => ({ participant, content: { kind: 'answers', texts: [`${index}`] } }));
    const random = seeded(7);
    const places = [0, 0, 0, 0];
    for (let round = 0; round < 4000; round++) {
      const place = answersOf('sheet/anonymous', all, random).findIndex(({ text }) => text === '0');
      places[place] = (places[place] ?? 0) + 1;
    }
    // Of 4000 shuffles 1000 each; ten standard deviations is never chance.
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(275);
  });
});

test('answers that are not anonymous say whose they are, also of somebody who has left the room', () => {
  const gone: Given = { participant: 'gone', content: { kind: 'answers', texts: ['twee'] } };
  const here: Given = { participant: 'person-3', content: { kind: 'answers', texts: ['een'] } };
  const shown = answersOf('sheet/named', [here, gone], seeded(1));
  expect(shown.find(({ text }) => text === 'een')?.author).toEqual({
    participant: 'person-3',
    name: 'Naam van person-3',
  });
  expect(shown.find(({ text }) => text === 'twee')?.author).toBeNull();
});

test('ratings come out as how many gave what, with reasons but without names', () => {
  const rating = (participant: string, value: number, reason: string): Given => ({
    participant,
    content: {
      kind: 'rating',
      marks: [{ subject: 'case', question: 'urgency', value, reason }],
      done: false,
    },
  });
  const outcome = reveal(
    state,
    'step/conditions',
    [rating('person-1', 4, 'het moet nu'), rating('person-2', 4, ''), rating('person-3', 1, 'kan later')],
    seeded(3),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  const [result] = outcome.state.ballots?.[0]?.results ?? [];
  if (result?.form !== 'rating') throw new Error('No ratings came out.');
  expect(result.ballots).toBe(3);
  expect(result.cells.map(({ question, counts }) => [question, counts])).toEqual([
    ['urgency', [1, 0, 0, 2, 0]],
    ['value', [0, 0, 0, 0, 0]],
  ]);
  expect([...(result.cells[0]?.reasons ?? [])].sort((a, b) => a.value - b.value)).toEqual([
    { value: 1, text: 'kan later', by: null },
    { value: 4, text: 'het moet nu', by: null },
  ]);
  expect(JSON.stringify(outcome.state.ballots)).not.toMatch(/person-|Naam van/);
});
