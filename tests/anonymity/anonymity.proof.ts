import { expect, test } from 'vitest';
import { chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { type Afternoon, AUTHORS, QUESTIONS, spend } from './afternoon.ts';
import { likelihoodOf } from './matching.ts';
import { NEAR_IN_FILES, STRATEGIES, type Strategy } from './strategies.ts';

/** How many afternoons, each with a seed and a server of its own. */
const RUNS = sizeOf('ANONYMITY_RUNS', 2);
/** How often all strategies together may seem to find something where there is nothing: once in so many times. */
const FALSE_ALARM = 1 / 10_000;

// Each standard client has a listener for the end of the process.
process.setMaxListeners(1000);

/** How many answers a strategy gives to the right author, for each question in all of some afternoons. */
function rightOf({ match }: Strategy, afternoons: readonly Afternoon[], seed: number): readonly number[] {
  const chance = chanceOf(seed);
  const random = (): number => chance.between(0, 2 ** 40);
  const right = new Array<number>(QUESTIONS).fill(0);
  for (const { evidence, truth } of afternoons) {
    for (const [question, authors] of truth.entries()) {
      const matching = match(evidence, question, random);
      const ofThis = authors.filter((author, answer) => matching[answer] === author).length;
      right[question] = (right[question] ?? 0) + ofThis;
    }
  }
  return right;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

test(`${RUNS} afternoons of ${AUTHORS} people who answer without names: nobody finds out who gave which answer`, async () => {
  const first = seedOf('ANONYMITY_SEED');
  const again = `ANONYMITY_SEED=${first} ANONYMITY_RUNS=${RUNS} pnpm test:anonymity`;
  const afternoons: Afternoon[] = [];
  for (let run = 0; run < RUNS; run++) afternoons.push(await spend(first + run));
  const answers = RUNS * QUESTIONS * AUTHORS;

  // While the ballots are open the server knows who gave what: whoever looks as this does would see it.
  const open = afternoons.map((one) => ({ ...one, evidence: { ...one.evidence, files: one.openFiles } }));
  const near = STRATEGIES.find(({ name }) => name === NEAR_IN_FILES);
  const known = near ? sumOf(rightOf(near, open, first)) : 0;
  expect(known / answers, 'the files of open ballots show what the attacker can read').toBeGreaterThan(0.8);

  // A hole can be in one kind of question alone: each strategy is judged by all of them, and by each.
  const most = FALSE_ALARM / (STRATEGIES.length * (QUESTIONS + 1));
  const tried = STRATEGIES.map((strategy) => {
    const each = rightOf(strategy, afternoons, first);
    const right = sumOf(each);
    const likelihood = likelihoodOf(right, RUNS * QUESTIONS, AUTHORS);
    const inOne = each.filter((some) => likelihoodOf(some, RUNS, AUTHORS) < most);
    return { strategy, right, likelihood, isFound: likelihood < most || inOne.length > 0, inOne };
  });
  const given = tried
    .filter(({ isFound }) => isFound)
    .map(({ strategy, right, inOne }) =>
      [
        `given away by ${strategy.name}: ${right} of ${answers}`,
        ...inOne.map((some) => `${some} in one question`),
      ].join(', '),
    );
  expect(given, again).toEqual([]);

  const best = tried.toSorted((one, other) => other.right - one.right)[0];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  tell(
    `anonymity: ${RUNS} afternoons from ANONYMITY_SEED=${first}, ${answers} answers, ${tried.length} ways to find out ` +
      `whose they are: the best is right in ${percent((best?.right ?? 0) / answers)} ` +
      `(by chance ${percent(1 / AUTHORS)}; so much or more in one of ${tried.length} tries: ` +
      `${percent(1 - (1 - (best?.likelihood ?? 1)) ** tried.length)}); while the ballots are open the files say ${percent(known / answers)}`,
  );
});
