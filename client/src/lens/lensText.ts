import type { LensMark, Shift } from '@verbindbord/shared/analysis/lens.ts';
import { reasonInWords } from '@verbindbord/shared/analysis/lensWords.ts';
import { RING_IDS, RINGS } from '@verbindbord/shared/content/domains.ts';
import { MOMENTS, type MomentId } from '@verbindbord/shared/content/lens.ts';
import type { Meaning } from '@verbindbord/shared/map/place.ts';
import { driverName } from '../map/meaningText.ts';
import { type Language, t } from '../text/t.ts';

export function momentName(moment: MomentId, language: Language): string {
  return MOMENTS[moment][language];
}

/** 'van consensus naar zichtbaarheid', 'wacht af: van aan tafel naar betrokken': what changes, and nothing else. */
export function shiftText({ from, to }: Pick<Shift, 'from' | 'to'>, language: Language): string {
  const parts: string[] = [];
  if (from.driver !== to.driver) {
    parts.push(
      t('lens.fromTo', { from: driverName(from.driver, language), to: driverName(to.driver, language) }),
    );
  }
  const steps = RING_IDS.indexOf(to.ring) - RING_IDS.indexOf(from.ring);
  const rings = {
    from: RINGS[from.ring][language],
    to: RINGS[to.ring][language],
    ring: RINGS[to.ring][language],
  };
  if (steps < 0) parts.push(t('lens.nearer', rings));
  if (steps > 0) parts.push(t('lens.farther', rings));
  return parts.length === 0 ? t('lens.within') : parts.join('; ');
}

/** What a proposal changes: 'naar zichtbaarheid', 'wacht af: betrokken'. */
export function proposalText(now: Meaning, proposed: Meaning, language: Language): string {
  const parts: string[] = [];
  if (now.driver !== proposed.driver) {
    parts.push(t('lens.towards', { driver: driverName(proposed.driver, language) }));
  }
  if (now.ring !== proposed.ring) {
    const isNearer = RING_IDS.indexOf(proposed.ring) < RING_IDS.indexOf(now.ring);
    parts.push(
      t(isNearer ? 'lens.stepNearer' : 'lens.stepFarther', { ring: RINGS[proposed.ring][language] }),
    );
  }
  return parts.join('; ');
}

/** 'Loopt risico: leunt op consensus', and the other reasons under it. */
export function markText(
  { effect, reasons: [first, ...more] }: LensMark,
  name: string,
  language: Language,
): { readonly headline: string; readonly more: readonly string[] } {
  return {
    headline: t(`lens.${effect}`, { reason: reasonInWords(first, name, language) }),
    more: more.map((reason) => reasonInWords(reason, name, language)),
  };
}
