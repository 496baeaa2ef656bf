import type { Finding } from '@verbindbord/shared/analysis/readMap.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { DOMAINS } from '@verbindbord/shared/content/domains.ts';
import { formatList } from '../text/format.ts';
import { type Language, t } from '../text/t.ts';
import { driverName } from './meaningText.ts';

/** What stands out, and the figures or words that it rests on; that is empty where the kind says it all. */
interface FindingText {
  readonly what: string;
  readonly detail: string;
}

export function findingText(
  finding: Finding,
  { stakeholders, connections }: Pick<Board, 'stakeholders' | 'connections'>,
  language: Language,
): FindingText {
  const names = finding.stakeholders.map((id) => stakeholders[id]?.name ?? '');
  const [name = ''] = names;
  const count = finding.connections.length;
  switch (finding.kind) {
    case 'sameName': {
      const domains = finding.stakeholders.map(
        (id) => DOMAINS[stakeholders[id]?.place.domain ?? 'ambtelijk'].name[language],
      );
      const where = formatList([...new Set(domains)]);
      return {
        what: formatList([...new Set(names)]),
        detail: t('findings.times', { count: names.length, where }),
      };
    }
    case 'otherDriver': {
      const link = connections[finding.connections[0] ?? ''];
      const domain = DOMAINS[stakeholders[link?.to ?? '']?.place.domain ?? 'ambtelijk'];
      const words = {
        driver: driverName(finding.driver, language),
        domain: domain.name[language],
        drivers: formatList(domain.drivers.map((driver) => driver.name[language])),
      };
      const from = stakeholders[link?.from ?? '']?.name ?? '';
      return { what: t('findings.ends', { from, to: name }), detail: t('findings.leansOn', words) };
    }
    case 'missing':
      return { what: name, detail: t('map.connectionCount', { count }) };
    case 'allOnOne':
      return { what: name, detail: t('findings.countOf', { count, of: finding.of }) };
    case 'oneOwner':
      return { what: finding.owner, detail: t('findings.steps', { count, of: finding.of }) };
    case 'unusedDriver':
      return {
        what: driverName(finding.driver, language),
        detail: t('findings.moves', { names: formatList(names) }),
      };
    case 'emptyDomain':
      return { what: DOMAINS[finding.domain].name[language], detail: '' };
    case 'unconnected':
      return { what: name, detail: '' };
  }
}
