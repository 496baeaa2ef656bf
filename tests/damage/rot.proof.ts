import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chance, chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { type Finding, lookAt, serve } from './desk.ts';
import { documentsOn } from './hit.ts';
import {
  flipInDatabase,
  flipInLog,
  flipInMarks,
  flipInText,
  type Spoiled,
  tearLog,
  truncateDatabase,
  truncateLog,
} from './spoil.ts';
import { makeWorld, type Work, type World } from './world.ts';

const FLIPS = sizeOf('DAMAGE_FLIPS', 30);
const CUTS = sizeOf('DAMAGE_CUTS', 8);
const TEARS = sizeOf('DAMAGE_TEARS', 4);
/** In which a server has to have mended what it can: it looks at a small file in a moment. */
const MENDING_MS = 5000;

/** How many documents were found in which way. */
interface Tally {
  rounds: number;
  /** Rounds in which nothing at all was lost. */
  unhurt: number;
  readOnly: number;
  refused: number;
}

let world: World;
const chance = chanceOf(seedOf('DAMAGE_SEED'));

beforeAll(async () => {
  // The provider of y-websocket listens to the end of the process, each one for itself.
  process.setMaxListeners(100);
  world = await makeWorld(chance);
});
afterAll(() => world.remove());

/** Spoils a copy of a folder, lets a server open it, and says what is not as it should be. */
async function round(
  folder: string,
  spoil: (copy: string, chance: Chance) => Spoiled,
  tally: Tally,
): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'verbindbord-spoiled-'));
  cpSync(folder, copy, { recursive: true });
  const { what, pages } = spoil(copy, chance);
  const where = `after ${what} (DAMAGE_SEED=${chance.seed}, left in ${copy})`;
  const isHit = documentsOn(folder, pages);
  const server = await serve(copy).catch((error: unknown) => {
    throw new Error(`The server did not start ${where}: ${String(error)}`);
  });
  try {
    const findings = await Promise.all(
      world.works.map((work) => findingOf(server.address, work, isHit(work.key))),
    );
    for (const [index, finding] of findings.entries()) {
      const work = world.works[index] as Work;
      expect(
        faultOf(work, finding, isHit(work.key)),
        `${work.key.code}/${work.key.document} ${where}`,
      ).toBeNull();
    }
    tally.rounds++;
    tally.readOnly += findings.filter(({ access }) => access === 'readOnly').length;
    tally.refused += findings.filter(({ access }) => access === 'refused').length;
    if (findings.every(({ access }) => access === 'open')) tally.unhurt++;
  } finally {
    await server.close();
  }
  rmSync(copy, { recursive: true, force: true });
}

/**
 * How a document is found in the end: it is shown before the server has looked at the whole file, and what is only
 * out of reach then is whole a moment later.
 */
async function findingOf(address: string, work: Work, isHit: boolean): Promise<Finding> {
  const until = Date.now() + MENDING_MS;
  for (;;) {
    const finding = await lookAt(address, work);
    const mayBeMended = !isHit && (finding.access === 'readOnly' || finding.access === 'refused');
    if (!mayBeMended || saysWhatItNeverSaid(work, finding) || Date.now() > until) return finding;
    await sleep(20);
  }
}

/** What is wrong with how a document was found, or null. */
function faultOf(work: Work, finding: Finding, isHit: boolean): string | null {
  const { access, said } = finding;
  if (access === 'silent') return 'gives no answer to a change';
  if (access === 'open')
    return said === work.states.at(-1) ? null : 'is open and says something else than it did';
  if (saysWhatItNeverSaid(work, finding)) return 'says what it never said';
  return isHit ? null : `is ${access}, though nothing of it stands on the bad place`;
}

function saysWhatItNeverSaid({ states }: Work, { access, said }: Finding): boolean {
  return access === 'readOnly' && !states.includes(said ?? '');
}

function tellOf(name: string, { rounds, unhurt, readOnly, refused }: Tally): void {
  tell(
    `F7: ${rounds} ${name}: 0 silent changes, 0 servers that did not start, 0 boards that suffered for another; ` +
      `${unhurt} times nothing was lost, ${readOnly} documents read-only, ${refused} refused ` +
      `(of ${rounds * world.works.length}, DAMAGE_SEED=${chance.seed})`,
  );
}

test(`${FLIPS} bits that flip change nothing in silence`, async () => {
  const tally: Tally = { rounds: 0, unhurt: 0, readOnly: 0, refused: 0 };
  for (let flip = 0; flip < FLIPS; flip++) {
    if (flip % 10 === 9) await round(world.killed, flipInMarks, tally);
    else if (flip % 3 === 2) await round(world.killed, flipInLog, tally);
    else if (flip % 3 === 1) await round(world.stopped, flipInDatabase, tally);
    else await round(world.stopped, flipInText, tally);
  }
  tellOf('bit flips', tally);
});

test(`${CUTS} files that end too early change nothing in silence`, async () => {
  const tally: Tally = { rounds: 0, unhurt: 0, readOnly: 0, refused: 0 };
  for (let cut = 0; cut < CUTS; cut++) {
    if (cut % 2 === 0) await round(world.stopped, truncateDatabase, tally);
    else await round(world.killed, truncateLog, tally);
  }
  tellOf('truncations', tally);
});

test(`a log that is torn ${TEARS} times changes nothing in silence`, async () => {
  const tally: Tally = { rounds: 0, unhurt: 0, readOnly: 0, refused: 0 };
  for (let tear = 0; tear < TEARS; tear++) await round(world.killed, tearLog, tally);
  tellOf('torn logs', tally);
});
