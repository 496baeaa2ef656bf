import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { describe, expect, it } from 'vitest';
import { boardToNodes, sizeOf } from './boardToNodes.ts';
import { focusOrder } from './focusOrder.ts';
import { testBoard } from './testBoard.ts';
import { layOutWorld } from './world.ts';

const wheel = standardWheel(evenSectors);
const place = { domain: 'burger', lean: 0.4, reach: 0.6 } as const;
const board = testBoard({
  stakeholders: { vng: place, pers: { ...place, lean: 0.8 } },
  connections: [['vng', 'pers']],
  sheets: { one: null },
  notes: { note: ['one', null, 'Een briefje'] },
  parked: { parked: 'Later' },
});
const nodesOf = (given: typeof board, previous?: Parameters<typeof boardToNodes>[4]) =>
  boardToNodes(given, wheel, layOutWorld(given, new Map()), focusOrder(given), previous);

describe('boardToNodes', () => {
  it('gives every card once, in reading order', () => {
    expect(nodesOf(board).map(({ id, type }) => [id, type])).toEqual([
      ['note', 'note'],
      ['vng', 'stakeholder'],
      ['pers', 'stakeholder'],
      ['parked', 'parked'],
    ]);
  });

  it('lays a stakeholder with its middle on its place and counts its connections', () => {
    const node = nodesOf(board).find(({ id }) => id === 'vng');
    const size = sizeOf('vng');
    const point = wheel.pointOf(place);
    expect(node?.position.x).toBeCloseTo(point.x - size.width / 2);
    expect(node?.position.y).toBeCloseTo(point.y - size.height / 2);
    expect(node?.data).toMatchObject({ connections: 1 });
  });

  it('keeps the object of a card that did not change', () => {
    const before = nodesOf(board);
    const moved = { ...place, reach: 0.3 };
    const vng = board.stakeholders.vng;
    if (!vng) throw new Error('No stakeholder');
    const after = nodesOf(
      { ...board, stakeholders: { ...board.stakeholders, vng: { ...vng, place: moved } } },
      new Map(before.map((node) => [node.id, node])),
    );
    const changed = after.filter((node) => !before.includes(node)).map(({ id }) => id);
    expect(changed).toEqual(['vng']);
  });
});
