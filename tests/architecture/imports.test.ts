import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readTree } from './readTree.ts';
import { violations } from './violations.ts';

const tree = readTree(fileURLToPath(new URL('../../', import.meta.url)));

test('all code is looked at', () => {
  const paths = [...tree.files.keys()];
  for (const entry of [
    'server/src/main.ts',
    'server/launch/start.mjs',
    'client/src/main.tsx',
    'tests/run.mjs',
  ]) {
    expect(paths).toContain(entry);
  }
  expect(paths.some((path) => path.startsWith('shared/src/content/'))).toBe(true);
});

test('the house rules hold', () => {
  expect(violations(tree)).toEqual([]);
});
