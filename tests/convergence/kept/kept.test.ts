import { test } from 'vitest';
import { seedOf, sizeOf } from '../../proof.ts';
import { runOf } from './keptRuns.ts';

/** How many runs, each with a seed of its own; `pnpm test:converge` has more. */
const RUNS = sizeOf('KEPT_RUNS', 40);

test('tabs that end at any moment lose nothing that was promised, and double nothing', async () => {
  const first = seedOf('KEPT_SEED');
  for (let seed = first; seed < first + RUNS; seed++) await runOf(seed, false);
});
