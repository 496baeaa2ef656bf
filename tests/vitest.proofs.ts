import { defineConfig } from 'vitest/config';

/**
 * Proofs: each shows one promise about what people type, with a figure, at the size that its environment variable
 * says. They take longer than tests and have commands of their own; `prove.ts` runs the short form of all of them.
 */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.proof.ts'],
    exclude: ['**/node_modules/**'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
    reporters: [['default', { summary: false }]],
  },
});
