import { describe, expect, it } from 'vitest';
import { movingCards, onMoving, placeOfMoving, setMoving } from './moving.ts';

describe('cards on the move', () => {
  it('are told once, however many move in one go', async () => {
    const told: string[][] = [];
    const stop = onMoving((cards) => told.push([...cards.keys()]));
    for (let index = 0; index < 50; index++) setMoving(`card-${index}`, { x: index, y: 0 });
    expect(told).toEqual([]);
    await Promise.resolve();
    expect(told).toEqual([Array.from({ length: 50 }, (_none, index) => `card-${index}`)]);
    for (let index = 0; index < 50; index++) setMoving(`card-${index}`, null);
    await Promise.resolve();
    expect(told[1]).toEqual([]);
    setMoving('card-0', null);
    await Promise.resolve();
    expect(told).toHaveLength(2);
    stop();
  });

  it('are the same set as long as they are the same cards', () => {
    setMoving('a', { x: 0, y: 0 });
    const before = movingCards();
    setMoving('a', { x: 5, y: 0 });
    expect(movingCards()).toBe(before);
    expect(placeOfMoving('a')).toEqual({ x: 5, y: 0 });
    setMoving('b', { x: 5, y: 0 });
    expect([...movingCards()]).toEqual(['a', 'b']);
    setMoving('a', null);
    setMoving('b', null);
    expect(movingCards().size).toBe(0);
  });
});
