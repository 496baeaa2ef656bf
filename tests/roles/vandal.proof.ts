import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readThings } from '@verbindbord/shared/board/readBoard.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { expect, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { type Chance, chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { type Gathering, gather, type Person, untilSynced } from '../relay/people.ts';

/** How many vandals, each in a session of its own. */
const RUNS = sizeOf('VANDAL_RUNS', 3);
const THINGS = 200;
const FROZEN_WITHIN_MS = 1000;

process.setMaxListeners(1000);

const things = ({ doc }: WebsocketProvider) => JSON.parse(JSON.stringify(readThings(doc)));
const PLACE = { domain: 'bestuur', lean: 0.5, reach: 0.5 } as const;

function spoil({ doc }: WebsocketProvider, chance: Chance): void {
  for (let count = 0; count < THINGS; count++) {
    const text = `onzin ${count}`;
    if (chance.percent(60)) addNote(doc, { sheet: 'review-1', text });
    else addStakeholder(doc, { name: text, place: PLACE });
  }
}

/** Somebody who conducts. */
class Conductor {
  readonly #socket: ReturnType<Person['socket']>;
  state: SessionState | null = null;

  constructor(person: Person) {
    this.#socket = person.socket();
    this.#socket.on('session', (state) => {
      this.state = state;
    });
  }

  async give(command: Command): Promise<void> {
    expect(await this.#socket.timeout(10_000).emitWithAck('command', command)).toEqual({ ok: true });
  }
}

/** Milliseconds until what an honest person writes is not taken any more. */
async function freeze(karin: Conductor, watcher: Conductor): Promise<number> {
  const start = performance.now();
  await karin.give({ type: 'freeze' });
  await expect.poll(() => watcher.state?.frozen ?? null, { interval: 5 }).not.toBeNull();
  return performance.now() - start;
}

async function run(server: ServerProcess, room: Gathering, chance: Chance): Promise<number> {
  const [k, a, v] = await Promise.all([
    room.person('Karin', 'facilitator'),
    room.person('Anna', 'participant'),
    room.person('Vandaal', 'participant'),
  ]);
  const karin = new Conductor(k);
  const anna = await untilSynced(a.provider('board'));
  const vandal = await untilSynced(v.provider('board'));
  await karin.give({ type: 'goToStep', step: 'lessons' });
  const own = addStakeholder(anna.doc, { name: 'VNG', place: PLACE });
  const other = addStakeholder(anna.doc, { name: 'Raad', place: PLACE });
  addConnection(anna.doc, { from: own, to: other, driver: 'content' });
  for (let count = 0; count < 20; count++)
    addNote(anna.doc, { sheet: 'review-1', text: `van Anna ${count}` });
  await expect.poll(() => Object.keys(things(vandal).notes).length).toBe(20);
  const honest = things(anna);
  spoil(vandal, chance);
  const all = () =>
    Object.values<object>(things(anna)).reduce((sum, kind) => sum + Object.keys(kind).length, 0);
  const before = Object.values<object>(honest).reduce((sum, kind) => sum + Object.keys(kind).length, 0);
  await expect.poll(all).toBe(before + THINGS);
  const spoiled = things(anna);
  vandal.destroy();

  const frozen = await freeze(karin, new Conductor(a));
  const remove = { type: 'removePerson', participant: v.id, work: true } as const;
  await karin.give(remove);
  await expect.poll(() => things(anna)).toEqual(honest);
  await karin.give({ type: 'unfreeze' });

  // One act takes it back, and what others did since is there too.
  const later = addNote(anna.doc, { sheet: 'review-1', text: 'erna' });
  await karin.give({ type: 'bringBack', participant: v.id });
  await expect
    .poll(() => Object.keys(things(anna).notes))
    .toEqual(expect.arrayContaining(Object.keys(spoiled.notes)));
  const { [later]: since, ...notes } = things(anna).notes;
  expect(since).toMatchObject({ text: 'erna' });
  expect({ ...things(anna), notes }).toEqual(spoiled);

  // And once more, for good: what is on disk is what everybody sees.
  await karin.give(remove);
  await expect.poll(() => Object.keys(things(anna).notes).length).toBe(21);
  const final = things(anna);
  await server.kill();
  await server.startAgain();
  const again = await untilSynced(a.provider('board'));
  expect(things(again)).toEqual(final);
  await expect.poll(() => things(anna)).toEqual(final);
  const refused = await fetch(`${server.address}/api/sessions/${room.session.code}/export.json`, {
    headers: { authorization: `Bearer ${v.token}` },
  });
  expect(refused.status, 'a token of somebody who is out').toBe(404);
  return frozen;
}

test(`${RUNS} vandals of ${THINGS} things who have left: frozen within a second, gone and back by one act each`, async () => {
  const first = seedOf('ROLES_SEED');
  const frozen: number[] = [];
  for (let seed = first; seed < first + RUNS; seed++) {
    const server = await ServerProcess.start();
    const room = await gather(server.address);
    try {
      frozen.push(await run(server, room, chanceOf(seed)));
    } catch (cause) {
      throw new Error(`ROLES_SEED=${seed} VANDAL_RUNS=1 pnpm test:roles`, { cause });
    } finally {
      room.leave();
      await server.stop();
    }
  }
  expect(Math.max(...frozen)).toBeLessThan(FROZEN_WITHIN_MS);
  tell(
    `vandals: ${RUNS} of ${THINGS} things from ROLES_SEED=${first}, frozen in at most ${Math.round(Math.max(...frozen))} ms; ` +
      'removed, put back and removed: nothing of others touched, the same after a kill',
  );
});
