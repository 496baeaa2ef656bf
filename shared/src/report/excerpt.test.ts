import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConnection } from '../board/connection.ts';
import { readBoard } from '../board/readBoard.ts';
import { addStakeholder } from '../board/stakeholder.ts';
import { middleOf } from '../map/place.ts';
import { addExcerpt, excerptOf, readExcerpt, writeExcerpt } from './excerpt.ts';

const place = middleOf({ domain: 'burger', driver: 'emotion', ring: 'table' });

function threeOnABoard() {
  const doc = new Y.Doc();
  for (const id of ['a', 'b', 'c'])
    addStakeholder(doc, { id, name: id, place, interest: `belang van ${id}` });
  addConnection(doc, { from: 'a', to: 'b', driver: 'emotion', obstacle: 'Ver weg', wished: true });
  addConnection(doc, { from: 'b', to: 'c', driver: 'emotion' });
  return doc;
}

describe('an excerpt', () => {
  test('comes onto another board with everything that was known, and only the connections among its own', () => {
    const board = readBoard(threeOnABoard());
    const excerpt = readExcerpt(writeExcerpt(excerptOf(board, ['a', 'b', 'gone'])));
    if (!excerpt) throw new Error('Not read');
    const other = new Y.Doc();
    const [a = '', b = ''] = addExcerpt(other, excerpt);
    const copied = readBoard(other);
    expect(copied.stakeholders[a]).toEqual({ ...board.stakeholders.a, id: a });
    expect(copied.stakeholders[b]).toEqual({ ...board.stakeholders.b, id: b });
    expect(Object.values(copied.connections)).toMatchObject([
      { from: a, to: b, driver: 'emotion', obstacle: 'Ver weg', wished: true },
    ]);
  });

  test('comes onto its own board beside what is there', () => {
    const doc = threeOnABoard();
    const ids = addExcerpt(doc, excerptOf(readBoard(doc), ['a', 'b', 'c']));
    const board = readBoard(doc);
    expect(Object.keys(board.stakeholders).sort()).toEqual([...ids, 'a', 'b', 'c'].sort());
    expect(Object.keys(board.connections)).toHaveLength(4);
  });

  test('is refused as a whole when anything in it could not stand on a board', () => {
    const whole = excerptOf(readBoard(threeOnABoard()), ['a', 'b']);
    const bad: unknown[] = [
      null,
      [],
      'verbindbord-excerpt',
      { ...whole, format: 'verbindbord' },
      { ...whole, stakeholders: [{ ...whole.stakeholders[0], name: 'x'.repeat(201) }] },
      { ...whole, stakeholders: [{ ...whole.stakeholders[0], place: { domain: 'zee', lean: 0, reach: 0 } }] },
      { ...whole, stakeholders: [{ ...whole.stakeholders[0], id: '__proto__' }] },
      { ...whole, stakeholders: [whole.stakeholders[0], whole.stakeholders[0]] },
      { ...whole, connections: [{ ...whole.connections[0], driver: 'geld' }] },
    ];
    for (const one of bad) {
      const text = JSON.stringify(
        typeof one === 'object' && one && !Array.isArray(one)
          ? { format: 'verbindbord-excerpt', ...one }
          : one,
      );
      expect(readExcerpt(text)).toBeNull();
    }
    expect(readExcerpt('{')).toBeNull();
    expect(readExcerpt('')).toBeNull();
  });
});
