import type { Connection } from '../board/connection.ts';
import type { Election } from '../board/election.ts';
import { isShifted, placeAt, whyAt } from '../board/moment.ts';
import type { Board } from '../board/readBoard.ts';
import type { Stakeholder } from '../board/stakeholder.ts';
import { DOMAINS, DRIVERS, type DriverId, RING_IDS, type RingId } from '../content/domains.ts';
import {
  type LensContent,
  type LensEffect,
  type LensMoment,
  type MomentId,
  standardLens,
} from '../content/lens.ts';
import type { Language } from '../content/localized.ts';
import { domainsAt, type Meaning, meaningOf, type Place } from '../map/place.ts';

type MapOfBoard = Pick<Board, 'stakeholders' | 'connections'>;

/** What the lens does at a moment on this board: what the group made of it, or what it does as it comes. */
export function lensOf(
  { settings }: Pick<Board, 'settings'>,
  moment: LensMoment,
  language: Language,
): LensContent {
  const own = moment === 'before' ? settings.lensBefore : settings.lensAfter;
  return own ?? standardLens(moment, language);
}

/** A stakeholder that stands elsewhere at a moment than it does now. */
export interface Shift {
  readonly stakeholder: string;
  readonly from: Meaning;
  readonly to: Meaning;
  /** In the words of the group; can be empty. */
  readonly why: string;
}

/** Everybody who shifts, by name: the same on every screen. */
export function shiftsAt(
  { stakeholders }: Pick<Board, 'stakeholders'>,
  moment: LensMoment,
): readonly Shift[] {
  return Object.values(stakeholders)
    .filter((one) => isShifted(one, moment))
    .sort((one, other) => one.name.localeCompare(other.name, 'nl') || (one.id < other.id ? -1 : 1))
    .map((one) => ({
      stakeholder: one.id,
      from: meaningOf(one.place),
      to: meaningOf(placeAt(one, moment)),
      why: whyAt(one, moment),
    }));
}

/** Why a moment is bad or good for a connection, always seen from the one that it goes to. */
export type LensReason =
  /** The lens says that what it leans on moves people less then, or more. */
  | { readonly kind: 'loses' | 'gains'; readonly driver: DriverId; readonly text: string }
  /** The group moved them away from what it leans on, or to it. */
  | { readonly kind: 'movesAway' | 'movesTo'; readonly driver: DriverId; readonly to: DriverId }
  /** The group moved them farther from the table, or nearer. */
  | { readonly kind: 'farther' | 'nearer'; readonly from: RingId; readonly to: RingId };

const BAD: ReadonlySet<LensReason['kind']> = new Set(['loses', 'movesAway', 'farther']);

/** What a moment does to a connection, with every reason; the one that says most first. */
export interface LensMark {
  readonly connection: string;
  /** At risk as soon as one reason is bad, whatever else is good. */
  readonly effect: 'risk' | 'helped';
  readonly reasons: readonly [LensReason, ...LensReason[]];
}

/**
 * The connections that a moment puts at risk or helps. What a connection leans on is a driver of the one that it goes
 * to, so only that one counts; a connection that leans on what does not move the other anyhow is not touched by it.
 * First what is at risk; in the order of ids, which is the same on every screen.
 */
export function marksAt(
  { stakeholders, connections }: MapOfBoard,
  moment: LensMoment,
  lens: LensContent,
): readonly LensMark[] {
  const marks = Object.values(connections)
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap((connection): LensMark[] => {
      const other = stakeholders[connection.to];
      const [first, ...more] = other ? reasonsFor(connection, other, moment, lens) : [];
      if (!first) return [];
      const reasons = [first, ...more] as const;
      const isBad = reasons.some(({ kind }) => BAD.has(kind));
      return [{ connection: connection.id, effect: isBad ? 'risk' : 'helped', reasons }];
    });
  return [
    ...marks.filter(({ effect }) => effect === 'risk'),
    ...marks.filter(({ effect }) => effect === 'helped'),
  ];
}

function reasonsFor(
  { driver }: Connection,
  other: Stakeholder,
  moment: LensMoment,
  lens: LensContent,
): readonly LensReason[] {
  const [now, then] = [other.place, placeAt(other, moment)];
  const reasons: LensReason[] = [];
  const { domain } = DRIVERS[driver];
  if (domainsAt(now).includes(domain) || domainsAt(then).includes(domain)) {
    const { drivers, text } = lens[domain];
    const pull = drivers[DOMAINS[domain].drivers[0].id === driver ? 0 : 1];
    if (pull !== 'same') reasons.push({ kind: pull, driver, text });
  }
  if (!isShifted(other, moment)) return reasons;
  const [was, becomes] = [meaningOf(now), meaningOf(then)];
  if (was.driver !== becomes.driver && [was.driver, becomes.driver].includes(driver)) {
    reasons.push({ kind: was.driver === driver ? 'movesAway' : 'movesTo', driver, to: becomes.driver });
  }
  const steps = RING_IDS.indexOf(becomes.ring) - RING_IDS.indexOf(was.ring);
  if (steps !== 0) reasons.push({ kind: steps > 0 ? 'farther' : 'nearer', from: was.ring, to: becomes.ring });
  return reasons.sort((one, two) => Number(BAD.has(two.kind)) - Number(BAD.has(one.kind)));
}

/**
 * What the lens proposes for somebody who stands here now: on the drivers that people there begin to act on, a ring
 * nearer or farther. Null when it proposes nothing.
 */
export function proposedShift(place: Place, lens: LensContent): Meaning | null {
  const now = meaningOf(place);
  const { towards, step } = lens[now.domain];
  const ring = ringAfter(now.ring, step);
  const [domain, driver] =
    towards === null ? [now.domain, now.driver] : [towards, drawnTo(towards, lens[towards])];
  if (domain === now.domain && driver === now.driver && ring === now.ring) return null;
  return { domain, driver, ring };
}

/** The driver of a domain that gains at that moment, or else its first. */
function drawnTo(domain: Meaning['domain'], { drivers }: LensEffect): DriverId {
  const [first, second] = DOMAINS[domain].drivers;
  return (drivers[0] !== 'gains' && drivers[1] === 'gains' ? second : first).id;
}

function ringAfter(ring: RingId, step: LensEffect['step']): RingId {
  const move = { nearer: -1, same: 0, farther: 1 }[step];
  return RING_IDS[RING_IDS.indexOf(ring) + move] ?? ring;
}

const MONTHS_BEFORE = 6;
/** How long the window after an election stays open: our choice, about as long as a coalition takes to be formed. */
const MONTHS_AFTER = 3;

/** The moment that a day falls in by the date of an election, both written as '2027-03-17'; null without a date. */
export function momentOn(election: Election | null, today: string): MomentId | null {
  if (!election || election.date === '') return null;
  const { date } = election;
  if (today > date) return today <= monthsFrom(date, MONTHS_AFTER) ? 'after' : 'now';
  return today >= monthsFrom(date, -MONTHS_BEFORE) ? 'before' : 'now';
}

/** The same day so many months later, or the last of a month that is too short for it. */
export function monthsFrom(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
