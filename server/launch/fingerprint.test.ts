import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root: string;
const paths = ['package.json', 'client'];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fingerprint-'));
  await mkdir(join(root, 'client/src'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{}');
  await writeFile(join(root, 'client/src/main.tsx'), 'main');
});

afterEach(() => rm(root, { recursive: true }));

async function changesBy(act: () => Promise<unknown>): Promise<boolean> {
  const before = await fingerprint(root, paths);
  await act();
  return (await fingerprint(root, paths)) !== before;
}

test.each([
  ['a changed file', () => writeFile(join(root, 'client/src/main.tsx'), 'niam')],
  ['a changed named file', () => writeFile(join(root, 'package.json'), '{ }')],
  ['a new file', () => writeFile(join(root, 'client/index.html'), '')],
  ['a file that is gone', () => rm(join(root, 'client/src/main.tsx'))],
  ['a named file that is gone', () => rm(join(root, 'package.json'))],
])('%s changes the fingerprint', async (_, act) => {
  expect(await changesBy(act)).toBe(true);
});

test('text that moves from one file to the next changes the fingerprint', async () => {
  await writeFile(join(root, 'client/a'), 'onetwo');
  await writeFile(join(root, 'client/b'), '');
  const act = async () => {
    await writeFile(join(root, 'client/a'), 'one');
    await writeFile(join(root, 'client/b'), 'two');
  };
  expect(await changesBy(act)).toBe(true);
});

test('what was built or installed, a unit test and a touched file leave the fingerprint as it is', async () => {
  const act = async () => {
    await mkdir(join(root, 'client/dist'));
    await writeFile(join(root, 'client/dist/index.html'), 'built');
    await mkdir(join(root, 'client/node_modules'));
    await writeFile(join(root, 'client/node_modules/x.js'), 'installed');
    await writeFile(join(root, 'client/src/main.test.tsx'), 'test');
    await utimes(join(root, 'client/src/main.tsx'), 1, 1);
  };
  expect(await changesBy(act)).toBe(false);
});
