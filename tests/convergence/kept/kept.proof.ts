import { expect, test } from 'vitest';
import { seedOf, sizeOf, tell } from '../../proof.ts';
import { happened, runOf } from './keptRuns.ts';

/** How many runs, each with a seed of its own. */
const SEEDS = sizeOf('KEPT_SEEDS', 300);
/** Whether the shortest course that fails is looked for. */
const SHORTENS = process.env.KEPT_SHORTEN !== 'no';

test(`${SEEDS} runs of tabs that end at any moment lose nothing that was promised, and double nothing`, async () => {
  const first = seedOf('KEPT_SEED');
  for (let seed = first; seed < first + SEEDS; seed++) await runOf(seed, SHORTENS);
  const { typed, promised, kills, renewals, refused } = happened;
  expect(Math.min(typed / 4, promised, kills), 'much happens in each run').toBeGreaterThan(SEEDS);
  tell(
    `offline: ${SEEDS} runs from KEPT_SEED=${first}, ${kills} tabs that ended, ${renewals} boards written anew, ` +
      `${typed} edits of which ${promised} promised and ${refused} given back: 0 lost, 0 doubled`,
  );
});
