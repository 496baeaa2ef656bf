import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import type { ReactNode } from 'react';
import { t } from '../../text/t.ts';
import { organisationsBySize } from './colours.ts';

interface OrganisationSectionsProps {
  of: readonly Stakeholder[];
  /** The row of one party, as in the list by domain. */
  row: (stakeholder: Stakeholder) => ReactNode;
}

/** The list with the parties of one organisation together, the largest first; its domains stand in their discs. */
export function OrganisationSections({ of, row }: OrganisationSectionsProps) {
  const byName = Map.groupBy(of, ({ organisation }) => organisation.trim());
  const names = organisationsBySize(of);
  const several = names.filter((name) => (byName.get(name)?.length ?? 0) > 1);
  const single = names.filter((name) => !several.includes(name)).flatMap((name) => byName.get(name) ?? []);
  const sections = [
    ...several.map((name) => ({ title: name, parties: byName.get(name) ?? [] })),
    { title: t('look.organisation.single'), parties: single },
    { title: t('look.filter.noOrganisation'), parties: byName.get('') ?? [] },
  ];
  return sections
    .filter(({ parties }) => parties.length > 0)
    .map(({ title, parties }) => (
      <section key={title} className="map-list-group">
        <h2 className="map-list-head map-list-head-still">
          <span className="map-list-name">{title}</span>
          <span className="num map-list-count">{parties.length}</span>
        </h2>
        <ul>{parties.toSorted(byDomain).map(row)}</ul>
      </section>
    ));
}

function byDomain(one: Stakeholder, other: Stakeholder): number {
  return DOMAIN_IDS.indexOf(one.place.domain) - DOMAIN_IDS.indexOf(other.place.domain);
}
