import { defineConfig } from 'vitest/config';
import { findChromium } from './chromium.mjs';

const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  throw new Error(
    `The journeys run on the project's own Node.js 24, this is ${process.versions.node}: use npm test.`,
  );
}

/** Journeys that take minutes: all pages by axe, everything by keyboard, who leads, a whole afternoon, work on a full map. See `vitest.long.ts`. */
export const LONG = [
  'accessibility/{axe,keyboard}/*.test.ts',
  'journeys/afternoon/*.test.ts',
  'journeys/roles.test.ts',
  'journeys/{domainMap,lookingAt,parties,several}.test.ts',
];

/**
 * Tests with two packages or two people: real servers, real browsers, two files at a time. The architecture
 * tests run with the unit tests; services/ needs servers beside ours and has a command of its own.
 */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    exclude: ['architecture/**', 'services/**', 'bench/**', '**/node_modules/**', ...LONG],
    // Each file has servers and browsers of its own; more at a time would make them wait for each other.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Long enough for somebody whose connection broke to come back; a test that holds does not wait for it.
    expect: { poll: { timeout: 15_000, interval: 50 } },
    env: { CHROMIUM_PATH: findChromium((line) => process.stderr.write(`${line}\n`)) },
  },
});
