import { parseArgs } from 'node:util';
import { cleanUpAtTheEnd } from './machine/cleanup.ts';
import { benchRelay } from './relay/bench.ts';

const USAGE = `pnpm bench relay [--load w1,w2-200] [--server ours,hocuspocus] [--seconds 10] [--warm-up 4] [--runs 3] [--json file]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    load: { type: 'string', default: '' },
    server: { type: 'string', default: '' },
    seconds: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '4' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});

cleanUpAtTheEnd();
if (positionals[0] === 'relay') {
  await benchRelay({
    loads: list(values.load),
    servers: list(values.server),
    seconds: Number(values.seconds),
    warmUp: Number(values['warm-up']),
    runs: Number(values.runs),
    json: values.json ?? null,
  });
} else {
  process.stderr.write(USAGE);
  process.exit(1);
}

function list(given: string): string[] {
  return given.split(',').filter((name) => name !== '');
}
