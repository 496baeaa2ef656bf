import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { leaveSign, mutate, ownMutant, pathOf } from './mutants/mutate.ts';

const hook = pathToFileURL(join(import.meta.dirname, 'mutants/hook.ts')).href;

/** vitest reads source by itself: there the mutant is made here. */
function mutating(): Plugin {
  const mutant = ownMutant();
  return {
    name: 'mutating',
    enforce: 'pre',
    transform: (source, id) => {
      if (!mutant || id !== pathOf(mutant)) return null;
      leaveSign();
      return mutate(mutant, source);
    },
  };
}

/**
 * Single tests and proofs, as small as they can be and still notice what they are there for, on the product or on a
 * mutant of it. Servers that the tests start and threads are mutants too.
 */
export default defineConfig({
  plugins: [mutating()],
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['{shared,server,client}/src/**/*.test.ts', 'tests/**/*.{test,proof}.ts'],
    exclude: ['**/node_modules/**'],
    // A mutant may not be kept for those who come after it.
    fsModuleCache: false,
    maxWorkers: 2,
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', hook],
    env: {
      NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import ${hook}`,
      CONVERGE_SEEDS: '60',
      CONVERGE_SHORTEN: 'no',
      KEPT_SEED: '1',
      TRACE_EDITS: '3',
      DAMAGE_FLIPS: '21',
      FUZZ_FRAMES: '1500',
      PAIRS_RUNS: '1',
      PAIRS_WIRE_RUNS: '1',
      ANONYMITY_RUNS: '1',
    },
    bail: 1,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 5_000, interval: 20 } },
    reporters: [['default', { summary: false }]],
  },
});
