import { DOMAINS, type DomainId } from '@verbindbord/shared/content/domains.ts';
import { aimAt } from '../../canvas/canvasStore.ts';
import { type Language, t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';

/** Brings one domain into view on this screen, large; null for the whole map. */
export function goToSector(domain: DomainId | null, language: Language): void {
  aimAt(domain ?? 'whole');
  announce(
    domain === null
      ? t('look.said.whole')
      : t('look.said.sector', { domain: DOMAINS[domain].name[language] }),
  );
}
