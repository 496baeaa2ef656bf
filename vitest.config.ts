import { defineConfig } from 'vitest/config';

/** Unit tests: they stand beside the file that they test and need no browser and no server process. */
export default defineConfig({
  test: {
    include: [
      '{shared,server,client}/src/**/*.test.{ts,tsx}',
      'server/launch/**/*.test.ts',
      'tests/{architecture,bench}/**/*.test.ts',
    ],
  },
});
