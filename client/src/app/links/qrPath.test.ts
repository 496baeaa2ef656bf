import fc from 'fast-check';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qrPath.ts';

/** The modules that a path paints, as a bitmap. */
function painted({ size, d }: { size: number; d: string }): boolean[][] {
  const bitmap = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(length); i++) (bitmap[Number(y)] as boolean[])[Number(x) + i] = true;
  }
  return bitmap;
}

describe('qrPath', () => {
  it('paints exactly the dark modules', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true }), (url) => {
        const { modules } = create(url, { errorCorrectionLevel: 'M' });
        const bitmap = painted(qrPath(url));
        expect(bitmap).toHaveLength(modules.size);
        for (let row = 0; row < modules.size; row++) {
          for (let column = 0; column < modules.size; column++) {
            expect(bitmap[row]?.[column]).toBe(Boolean(modules.get(row, column)));
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
