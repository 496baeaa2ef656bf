import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS, SEAT_IDS } from '../../content/domains.ts';
import { LANGUAGES } from '../../content/localized.ts';
import { evenSectors, sectorsByCrowding, standardWheel } from '../wheel.ts';
import { escapeXml } from './markup.ts';
import { type MapCard, type MapConnection, type MapDrawing, renderMap } from './renderMap.ts';
import { renderWheelBackground } from './wheelBackground.ts';

interface Node {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads XML as strictly as a parser would as far as our drawings go; throws on anything else. */
function read(xml: string): { nodes: readonly Node[]; texts: readonly string[] } {
  const nodes: Node[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  const token =
    /<(\/?)([a-zA-Z]+)((?: [a-zA-Z-]+="[^"<>&]*(?:&#\d+;[^"<>&]*)*")*)(\/?)>|((?:[^<>&]|&#\d+;)+)/y;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    if (match === null) throw new Error(`Not well-formed at: ${xml.slice(at, at + 60)}`);
    const [, closing, name = '', attributes = '', empty, text] = match;
    if (text !== undefined) {
      texts.push(text);
    } else if (closing) {
      if (open.pop() !== name) throw new Error(`${name} is closed but not open`);
    } else {
      const pairs = [...attributes.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, value] as const,
      );
      if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`${name} says it twice`);
      nodes.push({ name, attributes: new Map(pairs) });
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} still open`);
  return { nodes, texts };
}

const CARDS: readonly MapCard[] = DOMAIN_IDS.map((domain, index) => ({
  id: domain,
  name: `Partij in ${domain}`,
  place: { domain, lean: 0.3, reach: 0.3 + index / 12 },
  seat: SEAT_IDS[index % SEAT_IDS.length] ?? 'present',
}));
const CONNECTIONS: readonly MapConnection[] = [
  { id: 'a', from: 'ambtelijk', to: 'media', label: 'scoren', domain: 'media', wish: false },
  { id: 'b', from: 'burger', to: 'bestuur', label: 'inhoud & organisatie', domain: 'ambtelijk', wish: true },
];
const DRAWING: MapDrawing = {
  wheel: standardWheel(evenSectors),
  language: 'nl',
  title: 'De kaart van nu',
  description: 'Zes partijen',
  hub: { heading: 'onze casus', title: 'Geweld hoort nergens thuis' },
  cards: CARDS,
  connections: CONNECTIONS,
  cardStyle: 'named',
};

/** Names that try to be markup, or that no XML document may hold. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"/><image href="https://example.org/x.png"/>',
  "'&quot; ]]> <!-- &#0; ]]>",
  'A\u0000B\u0008C\u001bD\ufffeE\ud800F',
  '\n\t regels \r\n en tabs ',
];

describe('the map as a document', () => {
  test.each(['named', 'numbered'] as const)('%s is well-formed and stands alone', (cardStyle) => {
    const svg = renderMap({ ...DRAWING, cardStyle });
    const { nodes } = read(svg);
    for (const { attributes } of nodes) {
      expect(attributes.has('class')).toBe(false);
      expect(attributes.has('style')).toBe(false);
    }
    expect(svg).not.toMatch(/NaN|undefined|Infinity|var\(--/);
    expect(svg.match(/https?:/g)).toEqual(['http:']);
  });

  test('refers only to ids that it has, each once', () => {
    const { nodes } = read(renderMap(DRAWING));
    const ids = nodes.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = nodes.flatMap(({ attributes }) => [
      ...(attributes.get('href')?.slice(1).split(' ') ?? []),
      ...(attributes.get('aria-labelledby')?.split(' ') ?? []),
    ]);
    expect(wanted.length).toBeGreaterThan(18);
    for (const id of wanted) expect(ids).toContain(id);
  });

  test('holds every name, driver label, the case and the title', () => {
    const { texts } = read(renderMap(DRAWING));
    for (const { name } of CARDS) expect(texts).toContain(name);
    for (const text of ['De kaart van nu', 'scoren', 'inhoud &#38;', 'onze casus', 'Geweld hoort']) {
      expect(texts).toContain(text);
    }
  });

  test('numbers the cards in their order and leaves their labels to the table', () => {
    const { texts } = read(renderMap({ ...DRAWING, cardStyle: 'numbered' }));
    expect(texts.filter((text) => /^\d+$/.test(text))).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(texts).toContain('2. Partij in bestuur');
    const onRim = texts.filter((text) => text === 'scoren');
    expect(onRim).toHaveLength(1);
  });

  test('is the same each time', () => {
    expect(renderMap(DRAWING)).toBe(renderMap(DRAWING));
  });

  test.each(HOSTILE)('treats %j as text', (hostile) => {
    const harmless = read(renderMap(DRAWING)).nodes.map(({ name }) => name);
    const drawing: MapDrawing = {
      ...DRAWING,
      title: hostile,
      description: hostile,
      fontFamily: hostile,
      hub: { heading: hostile, title: 'Geweld hoort nergens thuis' },
      cards: CARDS.map((card) => ({ ...card, id: `${card.id}${hostile}` })),
      connections: [],
    };
    const names = read(renderMap(drawing)).nodes.map(({ name }) => name);
    const withoutConnections = read(renderMap({ ...DRAWING, connections: [] })).nodes.map(({ name }) => name);
    expect(names).toEqual(withoutConnections);
    expect(harmless.length).toBeGreaterThan(names.length);
  });

  test('is well-formed whatever people write', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE));
    const allowed = new Set([
      'svg',
      'title',
      'desc',
      'path',
      'defs',
      'text',
      'textPath',
      'tspan',
      'g',
      'rect',
      'circle',
    ]);
    fc.assert(
      fc.property(
        anyText,
        anyText,
        anyText,
        fc.constantFrom('named', 'numbered'),
        (name, label, title, cardStyle) => {
          const svg = renderMap({
            ...DRAWING,
            title,
            hub: { title },
            cards: CARDS.map((card) => ({ ...card, name })),
            connections: CONNECTIONS.map((connection) => ({ ...connection, label })),
            cardStyle,
          });
          for (const { name: tag } of read(svg).nodes) expect(allowed).toContain(tag);
          expect(svg.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the wheel on screen', () => {
  test.each(LANGUAGES)(
    'is well-formed, takes all colours from style sheets, and flips its texts: %s',
    (language) => {
      const counts = { ambtelijk: 8, bestuur: 3, politiek: 2, media: 1, burger: 2, privaat: 2 };
      const svg = renderWheelBackground(standardWheel(sectorsByCrowding(counts)), {
        language,
        lettering: 'rim',
        nameSize: 18,
        driverSize: 13,
        ringLabels: 0,
        idPrefix: 'wheel',
      });
      const { nodes, texts } = read(`<g>${svg}</g>`);
      for (const { attributes } of nodes) {
        expect(attributes.has('fill')).toBe(false);
        expect(attributes.has('stroke')).toBe(false);
      }
      // Six names, twelve drivers, three rings.
      expect(texts).toHaveLength(21);
      const baselines = nodes.filter(({ attributes }) => attributes.get('id')?.startsWith('wheel-'));
      expect(baselines).toHaveLength(18);
      for (const { attributes } of baselines) {
        const points = (attributes.get('d') ?? '')
          .slice(1)
          .split('L')
          .map((pair) => pair.split(' ').map(Number));
        const [x1 = 0] = points.at(Math.floor(points.length / 2) - 1) ?? [];
        const [x2 = 0, y2 = 0] = points.at(Math.floor(points.length / 2) + 1) ?? [];
        // Letters read from left to right, except at the two ends of the table where they climb or descend.
        if (Math.abs(y2) > 100) expect(x2).toBeGreaterThan(x1);
      }
    },
  );

  test('text is escaped and stripped of what XML forbids', () => {
    expect(escapeXml(`<a b="c">&'\u0000\u0007\ud800`)).toBe('&#60;a b=&#34;c&#34;&#62;&#38;&#39;\ufffd');
  });
});
