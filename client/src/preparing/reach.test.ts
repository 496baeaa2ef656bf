import { expect, it } from 'vitest';
import { reachOf } from './reach.ts';

it.each([
  ['localhost', 'device'],
  ['127.0.0.1', 'device'],
  ['127.8.9.1', 'device'],
  ['0.0.0.0', 'device'],
  ['[::1]', 'device'],
  ['bord.localhost', 'device'],
  ['192.168.1.20', 'network'],
  ['10.0.0.4', 'network'],
  ['172.16.0.1', 'network'],
  ['172.31.255.1', 'network'],
  ['169.254.3.4', 'network'],
  ['100.100.1.1', 'network'],
  ['[fd00::4]', 'network'],
  ['[fe80::1]', 'network'],
  ['::ffff:192.168.1.2', 'network'],
  ['laptop-karin', 'network'],
  ['bord.local', 'network'],
  ['172.32.0.1', 'everywhere'],
  ['192.169.1.1', 'everywhere'],
  ['[2a02:a45f::1]', 'everywhere'],
  ['bord.gemeente.nl', 'everywhere'],
  ['BORD.Gemeente.NL.', 'everywhere'],
  ['fdm.nl', 'everywhere'],
] as const)('%s is reached from: %s', (host, reach) => {
  expect(reachOf(host)).toBe(reach);
});
