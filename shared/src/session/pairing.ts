import type { PairSize } from '../activities/pairWork/settings.ts';
import { type Pairable, type PairCost, pairCost } from './pairCosts.ts';
import type { Pair } from './state.ts';

/** How often a division is looked for from another beginning; the cheapest that is found counts. */
const BEGINNINGS = 4;

export interface Proposing {
  readonly size: PairSize;
  /** Pairs that worked before, in this session. */
  readonly earlier: readonly Pair[];
  /** Pairs that stay as they are; none of the people is in one. */
  readonly kept: readonly Pair[];
  /** Those who want to work alone. */
  readonly alone: readonly string[];
  /** Numbers in [0, 1); the same numbers give the same pairs. */
  readonly random: () => number;
  readonly newId: () => string;
}

/**
 * Proposes who works with whom: everybody in one group, of the size that is asked for and one more where the number
 * does not come out. Which division is best, the costs of `pairCosts.ts` say and nothing else: people begin in any
 * order, and two of different groups change places for as long as that makes all of it cheaper.
 *
 * Somebody who is over when all others are kept together joins one of those: nobody works alone who did not ask for it.
 */
export function proposePairs(people: readonly Pairable[], proposing: Proposing): Pair[] {
  const { size, earlier, kept, alone, random, newId } = proposing;
  const single = people.filter(({ id }) => alone.includes(id));
  const together = people.filter(({ id }) => !alone.includes(id));
  const cost = pairCost(earlier);
  const [over] = together;
  const hosts = kept.filter(({ members }) => members.some((member) => !alone.includes(member)));
  if (over && together.length === 1 && size > 1 && hosts.length > 0) {
    const host = hosts.reduce((best, pair) => (pair.members.length < best.members.length ? pair : best));
    const joined = kept.map((pair) =>
      pair === host ? { ...pair, members: [...pair.members, over.id] } : pair,
    );
    return [...joined, ...newPairs(single.map(idOf), joined, newId)];
  }
  const groups = divide(together, size, cost, random).map((group) => group.map(({ id }) => id));
  return [...kept, ...newPairs([...groups, ...single.map(idOf)], kept, newId)];
}

/** How large the groups are that so many people make. */
export function groupSizes(people: number, size: PairSize): number[] {
  if (people === 0) return [];
  const count = Math.max(1, size === 3 ? Math.ceil(people / 3) : Math.floor(people / size));
  const [least, over] = [Math.floor(people / count), people % count];
  return Array.from({ length: count }, (_, index) => (index < over ? least + 1 : least));
}

/** A pair as it begins. */
export function newPair(id: string, number: number, members: readonly string[], code = ''): Pair {
  return {
    id,
    number,
    members,
    former: [],
    ready: false,
    wantsHelp: false,
    locked: false,
    wantsProxy: false,
    proxies: [],
    code,
  };
}

/** The lowest numbers that none of these pairs has. */
function freeNumbers(pairs: readonly Pair[], count: number): number[] {
  const taken = new Set(pairs.map(({ number }) => number));
  const free: number[] = [];
  for (let number = 1; free.length < count; number++) if (!taken.has(number)) free.push(number);
  return free;
}

function newPairs(groups: readonly string[][], beside: readonly Pair[], newId: () => string): Pair[] {
  const numbers = freeNumbers(beside, groups.length);
  return groups.map((members, index) => newPair(newId(), numbers[index] ?? 0, members));
}

function idOf({ id }: Pairable): string[] {
  return [id];
}

function divide(
  people: readonly Pairable[],
  size: PairSize,
  cost: PairCost,
  random: () => number,
): Pairable[][] {
  let best: Pairable[][] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let beginning = 0; beginning < BEGINNINGS && least > 0; beginning++) {
    const groups = cut(shuffle(people, random), groupSizes(people.length, size));
    improve(groups, cost);
    const sum = groups.reduce((all, group) => all + cost(group), 0);
    if (sum < least) [best, least] = [groups, sum];
  }
  return best;
}

function cut(people: readonly Pairable[], sizes: readonly number[]): Pairable[][] {
  let start = 0;
  return sizes.map((length) => {
    start += length;
    return people.slice(start - length, start);
  });
}

/** Ends: every change makes the sum smaller, and there are not endlessly many divisions. */
function improve(groups: readonly Pairable[][], cost: PairCost): void {
  for (let improved = true; improved; ) {
    improved = false;
    for (const [index, one] of groups.entries()) {
      for (const other of groups.slice(index + 1)) improved = changePlaces(one, other, cost) || improved;
    }
  }
}

/** Lets one of each of two groups change places wherever that is cheaper; gives whether any did. */
function changePlaces(one: Pairable[], other: Pairable[], cost: PairCost): boolean {
  let changed = false;
  let least = cost(one) + cost(other);
  // Nothing is cheaper than nothing.
  if (least === 0) return false;
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < other.length; j++) {
      [one[i], other[j]] = [other[j] as Pairable, one[i] as Pairable];
      const then = cost(one) + cost(other);
      if (then < least) [least, changed] = [then, true];
      else [one[i], other[j]] = [other[j] as Pairable, one[i] as Pairable];
    }
  }
  return changed;
}

/** Fisher and Yates. */
function shuffle<T>(values: readonly T[], random: () => number): T[] {
  const shuffled = [...values];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}
