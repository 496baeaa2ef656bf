import type { Attendance } from '@verbindbord/client/src/rehearsal/engine/attendance.ts';
import { castOf } from '@verbindbord/client/src/rehearsal/engine/cast.ts';
import { Rehearsal } from '@verbindbord/client/src/rehearsal/engine/Rehearsal.ts';
import { type Seat, SimulatedPerson } from '@verbindbord/client/src/rehearsal/engine/SimulatedPerson.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { ballotOf } from '@verbindbord/shared/session/ballots.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer, type TestServer } from '../server.ts';
import { post } from './people.ts';

let server: TestServer;
let made: CreatedSession;
let karin: SimulatedPerson;
const there: SimulatedPerson[] = [];

beforeEach(async () => {
  server = await startServer();
  made = await post<CreatedSession>(`${server.address}/api/sessions`, {
    title: 'Proef: Wijk',
    rehearsal: true,
  });
  karin = await comeIn('Karin', 1000, 'facilitator');
});
afterEach(async () => {
  for (const { visit } of there.splice(0)) visit.end();
  await server.stop();
});

function doorOf(role: keyof CreatedSession['links'] = 'participant') {
  const secret = new URL(made.links[role]).hash.slice(1);
  return { address: server.address, code: made.code, secret };
}

async function comeIn(
  name: string,
  seed: number,
  role?: keyof CreatedSession['links'],
): Promise<SimulatedPerson> {
  const newcomer = { name, whereabouts: 'room', department: '' } as const;
  const reply = await SimulatedPerson.join(doorOf(role), newcomer, { seed, language: 'nl' });
  if (!reply.ok) throw new Error(`${name} could not come in: ${reply.reason}`);
  there.push(reply.person);
  return reply.person;
}

function gather(count: number): Promise<SimulatedPerson[]> {
  return Promise.all(Array.from({ length: count }, (_, seed) => comeIn(`Proef ${seed}`, seed)));
}

async function give(command: Command): Promise<void> {
  expect(await karin.visit.command(command)).toEqual({ ok: true });
}

/** Everybody knows what the facilitator knows. */
async function until(holds: (session: SessionState) => boolean): Promise<void> {
  for (const { visit } of there) {
    expect(await visit.until(() => visit.session !== null && holds(visit.session))).toBe(true);
  }
}

async function goTo(step: string): Promise<void> {
  await give({ type: 'goToStep', step });
  await until((session) => session.step === step);
}

async function pairUp(): Promise<void> {
  // Who is there is told a moment after they came.
  await until(({ roster }) => roster.filter(({ connected }) => connected).length === there.length);
  await goTo('pairs');
  await give({ type: 'proposePairs' });
  await give({ type: 'startPairs', seconds: 1200 });
  await until(({ round }) => round.stage === 'working');
}

async function board() {
  const link = await karin.visit.read('board');
  if (!link) throw new Error('The board cannot be read.');
  return readBoard(link.doc);
}

test('people answer, work in pairs, report, vote and put parties on the map, each by their own line', async () => {
  const people = await gather(7);
  expect(karin.visit.session?.rehearsal).toBe(true);
  // Before the start there is nothing to do.
  expect(await people[0]?.act()).toBe(false);
  await goTo('review');
  await until(({ startedAt }) => startedAt !== null);
  await Promise.all(people.map((person) => person.actAll()));
  await give({ type: 'revealBallot', ballot: 'sheet/review-1' });
  await expect
    .poll(async () => Object.values((await board()).notes).filter(({ sheet }) => sheet === 'review-1').length)
    .toBeGreaterThanOrEqual(people.length);

  await pairUp();
  await Promise.all(people.map((person) => person.actAll()));
  // Partners who wrote at the same time may both have gone before the other was done.
  await Promise.all(people.map((person) => person.actAll()));
  await until(({ round }) => round.pairs.every(({ ready }) => ready));
  for (const person of people) {
    const sheet = (await person.look())?.worksheet;
    expect(sheet?.lines.some(({ caseOf }) => caseOf === person.id)).toBe(true);
    expect(sheet?.lines.every(({ text }) => text.length > 8)).toBe(true);
  }

  await goTo('plenary');
  await Promise.all(people.map((person) => person.actAll()));
  await expect
    .poll(
      async () => Object.values((await board()).notes).filter(({ origin }) => origin?.kind === 'pair').length,
    )
    .toBeGreaterThanOrEqual(people.length);

  await goTo('map');
  await Promise.all(people.map((person) => person.actAll()));
  await expect.poll(async () => Object.keys((await board()).stakeholders).length).toBeGreaterThanOrEqual(5);

  await goTo('conditions');
  await Promise.all(people.map((person) => person.actAll()));
  await give({ type: 'revealBallot', ballot: 'step/conditions' });
  await until((session) => ballotOf(session, 'step/conditions').stage === 'revealed');
  const [result] = ballotOf(karin.visit.session as SessionState, 'step/conditions').results;
  expect(result?.ballots).toBe(people.length);
});

