import { describe, expect, it } from 'vitest';
import { cardAfterKey, focusOrder, nearestFirst, tabStops } from './focusOrder.ts';
import { testBoard } from './testBoard.ts';

const board = testBoard({
  stakeholders: {
    far: { domain: 'ambtelijk', lean: 0.1, reach: 0.8 },
    near2: { domain: 'ambtelijk', lean: 0.9, reach: 0.2 },
    near1: { domain: 'ambtelijk', lean: 0.2, reach: 0.4 },
    press: { domain: 'media', lean: 0.2, reach: 0.4 },
  },
  sheets: { one: null, empty: null, two: null },
  clusters: { group: 'one' },
  notes: { c: ['one', 'group', ''], a: ['one', null, ''], b: ['one', null, ''], d: ['two', null, ''] },
  parked: { p: '' },
});
const groups = focusOrder(board);

describe('the reading order', () => {
  it('goes from sheets to domains to the parking lot, and outwards from the table', () => {
    expect(groups).toEqual([
      { id: 'sheet:one', cards: ['a', 'b', 'c'] },
      { id: 'sheet:two', cards: ['d'] },
      { id: 'domain:ambtelijk', cards: ['near1', 'near2', 'far'] },
      { id: 'domain:media', cards: ['press'] },
      { id: 'parking', cards: ['p'] },
    ]);
  });

  it('has one tab stop per group: the last visited card that is still there', () => {
    expect([...tabStops(groups, { 'sheet:one': 'b', 'domain:media': 'gone' })]).toEqual([
      'b',
      'd',
      'near1',
      'press',
      'p',
    ]);
  });

  it('is walked with arrows, Home and End, and ends at its ends', () => {
    const walk = (card: string, key: string) => cardAfterKey(groups, card, key);
    expect(walk('near1', 'ArrowRight')).toBe('near2');
    expect(walk('near2', 'ArrowUp')).toBe('near1');
    expect(walk('near1', 'End')).toBe('far');
    expect(walk('far', 'Home')).toBe('near1');
    expect(walk('far', 'ArrowDown')).toBeNull();
    expect(walk('near1', 'ArrowLeft')).toBeNull();
    expect(walk('near1', 'Home')).toBeNull();
    expect(walk('near1', 'Enter')).toBeNull();
  });

  it('gives the nearest of the group when a card goes', () => {
    expect(nearestFirst(groups, 'near2')).toEqual(['near2', 'near1', 'far']);
    expect(nearestFirst(groups, 'nobody')).toEqual([]);
  });
});
