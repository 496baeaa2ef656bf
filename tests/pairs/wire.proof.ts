import { randomUUID } from 'node:crypto';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chance, chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { type Gathering, gather } from '../relay/people.ts';
import { startServer, type TestServer } from '../server.ts';
import { Attendant } from './Attendant.ts';

/** How many afternoons, each with a seed of its own. */
const RUNS = sizeOf('PAIRS_WIRE_RUNS', 3);
const EVENTS = 20;

// Each standard client has a listener for the end of the process.
process.setMaxListeners(1000);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ SESSIONS_PER_HOUR: '100000' });
});
afterAll(() => server.stop());

/** A line by its words, and the pair that may have received it: whoever was in it at any time. */
interface Written {
  readonly mark: string;
  readonly pair: string;
}

const happened = { written: 0, received: 0, pried: 0, people: 0 };

class Hall {
  readonly #room: Gathering;
  readonly #chance: Chance;
  readonly written: Written[] = [];
  /** Who was ever in which pair, as a facilitator was told. */
  readonly everIn = new Map<string, Set<string>>();
  readonly participants: Attendant[] = [];
  readonly outsiders: Attendant[] = [];
  #karin: Attendant | null = null;

  constructor(room: Gathering, chance: Chance) {
    this.#room = room;
    this.#chance = chance;
  }

  get karin(): Attendant {
    if (!this.#karin) throw new Error('Nobody facilitates.');
    return this.#karin;
  }

  get all(): readonly Attendant[] {
    return [...this.participants, ...this.outsiders];
  }

  get there(): readonly Attendant[] {
    return this.participants.filter(({ isThere }) => isThere);
  }

  async open(people: number): Promise<void> {
    this.#karin = await this.#comeIn('Karin', 'facilitator');
    this.outsiders.push(this.#karin);
    for (const [name, role] of [
      ['Joost', 'facilitator'],
      ['Olga', 'observer'],
    ] as const) {
      this.outsiders.push(await this.#comeIn(name, role));
    }
    for (let count = 0; count < people; count++) await this.arrive();
    if (this.#chance.percent(60)) {
      await this.karin.command({ type: 'addPerson', name: 'Piet', department: '' });
    }
  }

  async arrive(): Promise<void> {
    this.participants.push(await this.#comeIn(`p${this.participants.length}`, 'participant'));
  }

  /** Resolves when all who are there know of the same session, and of nobody who is there without a pair. */
  async settle(): Promise<SessionState> {
    const isSettled = (): boolean => {
      const there = [...this.there, ...this.outsiders];
      const versions = there.map(({ state }) => state?.version ?? -1);
      const roster = this.karin.state?.roster ?? [];
      const here = new Set(roster.filter(({ connected }) => connected).map(({ id }) => id));
      const isKnown =
        there.every(({ id }) => here.has(id)) && here.size === there.length + this.#withoutDevice();
      return isKnown && new Set(versions).size === 1;
    };
    await expect.poll(isSettled, { timeout: 10_000 }).toBe(true);
    const { state } = this.karin;
    if (!state) throw new Error('The facilitator was told nothing.');
    if (state.round.stage === 'working') {
      for (const { id, members } of state.round.pairs) {
        this.everIn.set(id, new Set([...(this.everIn.get(id) ?? []), ...members]));
      }
    }
    return state;
  }

  async write(person: Attendant): Promise<void> {
    const mark = randomUUID();
    const pair = await person.write(mark);
    expect(pair, `${person.name} is there and in no pair`).not.toBeNull();
    if (pair !== null) this.written.push({ mark, pair });
  }

  /** Everybody who was never in a pair asks for its worksheet. */
  async pry(): Promise<void> {
    const pairs = [...this.everIn];
    for (const person of [...this.outsiders, ...this.there]) {
      for (const [pair, members] of pairs) {
        if (members.has(person.id)) continue;
        await person.pry(pair);
        happened.pried++;
      }
    }
  }

  #withoutDevice(): number {
    return this.karin.state?.roster.filter(({ hasDevice }) => !hasDevice).length ?? 0;
  }

  async #comeIn(name: string, role: 'facilitator' | 'participant' | 'observer'): Promise<Attendant> {
    const person = await this.#room.person(name, role);
    const attendant = new Attendant(name, person, server.address, this.#room.session.code);
    attendant.come();
    happened.people++;
    return attendant;
  }
}

function expectPrivate(hall: Hall): void {
  for (const { mark, pair } of hall.written) {
    const received = hall.all.filter((person) => person.received.holds(mark));
    const strangers = received.filter(({ id }) => !hall.everIn.get(pair)?.has(id));
    expect(
      strangers.map(({ name }) => name),
      'received what another pair wrote',
    ).toEqual([]);
    happened.received += received.length;
  }
}

async function act(hall: Hall, chance: Chance): Promise<void> {
  const away = hall.participants.filter(({ isThere }) => !isThere);
  const what = chance.oneOf(['arrive', 'leave', 'return'] as const);
  if (what === 'leave' && hall.there.length > 2) chance.oneOf(hall.there).leave();
  else if (what === 'return' && away.length > 0) chance.oneOf(away).come();
  else await hall.arrive();
}

async function live(seed: number): Promise<void> {
  const chance = chanceOf(seed);
  const room = await gather(server.address);
  try {
    const hall = new Hall(room, chance);
    await hall.open(chance.between(2, 7));
    await hall.settle();
    await hall.karin.command({ type: 'proposePairs' });
    await hall.karin.command({ type: 'startPairs', seconds: 1200 });
    await hall.settle();
    for (let count = 0; count < EVENTS; count++) {
      await act(hall, chance);
      await hall.settle();
      await hall.write(chance.oneOf(hall.there));
      for (const person of hall.there) {
        const how = chance.oneOf(['alone', 'together', 'together'] as const);
        await person.command({ type: 'goOn', participant: person.id, how });
      }
      await hall.settle();
      if (count % 7 === 6) await hall.pry();
    }
    for (const person of hall.participants) if (!person.isThere) person.come();
    await hall.settle();
    await hall.pry();
    const marks = hall.written.map(({ mark }) => mark);
    const lost = async (): Promise<string[]> => {
      const read = new Set((await Promise.all(hall.there.map((person) => person.read()))).flat());
      return marks.filter((mark) => !read.has(mark));
    };
    await expect.poll(lost, { timeout: 10_000 }).toEqual([]);
    expectPrivate(hall);
    happened.written += marks.length;
    for (const person of hall.all) person.leave();
  } finally {
    room.leave();
  }
}

test(`${RUNS} afternoons over the wire: no line is lost, and none reaches anybody outside its pair`, async () => {
  const first = seedOf('PAIRS_SEED');
  for (let seed = first; seed < first + RUNS; seed++) {
    await live(seed).catch((error: unknown) => {
      throw new Error(`PAIRS_SEED=${seed} PAIRS_WIRE_RUNS=1 pnpm test:pairs`, { cause: error });
    });
  }
  const { written, received, pried, people } = happened;
  expect(Math.min(written, received, pried), 'much happens in each run').toBeGreaterThan(RUNS);
  tell(
    `pairs: ${RUNS} afternoons on the wire from PAIRS_SEED=${first}, ${people} people, ${written} lines written, ` +
      `${pried} times asked for by somebody else: 0 lost, 0 received outside the pair`,
  );
});
