import { expect, test } from 'vitest';
import { isOwnOrigin } from './origin.ts';

const direct = { publicUrl: null, trustProxy: 0 };
const behindProxy = { publicUrl: new URL('https://bord.gemeente.example'), trustProxy: 1 };

test.each([
  ['no origin', {}, direct, true],
  ['the same host', { origin: 'http://bord:3000', host: 'bord:3000' }, direct, true],
  ['another port', { origin: 'http://bord:4000', host: 'bord:3000' }, direct, false],
  ['another host', { origin: 'https://kwaad.example', host: 'bord:3000' }, direct, false],
  [
    'a host that begins alike',
    { origin: 'http://bord:3000.kwaad.example', host: 'bord:3000' },
    direct,
    false,
  ],
  ['a page without origin', { origin: 'null', host: 'bord:3000' }, direct, false],
  [
    'a forwarded host that nobody vouches for',
    { origin: 'https://kwaad.example', host: 'bord:3000', 'x-forwarded-host': 'kwaad.example' },
    direct,
    false,
  ],
  ['the public address', { origin: 'https://bord.gemeente.example', host: '10.0.0.1' }, behindProxy, true],
  [
    'the public host over http',
    { origin: 'http://bord.gemeente.example', host: '10.0.0.1' },
    behindProxy,
    false,
  ],
  [
    'the host that our proxy was asked for',
    {
      origin: 'https://intern.example',
      host: '10.0.0.1',
      'x-forwarded-host': 'kwaad.example, intern.example',
    },
    behindProxy,
    true,
  ],
])('%s', (_what, headers, rules, allowed) => {
  expect(isOwnOrigin({ headers }, rules)).toBe(allowed);
});
