import { DOMAIN_IDS, type DomainId } from '@verbindbord/shared/content/domains.ts';
import type { Palette } from '@verbindbord/shared/map/svg/palette.ts';

/** The colours of the theme of now, for drawings that write their colours out. */
export function themePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(`--vb-${name}`).trim();
  const domains = Object.fromEntries(
    DOMAIN_IDS.map((id) => [id, { ink: color(`domain-${id}`), tint: color(`domain-${id}-tint`) }]),
  ) as Record<DomainId, { ink: string; tint: string }>;
  return {
    surface: color('surface'),
    surfaceInk: color('surface-ink'),
    text: color('text'),
    textSoft: color('text-soft'),
    textOnInk: color('text-on-ink'),
    textSoftOnInk: color('text-soft-on-ink'),
    line: color('line'),
    link: color('link'),
    risk: color('risk'),
    help: color('help'),
    ring: color('ring'),
    sectorLine: color('sector-line'),
    onDomain: color('on-domain'),
    domains,
  };
}
