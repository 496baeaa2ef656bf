import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { RING_IDS, RINGS } from '@verbindbord/shared/content/domains.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { Fragment, type ReactNode } from 'react';
import { useLanguage } from '../text/t.ts';

/** So few are taken in at a glance: headings between them would only push them apart. */
const FEW = 5;

interface RowsByRingProps {
  of: readonly Stakeholder[];
  /** The row of one party. */
  row: (stakeholder: Stakeholder) => ReactNode;
}

/** The parties of one domain from the table outwards; many of them under the names of the rings. */
export function RowsByRing({ of, row }: RowsByRingProps) {
  const language = useLanguage();
  const byRing = Map.groupBy(of, ({ place }) => meaningOf(place).ring);
  if (of.length <= FEW || byRing.size === 1) return <ul>{of.map(row)}</ul>;
  return RING_IDS.filter((ring) => byRing.has(ring)).map((ring) => {
    const parties = byRing.get(ring) ?? [];
    return (
      <Fragment key={ring}>
        <h3 className="map-list-ring soft">
          {RINGS[ring][language]} <span className="num">{parties.length}</span>
        </h3>
        <ul>{parties.map(row)}</ul>
      </Fragment>
    );
  });
}
