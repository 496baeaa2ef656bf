import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '../activities/blocks.ts';
import { changeLens } from '../board/boardSettings.ts';
import { addConnection } from '../board/connection.ts';
import { readBoard } from '../board/readBoard.ts';
import { addStakeholder, moveStakeholder, setStakeholderLabel } from '../board/stakeholder.ts';
import { RING_IDS } from '../content/domains.ts';
import { middleOf } from '../map/place.ts';
import { renderMap } from '../map/svg/renderMap.ts';
import { createWheel } from '../map/wheel.ts';
import { itemMaker } from './items.ts';
import { inMapOrder, lensMaps, mapBlocks } from './mapBlocks.ts';
import { DEFAULT_OPTIONS } from './tree.ts';

const [table, involved] = RING_IDS;
const consensus = middleOf({ domain: 'bestuur', driver: 'consensus', ring: table });

function field(): Y.Doc {
  const doc = new Y.Doc();
  addStakeholder(doc, { id: 'vng', name: 'VNG', place: consensus, interest: 'Rust' });
  addStakeholder(doc, {
    id: 'pers',
    name: 'Landelijke pers',
    place: middleOf({ domain: 'media', driver: 'scoring', ring: 'distant' }),
  });
  addConnection(doc, { id: 'c', from: 'pers', to: 'vng', driver: 'consensus' });
  return doc;
}

function sectionsOf(doc: Y.Doc): readonly Extract<Block, { type: 'section' }>[] {
  const board = readBoard(doc);
  const order = inMapOrder(Object.values(board.stakeholders));
  const make = itemMaker(board, order, 'nl', DEFAULT_OPTIONS);
  return mapBlocks(board, order, make, { language: 'nl' }).flatMap((block) =>
    block.type === 'section' && block.title !== 'Wat opvalt op de kaart' ? [block] : [],
  );
}

test('a group that never looked through the lens has nothing of it in its report', () => {
  const board = readBoard(field());
  expect(sectionsOf(field())).toEqual([]);
  expect(lensMaps(board, Object.values(board.stakeholders), 'Zorg', 'nl')).toEqual({});
});

test('who shifts is told with both places and the reason, and what that does to connections', () => {
  const doc = field();
  moveStakeholder(
    doc,
    'vng',
    middleOf({ domain: 'politiek', driver: 'visibility', ring: involved }),
    'before',
  );
  setStakeholderLabel(doc, 'vng', 'whyBefore', 'Wil iets laten zien');
  const [section, ...others] = sectionsOf(doc);
  expect(others).toEqual([]);
  expect(section?.title).toBe('Half jaar voor de verkiezingen');
  const tables = section?.blocks.flatMap((block) => (block.type === 'table' ? [block] : [])) ?? [];
  expect(tables.map(({ items }) => items.map(({ id }) => id))).toEqual([['vng'], ['c']]);
  expect(tables[0]?.items[0]?.details).toMatchObject({
    domain: 'Bestuur',
    driver: 'consensus',
    placeBefore: 'Politiek, zichtbaarheid, betrokken',
    whyBefore: 'Wil iets laten zien',
  });
  expect(tables[1]?.items[0]?.details.lensBefore).toBe(
    'Loopt risico: leunt op consensus; VNG gaat naar zichtbaarheid; VNG staat dan betrokken',
  );
});

test('an election that a group chose has both moments in the report, also when nobody shifts', () => {
  const doc = field();
  changeLens(doc, { election: { name: 'Gemeenteraadsverkiezingen', date: '2026-03-18' } });
  const sections = sectionsOf(doc);
  expect(sections.map(({ title }) => title)).toEqual([
    'Half jaar voor de verkiezingen',
    'Net na de verkiezingen',
  ]);
  expect(sections[0]?.blocks[0]).toEqual({
    type: 'paragraph',
    text: 'Gemeenteraadsverkiezingen, 18 maart 2026',
  });
});

test('the figure of a moment draws the place of now, an arrow and what the lens does', () => {
  const doc = field();
  moveStakeholder(doc, 'vng', middleOf({ domain: 'burger', driver: 'emotion', ring: involved }), 'after');
  const board = readBoard(doc);
  const order = inMapOrder(Object.values(board.stakeholders));
  const map = lensMaps(board, order, 'Zorg', 'nl').after;
  const vng = map?.cards.find(({ id }) => id === 'vng');
  expect(vng).toMatchObject({ now: consensus, place: { domain: 'burger' } });
  expect(map?.connections[0]?.effect).toBe('risk');
  if (!map) throw new Error('there is no map of that moment');
  const drawing = {
    wheel: createWheel({ cx: 337, cy: 258, a: 325, b: 246, sectors: map.sectors }),
    language: 'nl',
    title: 'Zorg',
    hub: { title: 'Zorg' },
    ...{ cards: map.cards, connections: map.connections },
  } as const;
  for (const cardStyle of ['numbered', 'named'] as const) {
    const svg = renderMap({ ...drawing, cardStyle });
    const now = renderMap({ ...drawing, cardStyle, cards: map.cards.map(({ now: _, ...card }) => card) });
    expect(svg.split('stroke-dasharray="4 3"').length).toBe(now.split('stroke-dasharray="4 3"').length + 1);
    expect(svg).toContain('stroke-dasharray="9 4 2 4"');
    expect(svg).toContain('stroke-dasharray=".1 5"');
  }
});
