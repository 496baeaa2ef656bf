import './MapOverview.css';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import {
  DOMAIN_IDS,
  DOMAINS,
  type DomainId,
  RING_IDS,
  type RingId,
} from '@verbindbord/shared/content/domains.ts';
import { meaningOf, ringAt } from '@verbindbord/shared/map/place.ts';
import { Button as AriaButton } from 'react-aria-components';
import { useCanvas } from '../canvas/canvasStore.ts';
import { useMayEdit } from '../canvas/mode.ts';
import { goToCard } from '../canvas/useCard.ts';
import { formatList } from '../text/format.ts';
import { type TextKey, t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { Findings } from './Findings.tsx';
import { CardSeat } from './look/CardSeat.tsx';
import { goToSector } from './look/goToSector.ts';
import { MapSearch } from './look/MapSearch.tsx';
import { ShowToAll } from './look/ShowToAll.tsx';
import { tidyMap } from './look/tidyMap.ts';
import { useFitting } from './look/useLook.ts';
import { useSector } from './look/useShown.ts';
import { MapEmpty } from './MapEmpty.tsx';
import { driverName } from './meaningText.ts';
import { Seat } from './Seat.tsx';

const COUNTS: Readonly<Record<RingId, TextKey>> = {
  table: 'map.count.table',
  involved: 'map.count.involved',
  distant: 'map.count.distant',
};

interface MapOverviewProps {
  /** Divides the map again by how crowded the domains are; for who leads the session. */
  onDivide: (() => void) | null;
  /** Opens the import from an empty map. */
  onImport: (() => void) | undefined;
}

/** Beside the map as long as nobody is chosen: who stands where, to search and to count. */
export function MapOverview({ onDivide, onImport }: MapOverviewProps) {
  const { all, found } = useFitting();
  // The list has both itself.
  const isList = useCanvas((state) => state.list);
  const canWrite = useMayEdit('map');
  return (
    <aside className="vb-side map-overview" aria-labelledby="map-overview-title">
      <header className="vb-side-head">
        <h2 id="map-overview-title" className="vb-side-title">
          {t('map.whoWhere')}
        </h2>
      </header>
      <div className="vb-side-body">
        {all.length === 0 ? <MapEmpty onImport={onImport} /> : !isList && <MapSearch among={all} />}
        {found && !isList ? <Found found={found} /> : <Domains all={all} />}
        {!found && !isList && <Findings level={3} />}
      </div>
      {canWrite && all.length > 0 && (
        <footer className="vb-side-actions">
          <Button variant="quiet" size="small" icon="tidy" onPress={tidyMap}>
            {t('look.tidy')}
          </Button>
          {onDivide && (
            <Button variant="quiet" size="small" icon="refresh" onPress={onDivide}>
              {t('map.divideAgain')}
            </Button>
          )}
        </footer>
      )}
    </aside>
  );
}

function Found({ found }: { found: readonly Stakeholder[] }) {
  const language = useLanguage();
  return (
    <>
      <p className="t1 soft">
        {found.length === 0 ? t('look.noneFits') : t('ui.results', { count: found.length })}
      </p>
      <ul className="map-found">
        {found.map((stakeholder) => (
          <li key={stakeholder.id}>
            <button type="button" className="map-connection" onClick={() => goToCard(stakeholder.id)}>
              <CardSeat of={stakeholder} />
              <span>
                <b>{stakeholder.name}</b>
                <br />
                <span className="t1 soft">{driverName(meaningOf(stakeholder.place).driver, language)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Domains({ all }: { all: readonly Stakeholder[] }) {
  const byDomain = Map.groupBy(all, ({ place }) => place.domain);
  const most = Math.max(1, ...[...byDomain.values()].map(({ length }) => length));
  return (
    <ul className="map-domains">
      {DOMAIN_IDS.map((domain) => (
        <DomainRow key={domain} domain={domain} of={byDomain.get(domain) ?? []} most={most} />
      ))}
    </ul>
  );
}

function DomainRow({ domain, of, most }: { domain: DomainId; of: readonly Stakeholder[]; most: number }) {
  const language = useLanguage();
  const counts = RING_IDS.map((ring) => ({
    ring,
    count: of.filter(({ place }) => ringAt(place.reach) === ring).length,
  })).filter(({ count }) => count > 0);
  const isInView = useSector().domain === domain;
  const name = DOMAINS[domain].name[language];
  return (
    <li className={`map-domain d-${domain}`}>
      <Seat domain={domain} seat="present" />
      <h3>
        <Tooltip
          text={t(isInView ? 'look.whole' : 'look.sector', { domain: name })}
          shortcut={isInView ? '0' : String(DOMAIN_IDS.indexOf(domain) + 1)}
          placement="left"
        >
          <AriaButton
            className="map-domain-go"
            aria-pressed={isInView}
            onPress={() => goToSector(isInView ? null : domain, language)}
          >
            {name}
          </AriaButton>
        </Tooltip>
      </h3>
      <ShowToAll domain={domain} />
      <span className="num strong map-domain-count">{of.length}</span>
      {counts.length > 0 && (
        <div className="map-bar" aria-hidden="true" style={{ width: `${(of.length / most) * 100}%` }}>
          {counts.map(({ ring, count }) => (
            <span key={ring} className={`map-bar-${ring}`} style={{ flexGrow: count }} />
          ))}
        </div>
      )}
      <p className="t1">
        {counts.length === 0
          ? t('map.nobody')
          : formatList(counts.map(({ ring, count }) => t(COUNTS[ring], { count })))}
      </p>
    </li>
  );
}
