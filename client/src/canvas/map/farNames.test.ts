import { hubBox } from '@verbindbord/shared/map/boxes.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { describe, expect, it } from 'vitest';
import { farNames } from './farNames.ts';

const wheel = standardWheel(evenSectors);
const measures = { fontSize: 13, radius: 8, edge: 0.915 };
const seat = (id: string, x: number, y: number, weight = 0) => ({
  id,
  name: `Partij ${id}`,
  middle: { x, y },
  weight,
});
const namesOf = (...seats: ReturnType<typeof seat>[]) => farNames(seats, hubBox(wheel), wheel, measures);

describe('names beside seats', () => {
  it('stand to the right where that is free', () => {
    const [name] = namesOf(seat('a', 200, 40));
    expect(name).toMatchObject({ id: 'a', y: 40 });
    expect(name?.x).toBeGreaterThan(208);
  });

  it('stand to the left when a seat is in the way', () => {
    const name = namesOf(seat('a', 200, 40, 1), seat('b', 230, 40)).find(({ id }) => id === 'a');
    expect(name?.x).toBeLessThan(192);
  });

  it('stay in their own domain and off the connections where they can', () => {
    const { from, middle: straight } = wheel.sectors.bestuur;
    const beside = (angle: number, name: string) => ({
      ...seat(name, 0, 0),
      name,
      middle: wheel.pointAt(angle, 0.6),
    });
    const atTheSide = beside(from + 60 - 4, 'Samenwerkende gemeenten');
    const [name] = farNames([atTheSide], hubBox(wheel), wheel, measures);
    expect(name?.x).toBeLessThan(atTheSide.middle.x);

    const inTheMiddle = beside(straight, 'VNG');
    const spans = [[inTheMiddle.middle, { x: inTheMiddle.middle.x + 200, y: inTheMiddle.middle.y }]] as const;
    const [moved] = farNames([inTheMiddle], hubBox(wheel), wheel, { ...measures, spans });
    expect(moved?.x).toBeLessThan(inTheMiddle.middle.x);
  });

  it('are left out in a crowd, the lightest first', () => {
    const crowd = Array.from({ length: 49 }, (_, index) =>
      seat(`${index}`, 150 + (index % 7) * 17, 60 + Math.floor(index / 7) * 17, index === 24 ? 9 : 0),
    );
    const names = namesOf(...crowd);
    expect(names.length).toBeGreaterThan(2);
    expect(names.length).toBeLessThan(crowd.length);
    expect(farNames(crowd, hubBox(wheel), wheel, { ...measures, most: 2 })).toHaveLength(2);
  });

  it('do not run over the case or off the rings', () => {
    const right = wheel.pointAt(0, 0.9);
    for (const { x, y } of namesOf(seat('rim', right.x, right.y), seat('hub', -100, 0))) {
      expect(wheel.polarOf({ x, y }).reach).toBeLessThan(0.915);
      expect(Math.abs(x) > 90 || Math.abs(y) > 60).toBe(true);
    }
  });
});
