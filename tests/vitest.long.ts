import { defineConfig } from 'vitest/config';
import journeys, { LONG } from './vitest.journeys.ts';

/** Like the other journeys, and too long to wait for at every change: `pnpm long`, with the beginning of a path for some of them. */
export default defineConfig({
  test: { ...journeys.test, include: LONG, exclude: ['**/node_modules/**'] },
});
