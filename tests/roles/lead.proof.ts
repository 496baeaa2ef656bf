import type { Command } from '@verbindbord/shared/session/commands.ts';
import { LEADERLESS_MS } from '@verbindbord/shared/session/lead.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chance, chanceOf, percentile, seedOf, sizeOf, tell } from '../proof.ts';
import { gather, type MemberSocket, type Person } from '../relay/people.ts';
import { startServer, type TestServer } from '../server.ts';

/** How often a facilitator's page dies, each in a session of its own; all at the same time. */
const RUNS = sizeOf('ROLES_RUNS', 8);
const PATIENCE_MS = 15_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ SESSIONS_PER_HOUR: '100000' });
});
afterAll(() => server.stop());

/** Somebody on a page: what they do, and everything that they were told of the session. */
class Page {
  readonly name: string;
  readonly id: string;
  readonly seen: SessionState[] = [];
  readonly socket: MemberSocket;

  constructor(name: string, person: Person) {
    this.name = name;
    this.id = person.id;
    this.socket = person.socket();
    this.socket.on('session', (state) => this.seen.push(state));
  }

  /** The reason of a refusal, or null when it was done. */
  async give(command: Command): Promise<string | null> {
    const answer = await this.socket.timeout(10_000).emitWithAck('command', command);
    return answer.ok ? null : answer.reason;
  }

  get state(): SessionState | undefined {
    return this.seen.at(-1);
  }

  /** As when a browser is killed: the line is gone, and nothing was said. */
  die(chance: Chance): void {
    const { engine } = this.socket.io;
    this.socket.io.reconnection(false);
    if (chance.percent(50)) engine.close();
    else (engine.transport as { ws?: { terminate?: () => void } }).ws?.terminate?.();
  }
}

interface Run {
  /** Milliseconds from the press until the deputy conducts. */
  readonly taken: number;
  readonly refusedBefore: number;
}

async function run(seed: number): Promise<Run> {
  const chance = chanceOf(seed);
  const room = await gather(server.address);
  const come = async (name: string, role: 'facilitator' | 'participant' | 'observer') =>
    [name, await room.person(name, role)] as const;
  const [karinId, annaId, ...others] = await Promise.all([
    come('Karin', 'facilitator'),
    come('Anna', 'participant'),
    come('Bram', 'participant'),
    come('Wim', 'participant'),
    come('Olga', 'observer'),
  ]);
  const karin = new Page(...karinId);
  const anna = new Page(...annaId);
  const unnamed = others.map((other) => new Page(...other));
  const pages = [karin, anna, ...unnamed];
  try {
    await expect
      .poll(() => pages.every(({ state }) => state?.roster.every((one) => one.connected)))
      .toBe(true);
    expect(await karin.give({ type: 'setDeputy', participant: anna.id, deputy: true })).toBeNull();
    expect(await karin.give({ type: 'startTimer', seconds: 1200 })).toBeNull();
    await expect.poll(() => pages.every(({ state }) => state?.timer)).toBeTruthy();
    const { timer } = anna.state ?? {};
    if (chance.percent(50)) {
      await karin.give({ type: 'goToStep', step: karin.state?.step ?? '' });
      void karin.give({ type: chance.oneOf(['freeze', 'unfreeze']) }).catch(() => undefined);
    }
    await sleep(chance.between(0, 1500));
    karin.die(chance);
    await expect.poll(() => anna.state?.lead.lostAt).toBeTypeOf('number');

    // Nobody but the deputy ever can, and the deputy not before the time.
    let refusedBefore = 0;
    const early = async (): Promise<void> => {
      for (const page of [anna, ...unnamed]) {
        const reason = await page.give({ type: 'takeOver' });
        expect(reason, `${page.name} before the time`).toBe(page === anna ? 'notNow' : 'notAllowed');
        refusedBefore++;
      }
    };
    await early();
    await sleep(chance.between(0, LEADERLESS_MS - 5000));
    await early();
    const clock = await anna.socket.emitWithAck('clock');
    await sleep((anna.state?.lead.lostAt ?? 0) + LEADERLESS_MS - clock + chance.between(10, 2000));
    for (const page of unnamed) expect(await page.give({ type: 'takeOver' })).toBe('notAllowed');

    const pressed = performance.now();
    expect(await anna.give({ type: 'takeOver' })).toBeNull();
    expect(await anna.give({ type: 'freeze' }), 'the deputy conducts').toBeNull();
    await expect
      .poll(() => unnamed.every(({ state }) => state?.frozen?.by === anna.id), { interval: 5 })
      .toBe(true);
    const taken = performance.now() - pressed;

    for (const { name, seen } of pages) {
      const led = seen.flatMap(({ roster }) => roster.filter(({ role }) => role === 'facilitator'));
      const leaders = new Set(led.map((person) => person.name));
      expect([...leaders].sort().join(), `who leads, as ${name} was told`).toMatch(/^(Anna,)?Karin$/);
      const timers = seen.slice(seen.findIndex((state) => state.timer !== null)).map((state) => state.timer);
      for (const one of timers) expect(one, `the timer, as ${name} was told`).toEqual(timer);
    }

    // Whoever comes back leads too.
    const back = new Page('Karin', karinId[1]);
    await expect.poll(() => back.state?.lead.takenOver?.by).toBe(anna.id);
    expect(await back.give({ type: 'unfreeze' })).toBeNull();
    expect(await anna.give({ type: 'freeze' })).toBeNull();
    return { taken, refusedBefore };
  } finally {
    room.leave();
  }
}

test(`a facilitator’s page dies at ${RUNS} moments: the deputy leads, and nobody else ever`, async () => {
  const first = seedOf('ROLES_SEED');
  const runs = await Promise.all(
    Array.from({ length: RUNS }, (_, index) =>
      run(first + index).catch((error: unknown) => {
        throw new Error(`ROLES_SEED=${first + index} ROLES_RUNS=1 pnpm test:roles`, { cause: error });
      }),
    ),
  );
  const taken = runs.map((one) => one.taken);
  expect(Math.max(...taken), 'milliseconds from the press to the lead').toBeLessThan(PATIENCE_MS);
  const refused = runs.reduce((sum, one) => sum + one.refusedBefore, 0);
  tell(
    `roles: ${RUNS} facilitators gone from ROLES_SEED=${first}: the deputy led ${Math.round(percentile(taken, 50))} ms ` +
      `after pressing (at most ${Math.round(Math.max(...taken))}), ${refused} presses too early or by others refused, timer untouched`,
  );
});

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
