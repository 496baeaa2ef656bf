import { beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../manualClock.ts';
import { Tickets } from './Tickets.ts';

const WALL = { kind: 'wall', session: 'K7M4QX2P' } as const;
const PLACE = { kind: 'place', session: 'K7M4QX2P', participant: 'piet' } as const;

let clock: ManualClock;
let tickets: Tickets;
beforeEach(() => {
  clock = new ManualClock();
  tickets = new Tickets(clock);
});

test('a ticket is good for one time, however it is typed', () => {
  const { ticket } = tickets.issue(WALL);
  expect(tickets.redeem('00000000')).toBeNull();
  expect(tickets.find(ticket)).toEqual(WALL);
  expect(tickets.redeem(`${ticket.slice(0, 4)} ${ticket.slice(4).toLowerCase()}`)).toEqual(WALL);
  expect(tickets.redeem(ticket)).toBeNull();
});

test('a ticket for a place is a secret, and says whose place it is', () => {
  const { ticket } = tickets.issue(PLACE);
  expect(ticket.length).toBeGreaterThan(30);
  expect(tickets.redeem(ticket)).toEqual(PLACE);
  expect(tickets.find(ticket)).toBeNull();
});

test('a ticket is good for ten minutes', () => {
  const { ticket, validUntil } = tickets.issue(WALL);
  expect(validUntil - clock.now()).toBe(600_000);
  clock.pass(600_001);
  expect(tickets.redeem(ticket)).toBeNull();
});

test('a session has no more than five of a kind at a time, and takes none from another', () => {
  const other = tickets.issue({ kind: 'wall', session: 'AAAABBBB' });
  const place = tickets.issue(PLACE);
  const own = Array.from({ length: 6 }, () => tickets.issue(WALL).ticket);
  expect(own.map((ticket) => tickets.redeem(ticket) !== null)).toEqual([false, true, true, true, true, true]);
  expect(tickets.redeem(other.ticket)).not.toBeNull();
  expect(tickets.redeem(place.ticket)).not.toBeNull();
});
