import { parseArgs } from 'node:util';
import { cleanUpAtTheEnd } from './machine/cleanup.ts';
import { benchMap } from './map/bench.ts';
import { KINDS as BOARDS } from './map/boards.ts';
import { benchRelay } from './relay/bench.ts';
import { LOADS } from './relay/loads.ts';
import { KINDS } from './relay/servers.ts';
import { benchStore } from './store/bench.ts';

const USAGE = `pnpm bench relay [options]   the relay beside other servers, on the same load
  --load w1,w2-200       ${LOADS.map(({ name }) => name).join(', ')}; w2 for all of these; all when left out
  --server ours          ${KINDS.map(({ name }) => name).join(', ')}; all when left out
  --seconds 10           that are measured in each run
  --warm-up 5            seconds of load before that
  --runs 3               of each load on each server; medians are shown

pnpm bench store [options]   appending, opening boards, growth
  --seconds 4            for each way of appending
  --edits 100000         that a board grows by

pnpm bench map [options]   a map with others dragging on it, beside other boards, in headless Chromium
  --cards 200,500,2000   how many lie on it
  --board ours           ${BOARDS.map(({ name }) => name).join(', ')}; all when left out, the empty page always
  --seconds 5            that are measured in each view
  --runs 3               of each number of cards on each board; medians are shown

  --json figures.json    writes the figures to a file too
`;

cleanUpAtTheEnd();
try {
  await bench(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function bench(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      load: { type: 'string', default: '' },
      server: { type: 'string', default: '' },
      seconds: { type: 'string' },
      'warm-up': { type: 'string' },
      runs: { type: 'string' },
      edits: { type: 'string' },
      cards: { type: 'string', default: '200,500,2000' },
      board: { type: 'string', default: '' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const json = values.json ?? null;
  if (positionals[0] === 'relay') {
    await benchRelay({
      loads: list(values.load),
      servers: list(values.server),
      seconds: count(values.seconds, 10),
      warmUp: count(values['warm-up'], 5),
      runs: count(values.runs, 3),
      json,
    });
  } else if (positionals[0] === 'store') {
    await benchStore({ seconds: count(values.seconds, 4), edits: count(values.edits, 100_000), json });
  } else if (positionals[0] === 'map') {
    await benchMap({
      cards: list(values.cards).map((cards) => count(cards, 0)),
      boards: list(values.board),
      seconds: count(values.seconds, 5),
      runs: count(values.runs, 3),
      json,
    });
  } else throw new Error(USAGE);
}

function list(given: string): string[] {
  return given.split(',').filter((name) => name !== '');
}

function count(given: string | undefined, otherwise: number): number {
  const value = given === undefined ? otherwise : Number(given);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${given} is no number of this kind.\n\n${USAGE}`);
  return value;
}
