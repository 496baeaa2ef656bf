import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../board/connection.ts';
import { NO_SHIFTS, type Stakeholder } from '../board/stakeholder.ts';
import { DOMAIN_IDS, type DomainId, DRIVER_IDS, type DriverId, SEAT_IDS } from '../content/domains.ts';
import { type Finding, findingKey, readMap } from './readMap.ts';

function party(
  id: string,
  domain: DomainId,
  given: Partial<Stakeholder> & { lean?: number } = {},
): Stakeholder {
  const { lean = 0.25, ...rest } = given;
  return {
    id,
    name: id,
    organisation: '',
    person: '',
    role: '',
    place: { domain, lean, reach: 0.6 },
    seat: 'present',
    interest: '',
    standpoint: '',
    represents: '',
    mandate: '',
    assumptions: '',
    notes: '',
    origin: null,
    ...NO_SHIFTS,
    mergedInto: null,
    ...rest,
  };
}

function link(from: string, to: string, driver: DriverId, given: Partial<Connection> = {}): Connection {
  return {
    id: `${from}-${to}`,
    from,
    to,
    driver,
    wished: false,
    ties: [],
    strengthNow: 'unknown',
    strengthWanted: 'unknown',
    boundaries: [],
    obstacle: '',
    nextStep: '',
    owner: '',
    due: '',
    mergedInto: null,
    ...given,
  };
}

function mapOf(people: readonly Stakeholder[], links: readonly Connection[] = []) {
  return {
    stakeholders: Object.fromEntries(people.map((one) => [one.id, one])),
    connections: Object.fromEntries(links.map((one) => [one.id, one])),
  };
}

/** The findings of one kind, without the kind. */
function found(kind: Finding['kind'], people: readonly Stakeholder[], links: readonly Connection[] = []) {
  return readMap(mapOf(people, links)).filter((finding) => finding.kind === kind);
}

const raad = party('raad', 'politiek');
const wethouder = party('wethouder', 'bestuur');
const krant = party('krant', 'media');

test('an empty map says nothing', () => {
  expect(readMap(mapOf([]))).toEqual([]);
});

describe('the same name twice', () => {
  test('is told first, with all who have it, and again when a third comes', () => {
    const twice = [party('a', 'politiek', { name: 'Raad' }), party('b', 'bestuur', { name: 'de raad' })];
    const [first] = readMap(mapOf(twice));
    expect(first).toEqual({ kind: 'sameName', stakeholders: ['a', 'b'], connections: [] });
    const [again] = readMap(mapOf([...twice, party('c', 'media', { name: 'RAAD' })]));
    expect(again?.stakeholders).toEqual(['a', 'b', 'c']);
    expect(first && again && findingKey(first) === findingKey(again)).toBe(false);
  });

  test('is known by a key that can be put aside, whatever the ids', () => {
    const long = Array.from({ length: 9 }, (_, n) => party(`${n}`.repeat(128), 'politiek', { name: 'Raad' }));
    const [finding] = readMap(mapOf(long));
    expect(finding && findingKey(finding).length).toBeLessThanOrEqual(320);
  });
});

describe('a connection that joins in with another driver', () => {
  test('than those of the domain of the other is told, with who that is', () => {
    expect(found('otherDriver', [raad, krant], [link('raad', 'krant', 'consensus')])).toEqual([
      { kind: 'otherDriver', driver: 'consensus', stakeholders: ['krant'], connections: ['raad-krant'] },
    ]);
    expect(found('otherDriver', [raad, krant], [link('raad', 'krant', 'scoring')])).toEqual([]);
  });

  test('is none when the other stands on the border of that domain', () => {
    // Politiek lies before media on the wheel.
    const columnist = party('columnist', 'media', { lean: 0.02 });
    expect(found('otherDriver', [raad, columnist], [link('raad', 'columnist', 'visibility')])).toEqual([]);
  });
});

describe('who is missing at the table', () => {
  const absent = party('krant', 'media', { seat: 'missing' });

  test('is told when somebody is connected to them, either way', () => {
    for (const one of [link('raad', 'krant', 'chaos'), link('krant', 'raad', 'contrast')]) {
      expect(found('missing', [raad, absent], [one])).toEqual([
        { kind: 'missing', stakeholders: ['krant'], connections: [one.id] },
      ]);
    }
  });

  test('is not who is represented or consulted, nor whom nobody reckons with', () => {
    expect(found('missing', [raad, absent])).toEqual([]);
    for (const seat of ['represented', 'consulted', 'present'] as const) {
      const other = party('krant', 'media', { seat });
      expect(found('missing', [raad, other], [link('raad', 'krant', 'chaos')])).toEqual([]);
    }
  });
});

