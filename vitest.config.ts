import { defineConfig } from 'vitest/config';

/** Unit tests: they stand beside the file that they test and need no browser and no server process. */
export default defineConfig({
  test: {
    // Some restart a store on disk, or try thousands of inputs: on a busy machine that is longer than five seconds.
    testTimeout: 30_000,
    // No test leaves anything behind for the next file, which shuffled files show; a process for each takes twice the time.
    isolate: false,
    // A test of files waits for the disk often enough that both cores can be at work.
    maxWorkers: 2,
    include: [
      '{shared,server,client}/src/**/*.test.{ts,tsx}',
      'server/launch/**/*.test.ts',
      'tests/{architecture,bench}/**/*.test.ts',
    ],
  },
});
