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
  of(7, 'goOn', 'wait'),
  of(2, 'crash', 'renew'),
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

/** A course as it is told shortly: `note 0 3` is a note by the first client, with 3 for whatever there is to choose. */
function told(seats: readonly Seat['kind'][], acts: string): Course {
  return {
    seats: seats.map((kind) => ({ person: 0, kind })),
    acts: acts.split(', ').map((one) => {
      const [what, who, which] = one.split(' ');
      return { do: what as Act['do'], who: Number(who), which: Number(which) };
    }),
  };
}

/** Courses that failed once, as short as they could be made. */
export const ONCE_FAILED: readonly (readonly [what: string, course: Course])[] = [
  [
    'a line that breaks after half of the answer, and a board that is written anew before it is back',
    told(
      ['page', 'page'],
      'reload 0 0, toServer 0 0, renew 0 0, toClient 0 0, toServer 0 0, goOn 0 0, toClient 0 0, note 0 0, ' +
        'note 0 0, crash 0 0, toServer 0 0, toServer 0 0, goOn 0 0, note 0 0',
    ),
  ],
];