describe('a network that hangs on one', () => {
  const others = ['a', 'b', 'c', 'd', 'e'].map((id) => party(id, 'ambtelijk'));
  const star = others.slice(0, 4).map(({ id }) => link('raad', id, 'content'));

  test('is told with its connections and how many there are', () => {
    const links = [...star, link('a', 'b', 'content')];
    expect(found('allOnOne', [raad, ...others], links)).toEqual([
      {
        kind: 'allOnOne',
        stakeholders: ['raad'],
        connections: ['raad-a', 'raad-b', 'raad-c', 'raad-d'],
        of: 5,
      },
    ]);
  });

  test('is none of half of them, or of three', () => {
    expect(found('allOnOne', [raad, ...others], star.slice(0, 3))).toEqual([]);
    const half = [...star, link('b', 'a', 'content'), link('c', 'b', 'content')];
    const more = [...half, link('d', 'c', 'content'), link('e', 'd', 'content')];
    expect(found('allOnOne', [raad, ...others], more)).toEqual([]);
  });

  test('can be one owner of the next steps, however the name is written', () => {
    const owners = ['Samira', 'samira ', 'Samira', 'Bram'];
    const owned = star.map((one, index) => ({ ...one, owner: owners[index] ?? '' }));
    expect(found('oneOwner', [raad, ...others], owned)).toEqual([
      {
        kind: 'oneOwner',
        owner: 'Samira',
        stakeholders: [],
        connections: ['raad-a', 'raad-b', 'raad-c'],
        of: 4,
      },
    ]);
    expect(found('oneOwner', [raad, ...others], owned.slice(1))).toEqual([]);
  });
});

test('a driver that moves somebody, and that no connection joins in with, is told with whom it moves', () => {
  const links = [link('wethouder', 'raad', 'contrast')];
  expect(found('unusedDriver', [raad, wethouder, krant], links)).toEqual([
    { kind: 'unusedDriver', driver: 'consensus', stakeholders: ['wethouder'], connections: [] },
    { kind: 'unusedDriver', driver: 'chaos', stakeholders: ['krant'], connections: [] },
  ]);
  expect(found('unusedDriver', [raad, wethouder, krant])).toEqual([]);
});

test('a domain without anybody is told; who stands on a border is in both', () => {
  const border = party('columnist', 'media', { lean: 0.02 });
  expect(
    found('emptyDomain', [wethouder, border]).map((finding) => 'domain' in finding && finding.domain),
  ).toEqual(['ambtelijk', 'burger', 'privaat']);
});

test('whom nobody is connected to is told, once there are connections', () => {
  expect(found('unconnected', [raad, wethouder, krant])).toEqual([]);
  expect(found('unconnected', [raad, wethouder, krant], [link('raad', 'wethouder', 'result')])).toEqual([
    { kind: 'unconnected', stakeholders: ['krant'], connections: [] },
  ]);
});

test('a connection with somebody who is not there rests on nothing', () => {
  const left = link('raad', 'gone', 'consensus');
  expect(readMap(mapOf([raad], [left]))).toEqual(readMap(mapOf([raad])));
});

describe('whatever the map', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const map = fc
    .tuple(
      fc.array(
        fc.record({
          domain: fc.constantFrom(...DOMAIN_IDS),
          lean: fc.double({ min: 0, max: 1, noNaN: true }),
          seat: fc.constantFrom(...SEAT_IDS),
        }),
        { maxLength: ids.length },
      ),
      fc.array(
        fc.record({
          from: fc.constantFrom(...ids),
          to: fc.constantFrom(...ids),
          driver: fc.constantFrom(...DRIVER_IDS),
          owner: fc.constantFrom('', 'Samira', 'Bram'),
        }),
        { maxLength: 12 },
      ),
    )
    .map(([people, links]) => ({
      people: people.map(({ domain, lean, seat }, index) => party(ids[index] ?? '', domain, { lean, seat })),
      links: links.map(({ from, to, driver, owner }, index) =>
        link(from, to, driver, { id: `link ${index}`, owner }),
      ),
    }));

  test('each finding has a key of its own and rests on what is there, and the order of things does not matter', () => {
    fc.assert(
      fc.property(map, ({ people, links }) => {
        const board = mapOf(people, links);
        const findings = readMap(board);
        expect(readMap(mapOf([...people].reverse(), [...links].reverse()))).toEqual(findings);
        expect(new Set(findings.map(findingKey)).size).toBe(findings.length);
        for (const { stakeholders, connections } of findings) {
          expect(stakeholders.every((id) => id in board.stakeholders)).toBe(true);
          expect(connections.every((id) => id in board.connections)).toBe(true);
        }
      }),
    );
  });
});