test('two write in one line, also when one of them was away meanwhile', async () => {
  const [anna, bram] = await gather(2);
  if (!anna || !bram) throw new Error('Nobody is there.');
  await pairUp();
  await anna.do({ do: 'line', question: 'question-1', caseOf: anna.id, text: 'Beheer erbij' });
  const line = async (person: SimulatedPerson) => (await person.look())?.worksheet?.lines[0];
  await expect.poll(async () => (await line(bram))?.text).toBe('Beheer erbij');
  const id = (await line(bram))?.id ?? '';
  bram.visit.dropOff();
  await anna.do({ do: 'addTo', line: id, text: ', en Wonen' });
  bram.visit.comeBack();
  expect(await bram.visit.until(() => bram.visit.isConnected)).toBe(true);
  await bram.do({ do: 'addTo', line: id, text: ' ook' });
  for (const person of [anna, bram]) {
    await expect
      .poll(async () => (await line(person))?.text.length)
      .toBe('Beheer erbij, en Wonen ook'.length);
  }
  await anna.do({ do: 'keep', line: id });
  await expect.poll(async () => (await line(bram))?.stays).toBe(true);
  expect(await bram.shareAll()).toBe(0);
});

test('a rehearsal goes by itself: people come, drop off, come back, come late and leave', async () => {
  const seats: Seat[] = [];
  let seen: Attendance | null = null;
  const rehearsal = new Rehearsal(doorOf(), 'nl', 'busy', 3, {
    onAttendance: (attendance) => {
      seen = attendance;
    },
    onSeat: (seat) => seats.push(seat),
  });
  const connected = () =>
    karin.visit.session?.roster.filter((one) => one.role === 'participant' && one.connected).length;
  try {
    await rehearsal.bring(castOf({ people: 4, remote: 1, language: 'nl', seed: 3, mark: 'Proef' }));
    await expect.poll(connected).toBe(4);
    expect(seen).toMatchObject({ here: 4, coming: 0, dropped: [], problem: null });
    await expect.poll(() => seats.length).toBe(4);

    rehearsal.dropOne();
    await expect.poll(connected).toBe(3);
    expect(seen).toMatchObject({ here: 3 });
    rehearsal.bringOneBack();
    await expect.poll(connected).toBe(4);

    await give({ type: 'goToStep', step: 'review' });
    await expect.poll(() => karin.visit.session?.ballots?.some(({ begun }) => begun)).toBe(true);
  } finally {
    rehearsal.end();
  }
  await expect.poll(connected).toBe(0);

  const again = new Rehearsal(doorOf(), 'nl', 'busy', 3, {
    onAttendance: () => undefined,
    onSeat: () => undefined,
  });
  await again.bringBack(seats);
  await expect.poll(connected).toBe(4);
  expect(karin.visit.session?.roster.filter(({ role }) => role === 'participant')).toHaveLength(4);
  again.end();
});

test('a rehearsal says why nobody can come in', async () => {
  let problem: Attendance['problem'] = null;
  const door = { ...doorOf(), secret: 'not-the-one' };
  const rehearsal = new Rehearsal(door, 'nl', 'busy', 1, {
    onAttendance: (attendance) => {
      problem = attendance.problem;
    },
    onSeat: () => undefined,
  });
  await rehearsal.bring(castOf({ people: 2, remote: 0, language: 'nl', seed: 1, mark: 'Proef' }));
  expect(problem).toBe('noAccess');
  rehearsal.end();
});

test('a copy of a programme becomes a session, unless it would mix things up', async () => {
  const programme = programmeOf('internal', 'nl').slice(1, 4);
  const make = (given: unknown) =>
    fetch(`${server.address}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Proef: Wijk', programme: given, rehearsal: true }),
    });
  const response = await make(programme);
  expect(response.status).toBe(201);
  made = (await response.json()) as CreatedSession;
  const leader = await comeIn('Karin', 1, 'facilitator');
  expect(leader.visit.session?.programme.map(({ id }) => id)).toEqual(programme.map(({ id }) => id));
  expect((await make([...programme, ...programme])).status).toBe(400);
  expect((await make([])).status).toBe(400);
  const odd = JSON.parse(JSON.stringify(programme));
  odd[0].settings.sheets[0].id = '__proto__';
  expect((await make(odd)).status).toBe(400);
});
