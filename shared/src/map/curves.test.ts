import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathOfPart, pointOn } from './curves.ts';

test('a part of a curve is drawn as a curve that runs over the same points', () => {
  const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -400, max: 400 }) });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(point, point, point, share, share, share, (from, control, to, one, other, along) => {
      const curve = { from, control, to };
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      const numbers =
        pathOfPart(curve, first, last)
          .match(/-?\d+(\.\d)?/g)
          ?.map(Number) ?? [];
      const [startX = 0, startY = 0, controlX = 0, controlY = 0, endX = 0, endY = 0] = numbers;
      const part = {
        from: { x: startX, y: startY },
        control: { x: controlX, y: controlY },
        to: { x: endX, y: endY },
      };
      const [drawn, meant] = [pointOn(part, along), pointOn(curve, first + (last - first) * along)];
      // It is written in tenths.
      expect(Math.hypot(drawn.x - meant.x, drawn.y - meant.y)).toBeLessThan(0.15);
    }),
  );
});
