import { beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../manualClock.ts';
import { WallTickets } from './WallTickets.ts';

let clock: ManualClock;
let tickets: WallTickets;
beforeEach(() => {
  clock = new ManualClock();
  tickets = new WallTickets(clock);
});

test('a ticket opens the wall of its session once, however it is typed', () => {
  const { ticket } = tickets.issue('K7M4QX2P');
  expect(tickets.redeem('00000000')).toBeNull();
  expect(tickets.redeem(`${ticket.slice(0, 4)} ${ticket.slice(4).toLowerCase()}`)).toBe('K7M4QX2P');
  expect(tickets.redeem(ticket)).toBeNull();
});

test('a ticket is good for ten minutes', () => {
  const { ticket, validUntil } = tickets.issue('K7M4QX2P');
  expect(validUntil - clock.now()).toBe(600_000);
  clock.pass(600_001);
  expect(tickets.redeem(ticket)).toBeNull();
});

test('a session has no more than five at a time, and takes none from another', () => {
  const other = tickets.issue('AAAABBBB');
  const own = Array.from({ length: 6 }, () => tickets.issue('K7M4QX2P').ticket);
  expect(own.map((ticket) => tickets.redeem(ticket) !== null)).toEqual([false, true, true, true, true, true]);
  expect(tickets.redeem(other.ticket)).toBe('AAAABBBB');
});
