import { castOf } from '@verbindbord/client/src/rehearsal/engine/cast.ts';
import { SimulatedPerson } from '@verbindbord/client/src/rehearsal/engine/SimulatedPerson.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { Received } from '../../relay/Received.ts';
import type { HandedOut } from '../acts.ts';
import { type Person, WALL } from '../browser.ts';
import type { ServerProcess } from '../serverProcess.ts';

/** Somebody of the group who has no browser here: their line and all that came over it. */
export interface Guest {
  readonly person: SimulatedPerson;
  readonly received: Received;
}

/** Those who have a screen in this story. */
export interface Screens {
  /** The facilitator, on a laptop. */
  karin: Person;
  /** The deputy facilitator, on a laptop too. */
  readonly ineke: Person;
  /** A participant in the room, on a phone. */
  readonly samira: Person;
  /** A participant at a distance, on a laptop behind a proxy that lets no WebSocket through. */
  fatma: Person | null;
  /** The note-taker, on a laptop. */
  loes: Person | null;
  readonly wall: Person;
}

/** One hall with 23 participants, as the scenes find it and leave it. */
export interface Hall {
  readonly server: ServerProcess;
  readonly browser: Browser;
  readonly handedOut: HandedOut;
  readonly screens: Screens;
  readonly guests: Guest[];
  /** What Samira and who works with her wrote together, once it is there. */
  line: { readonly id: string; readonly text: string };
  /** Has the minutes go by that nobody waits for here: a facilitator whose clock can be set to any second. */
  readonly clockwork: SimulatedPerson;
}

export function screensOf({ screens }: Pick<Hall, 'screens'>): Person[] {
  const { karin, ineke, samira, fatma, loes, wall } = screens;
  return [karin, ineke, samira, wall, fatma, loes].filter((person) => person !== null);
}

/** The laptop at a distance, once it is there. */
export function fatmaOf({ screens }: Hall): Person {
  if (!screens.fatma) throw new Error('Fatma has not come in yet.');
  return screens.fatma;
}

interface Newcomer {
  readonly name: string;
  readonly whereabouts: 'room' | 'remote';
  readonly department: string;
}

/** Somebody without a browser comes in by a link. */
export async function comeIn(
  { server, handedOut }: Pick<Hall, 'server' | 'handedOut'>,
  newcomer: Newcomer,
  seed: number,
  link: 'participant' | 'facilitator' = 'participant',
): Promise<Guest> {
  const secret = new URL(handedOut[link]).hash.slice(1);
  const door = { address: server.address, code: handedOut.code, secret };
  const reply = await SimulatedPerson.join(door, newcomer, { seed, language: 'nl' });
  if (!reply.ok) throw new Error(`${newcomer.name} could not come in: ${reply.reason}`);
  const received = new Received();
  received.listenTo(reply.person.visit.socket);
  return { person: reply.person, received };
}

/** The twenty who come in without a browser: five of them at a distance, and two of one name. */
export function theTwenty(): readonly Newcomer[] {
  const cast = castOf({ people: 20, remote: 5, language: 'nl', seed: 1, mark: '' });
  return cast.map((one, index) => (index === 3 || index === 8 ? { ...one, name: 'Bram' } : one));
}

/** Everybody without a browser does what there is to do in this step. */
export async function actAll({ guests }: Hall): Promise<void> {
  await Promise.all(guests.map(({ person }) => person.actAll()));
}

/** The session as the server tells it to a facilitator. */
export function sessionIn({ clockwork }: Hall): SessionState {
  const { session } = clockwork.visit;
  if (!session) throw new Error('The session has not been told.');
  return session;
}

/** Waits until the session is so, and everybody without a browser has heard of it. */
export async function until(hall: Hall, holds: (session: SessionState) => boolean): Promise<void> {
  for (const { visit } of [hall.clockwork, ...hall.guests.map(({ person }) => person)]) {
    if (!visit.isConnected) continue;
    expect(await visit.until(() => visit.session !== null && holds(visit.session))).toBe(true);
  }
}

/** The board as it came to somebody without a browser. */
export async function boardOf({ visit }: SimulatedPerson) {
  const link = await visit.read('board');
  if (!link) throw new Error('The board cannot be read.');
  return readBoard(link.doc);
}

/** The pair that somebody works in, by their name. */
export function pairWith(hall: Hall, name: string): Pair {
  const session = sessionIn(hall);
  const person = session.roster.find((one) => one.name === name);
  const pair = session.round.pairs.find(({ members }) => person && members.includes(person.id));
  if (!pair) throw new Error(`${name} is in no pair.`);
  return pair;
}

/** Those of a pair who have no browser. */
export function guestsIn({ guests }: Hall, { members }: Pick<Pair, 'members'>): readonly Guest[] {
  return guests.filter(({ person }) => members.includes(person.id));
}

/** Of nobody who should not have it, anything holds these words: neither a screen's frames nor a line's. */
export async function expectNobodyReceived(
  words: string,
  screens: readonly Person[],
  guests: readonly Guest[],
): Promise<void> {
  for (const { name, frames } of screens) {
    expect(await frames.hold(words), `${name} received ‘${words}’`).toBe(false);
  }
  for (const { person, received } of guests) {
    expect(received.holds(words), `${person.name} received ‘${words}’`).toBe(false);
  }
}

/** Six browsers and twenty people share two cores with whatever else runs. */
const ON_A_SLOW_MACHINE = { timeout: 30_000 };

/** Shows the answers of a hidden question; asks once more where not everybody is done. */
export async function reveal({ page }: Person, shown: string): Promise<void> {
  await page.getByRole('button', { name: 'Onthul', exact: true }).click();
  const sure = page.getByRole('alertdialog').getByRole('button', { name: 'Onthul nu' });
  await expect
    .poll(async () => {
      if ((await sure.count()) > 0) await sure.click();
      return page.getByText(shown).count();
    }, ON_A_SLOW_MACHINE)
    .toBeGreaterThan(0);
}

/** The words are on these screens; on the wall perhaps on a page that comes next. */
export async function shownOn(people: readonly Person[], words: string | RegExp): Promise<void> {
  for (const { page } of people) {
    const isWall = (page.viewportSize()?.width ?? 0) >= WALL.width;
    const state = isWall ? 'attached' : 'visible';
    await page.getByText(words).first().waitFor({ state });
  }
}

/** Everybody's screen but the wall. */
export function handheld({ screens }: Hall): Person[] {
  return screensOf({ screens }).filter((person) => person !== screens.wall);
}

/** Whole seconds that a screen says are left. */
export async function secondsOn({ page }: Person): Promise<number> {
  const text = (await page.getByRole('timer').first().textContent()) ?? '';
  const [minutes = Number.NaN, seconds = Number.NaN] = (/\d+:\d+/.exec(text)?.[0] ?? '')
    .split(':')
    .map(Number);
  return minutes * 60 + seconds;
}

/** All screens say the same time, within a second. */
export async function expectSameTime(people: readonly Person[]): Promise<number> {
  const shown = await Promise.all(people.map(secondsOn));
  expect(Math.max(...shown) - Math.min(...shown)).toBeLessThanOrEqual(1);
  return Math.min(...shown);
}
