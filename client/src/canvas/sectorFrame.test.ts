import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import { HUB_EDGE, RIM_EDGE } from '@verbindbord/shared/map/place.ts';
import { evenSectors, PAPER, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { expect, test } from 'vitest';
import { contains } from './rect.ts';
import { sectorFrame } from './sectorFrame.ts';

const wheel = standardWheel(evenSectors);

test.each(DOMAIN_IDS)('%s is in view whole, and larger than on the whole paper', (domain) => {
  const frame = sectorFrame(wheel, domain);
  for (const lean of [0, 0.25, 0.5, 0.75, 1]) {
    for (const reach of [HUB_EDGE, 0.5, RIM_EDGE]) {
      expect(contains(frame, wheel.pointOf({ domain, lean, reach }))).toBe(true);
    }
  }
  expect(Math.max(frame.width / PAPER.width, frame.height / PAPER.height)).toBeLessThan(0.75);
});
