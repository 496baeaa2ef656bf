import type { Pair, Participant } from './state.ts';

/**
 * Proposes pairs for the people who are there: two by two, one trio when the number is odd; people at a
 * distance with each other, people in the room with each other, and where possible not with the one they
 * worked with before. A single person is a pair of one.
 *
 * @param random gives numbers in [0, 1); the same numbers give the same pairs.
 */
export function proposePairs(
  people: readonly Pick<Participant, 'id' | 'whereabouts'>[],
  before: readonly Pair[],
  random: () => number,
  newId: () => string,
): Pair[] {
  const met = metBefore(before);
  const remote = shuffle(
    people.filter((person) => person.whereabouts === 'remote').map((person) => person.id),
    random,
  );
  const room = shuffle(
    people.filter((person) => person.whereabouts === 'room').map((person) => person.id),
    random,
  );
  const groups: string[][] = [];
  const left: string[] = [];
  for (const waiting of [room, remote]) {
    while (waiting.length > 1) {
      const first = waiting.shift() as string;
      const partner = waiting.findIndex((other) => !met(first, other));
      groups.push([first, ...waiting.splice(Math.max(partner, 0), 1)]);
    }
    left.push(...waiting);
  }
  if (left.length === 2) groups.push(left);
  else if (left.length === 1) joinLast(groups, left[0] as string);
  return groups.map((members, index) => ({
    id: newId(),
    number: index + 1,
    members,
    ready: false,
    wantsHelp: false,
  }));
}

/** Whoever is over makes a trio of the last pair; when there is no pair yet, works alone. */
function joinLast(groups: string[][], single: string): void {
  const last = groups.at(-1);
  if (last) last.push(single);
  else groups.push([single]);
}

function metBefore(pairs: readonly Pair[]): (one: string, other: string) => boolean {
  return (one, other) => pairs.some(({ members }) => members.includes(one) && members.includes(other));
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
