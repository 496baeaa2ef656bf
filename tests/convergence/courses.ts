import fc from 'fast-check';
import type { Act, Seat } from './Room.ts';

/** In the plain form in which it can be copied from a report. */
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;
const which = fc.nat({ max: 999 });
const of = (weight: number, ...kinds: Act['do'][]) => ({
  weight,
  arbitrary: record({ do: fc.constantFrom(...kinds), who: fc.nat({ max: 59 }), which }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  of(9, 'note', 'type', 'type'),
  of(2, 'erase', 'move'),
  of(1, 'remove'),
  of(18, 'toServer', 'toClient'),
  of(3, 'connect', 'disconnect', 'notice'),
  of(1, 'reload'),
  of(5, 'save'),
  of(5, 'goOn', 'wait'),
  of(2, 'crash', 'renew'),
  of(2, 'freeze', 'unfreeze', 'unfreeze'),
);
const seatsOf = (...kinds: Seat['kind'][]): fc.Arbitrary<Seat[]> =>
  fc.array(record({ person: fc.nat({ max: 3 }), kind: fc.constantFrom(...kinds) }), {
    minLength: 2,
    maxLength: 6,
  });

/** Who is there, and what happens to them. */
export interface Course {
  readonly seats: readonly Seat[];
  readonly acts: readonly Act[];
}
export const course: fc.Arbitrary<Course> = record({
  // While a standard client is there, a board is not written anew.
  seats: fc.oneof(seatsOf('page'), seatsOf('page', 'standard')),
  acts: fc.array(act, { minLength: 20, maxLength: 200, size: 'max' }),
});

/** A course in words: `page 0` is a page of the first person, `note 1 3` a note by the second client (with 3 for which). */
export function tellCourse({ seats, acts }: Course): string {
  const people = seats.map(({ kind, person }) => `${kind} ${person}`).join(', ');
  return `${people}: ${acts.map((one) => `${one.do} ${one.who} ${one.which}`).join(', ')}`;
}

/** The other way round. */
export function toldCourse(text: string): Course {
  const [people = '', acts = ''] = text.split(': ');
  const words = (list: string): string[][] => list.split(', ').map((one) => one.split(' '));
  return {
    seats: words(people).map(([kind, person]) => ({ kind: kind as Seat['kind'], person: Number(person) })),
    acts: words(acts).map(([what, who, which]) => ({
      do: what as Act['do'],
      who: Number(who),
      which: Number(which),
    })),
  };
}

/** Courses that failed once, or that some mistake would make fail. */
export const KNOWN: Readonly<Record<string, string>> = {
  'a server that dies while it writes down what was sent':
    'page 0, page 1: note 0 0, toServer 0 0, wait 0 0, toClient 0 0, toClient 1 0, crash 0 0',
  'a server that dies before it gets what was sent': 'page 0, page 1: note 0 0, crash 0 0',
  'somebody who reads nothing while others write':
    'page 0, page 1: note 0 0, save 0 0, note 0 0, save 0 0, note 0 0, save 0 0, note 0 0, save 0 0, note 0 0, save 0 0',
  'somebody who comes in after somebody who came in':
    'page 0, page 1: reload 1 0, save 1 0, toClient 1 0, save 1 0, note 0 0, save 0 0, reload 1 0',
  'somebody who writes offline while the board is written anew':
    'page 0, page 1: disconnect 0 0, notice 0 0, note 0 0, renew 0 0, goOn 0 0, goOn 0 0',
  'a line that breaks before the answer, and a board that is written anew before it is back':
    'page 0, page 1: note 0 0, save 0 0, toClient 0 0, toClient 1 0, type 0 0, save 0 0, disconnect 0 0, notice 0 0, ' +
    'toClient 1 0, type 1 1, save 1 0, toClient 1 0, renew 0 0, goOn 0 0, goOn 0 0',
  'a line that breaks in the middle of the document, and a board that is written anew before it is back':
    'page 0, page 0: reload 0 0, toServer 0 0, renew 0 0, toClient 0 0, toServer 0 0, goOn 0 0, toClient 0 0, ' +
    'note 0 0, note 0 0, crash 0 0, toServer 0 0, toServer 0 0, goOn 0 0, note 0 0',
};
