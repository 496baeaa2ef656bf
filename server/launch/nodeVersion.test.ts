import { expect, test } from 'vitest';
import { nodeRefusal } from './nodeVersion.mjs';

test.each(['20.0.0', '20.20.2', '24.21.0', '100.1.0'])('Node %s may start the project', (version) => {
  expect(nodeRefusal(version)).toBe('');
});

test.each(['0.12.18', '8.17.0', '12.22.12', '18.20.8', '19.9.0'])(
  'Node %s is told in one line',
  (version) => {
    expect(nodeRefusal(version)).toMatch(new RegExp(`^[^\\n]*Node.js 20 or newer[^\\n]*${version}[^\\n]*$`));
  },
);
