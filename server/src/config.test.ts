import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without settings the server is for this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    ok: true,
    config: { port: 3000, host: '127.0.0.1', publicUrl: null, trustProxy: 0, metricsToken: null },
  });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ ok: true, config: { port: 3000 } });
});

test('each wrong setting is one line that names it', () => {
  const read = readConfig({
    PORT: '70000',
    PUBLIC_URL: 'https://bord.example/pad',
    TRUST_PROXY: 'true',
    LOG_LEVEL: 'loud',
    SESSION_PEOPLE: '0',
  });
  const problems = read.ok ? [] : read.problems;
  expect(problems.map((line) => line.split(' ')[0])).toEqual([
    'PORT',
    'PUBLIC_URL',
    'TRUST_PROXY',
    'LOG_LEVEL',
    'SESSION_PEOPLE',
  ]);
  expect(problems.every((line) => !line.includes('\n'))).toBe(true);
});

test('a secret that is wrong is not repeated', () => {
  const read = readConfig({ METRICS_TOKEN: 'geheim' });
  expect(read.ok ? '' : read.problems.join()).toMatch(/^METRICS_TOKEN must have at least 16 characters$/);
});
