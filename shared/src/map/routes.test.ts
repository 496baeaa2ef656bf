import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxAround, cardBox, overlap } from './boxes.ts';
import { cardSize } from './cardText.ts';
import { type Route, type RouteCard, type RouteConnection, routeConnections } from './routes.ts';
import { evenSectors, standardWheel } from './wheel.ts';

const wheel = standardWheel(evenSectors);

const card = (id: string, x: number, y: number): RouteCard => ({ id, x, y, ...cardSize(id) });

const CARDS: readonly RouteCard[] = [
  card('Directie VWS', -166, 34),
  card('Directie JenV', -170, -26),
  card('Programmateam', -164, -80),
  card('Veilig Thuis', -154, -132),
  card('Regionale projectleiders', -152, 98),
  card('Centrumgemeenten', 110, -230),
  card('VNG', -25, -125),
  card('Minister van VWS', 270, -105),
  card('Tweede Kamer', 275, -245),
  card('Landelijke pers', 370, 110),
  card('Spiegelgroep', 130, 210),
  card('Betrokken gezinnen', 320, 200),
];

const CONNECTIONS: readonly RouteConnection[] = [
  ['Directie VWS', 'Directie JenV', 'inhoud & organisatie'],
  ['Programmateam', 'Directie JenV', 'inhoud & organisatie'],
  ['Veilig Thuis', 'Centrumgemeenten', 'resultaat'],
  ['Spiegelgroep', 'Regionale projectleiders', 'continuïteit'],
  ['VNG', 'Minister van VWS', 'zichtbaarheid'],
  ['Minister van VWS', 'Tweede Kamer', 'contrast'],
  ['Minister van VWS', 'Landelijke pers', 'scoren'],
  ['Betrokken gezinnen', 'Spiegelgroep', 'emotie'],
].map(([from = '', to = '', label = ''], index) => ({ id: `c${index}`, from, to, label }));

const numbersOf = (route: Route) => `${route.path} ${route.head}`.match(/[-\w.]+/g) ?? [];

describe('connections', () => {
  const routes = routeConnections(wheel, CARDS, CONNECTIONS);

  test('keep the order in which they were given', () => {
    expect(routes.map((route) => route.id)).toEqual(CONNECTIONS.map((connection) => connection.id));
  });

  test('have labels that cover no card and no other label', () => {
    const labels = routes.flatMap(({ id, label }) => (label ? [{ id, box: boxAround(label, label) }] : []));
    expect(labels).toHaveLength(CONNECTIONS.length);
    const covered = labels.flatMap(({ id, box }, index) => [
      ...CARDS.filter((other) => overlap(box, cardBox(other, other))).map(
        (other) => `${id} over ${other.id}`,
      ),
      ...labels
        .slice(index + 1)
        .flatMap((other) => (overlap(box, other.box) ? [`${id} over ${other.id}`] : [])),
    ]);
    expect(covered).toEqual([]);
  });

  test('run the same way each time', () => {
    expect(routeConnections(wheel, CARDS, CONNECTIONS)).toEqual(routes);
  });

  test('go around a card that lies between', () => {
    const cards = [card('Links', -300, -200), card('Ertussen', 0, -200), card('Rechts', 300, -200)];
    const [route] = routeConnections(wheel, cards, [{ id: 'c', from: 'Links', to: 'Rechts', label: '' }]);
    const points = (route?.path ?? '')
      .slice(1)
      .split('L')
      .map((pair) => pair.split(' ').map(Number));
    const box = cardBox({ x: 0, y: -200 }, cardSize('Ertussen'));
    const inside = points.filter(
      ([x = 0, y = 0]) => x > box.left && x < box.right && y > box.top && y < box.bottom,
    );
    expect(inside).toEqual([]);
  });

  test('to a card that is not there, or to itself, have no route', () => {
    const lost = [
      { id: 'a', from: 'VNG', to: 'weg', label: '' },
      { id: 'b', from: 'VNG', to: 'VNG', label: '' },
    ];
    expect(routeConnections(wheel, CARDS, lost)).toEqual([]);
  });

  test('are drawn as whole numbers wherever the cards lie, also on top of each other', () => {
    const anyWhere = fc.integer({ min: -480, max: 480 });
    const anyCard = fc.record({ x: anyWhere, y: anyWhere, id: fc.constantFrom('a', 'b', 'c', 'd', 'e') });
    const effort = fc.constantFrom('full' as const, 'simple' as const);
    fc.assert(
      fc.property(fc.uniqueArray(anyCard, { selector: ({ id }) => id }), effort, (spots, how) => {
        const cards = [...spots.map(({ id, x, y }) => card(id, x, y)), card('x', 0, 0), card('y', 0, 0)];
        const connections = cards.flatMap((from) =>
          cards.map((to) => ({ id: `${from.id}${to.id}`, from: from.id, to: to.id, label: 'resultaat' })),
        );
        for (const route of routeConnections(wheel, cards, connections, { effort: how })) {
          for (const number of numbersOf(route))
            expect(number).toMatch(/^[ML]?-?\d+(\.\d)?([LQ]-?\d+(\.\d)?)*$/);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('in a crowd are gentle bends', () => {
    const many = Array.from({ length: 600 }, (_, index) => ({
      id: `m${index}`,
      from: CARDS[index % CARDS.length]?.id ?? '',
      to: CARDS[(index * 5 + 1) % CARDS.length]?.id ?? '',
      label: 'consensus',
    }));
    const simple = routeConnections(wheel, CARDS, many, { effort: 'simple' });
    expect(routeConnections(wheel, CARDS, many)).toEqual(simple);
  });
});
