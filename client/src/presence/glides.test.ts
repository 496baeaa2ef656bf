import { describe, expect, it } from 'vitest';
import { placeOfMoving } from '../canvas/moving.ts';
import { Glides, stepTowards } from './glides.ts';

describe('stepTowards', () => {
  const from = { x: 0, y: 0 };
  const to = { x: 300, y: -40 };

  it('covers the same way in one long step as in many short ones', () => {
    const once = stepTowards(from, to, 48);
    const often = [16, 16, 16].reduce((at, time) => stepTowards(at, to, time), from);
    expect(often.x).toBeCloseTo(once.x);
    expect(often.y).toBeCloseTo(once.y);
  });

  it('arrives, within half a second', () => {
    let at = from;
    for (let frame = 0; frame < 30; frame++) at = stepTowards(at, to, 16.7);
    expect(at).toEqual(to);
  });

  it('stays when no time passes, and jumps when all time does', () => {
    expect(stepTowards(from, to, 0)).toEqual(from);
    expect(stepTowards(from, to, Number.POSITIVE_INFINITY)).toEqual(to);
  });
});

describe('a card that is carried', () => {
  it('is looked up when it is taken up and once a frame, not at each message', () => {
    let asked = 0;
    const glides = new Glides(() => {
      asked++;
      return { middle: { x: 0, y: 0 }, element: null };
    });
    for (let message = 1; message <= 20; message++) glides.carry(new Map([['a', { x: message, y: 0 }]]));
    expect(asked).toBe(1);
    glides.step(Number.POSITIVE_INFINITY);
    expect(asked).toBe(2);
    expect(placeOfMoving('a')).toEqual({ x: 20, y: 0 });
    glides.carry(new Map());
    expect(glides.step(Number.POSITIVE_INFINITY)).toBe(false);
    expect(placeOfMoving('a')).toBeUndefined();
  });
});
