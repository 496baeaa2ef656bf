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
import { useState } from 'react';
import { useShownBoard } from '../board/moment.ts';
import { fromTheTableOutwards } from '../canvas/focusOrder.ts';
import { goToCard } from '../canvas/useCard.ts';
import { formatList } from '../text/format.ts';
import { type TextKey, t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Findings } from './Findings.tsx';
import { MapEmpty } from './MapEmpty.tsx';
import { driverName } from './meaningText.ts';
import { Seat } from './Seat.tsx';
import { matching } from './search.ts';

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
  const stakeholders = useShownBoard((board) => board.stakeholders);
  const [query, setQuery] = useState('');
  const all = Object.values(stakeholders).sort(fromTheTableOutwards);
  const found = query.trim() === '' ? null : matching(all, query);
  return (
    <aside className="vb-side map-overview" aria-labelledby="map-overview-title">
      <header className="vb-side-head">
        <h2 id="map-overview-title" className="vb-side-title">
          {t('map.whoWhere')}
        </h2>
      </header>
      <div className="vb-side-body">
        {all.length === 0 ? (
          <MapEmpty onImport={onImport} />
        ) : (
          <TextField
            label={t('map.search')}
            hideLabel
            placeholder={t('map.search')}
            value={query}
            onChange={setQuery}
            type="search"
          />
        )}
        {found ? <Found found={found} /> : <Domains all={all} />}
        {!found && <Findings level={3} />}
      </div>
      {onDivide && all.length > 0 && (
        <footer className="vb-side-actions">
          <Button variant="quiet" size="small" icon="refresh" onPress={onDivide}>
            {t('map.divideAgain')}
          </Button>
        </footer>
      )}
    </aside>
  );
}

function Found({ found }: { found: readonly Stakeholder[] }) {
  const language = useLanguage();
  return (
    <>
      <p className="t1 soft" role="status">
        {t('ui.results', { count: found.length })}
      </p>
      <ul className="map-found">
        {found.map(({ id, name, place, seat }) => (
          <li key={id}>
            <button type="button" className="map-connection" onClick={() => goToCard(id)}>
              <Seat domain={place.domain} seat={seat} />
              <span>
                <b>{name}</b>
                <br />
                <span className="t1 soft">{driverName(meaningOf(place).driver, language)}</span>
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
  return (
    <li className={`map-domain d-${domain}`}>
      <Seat domain={domain} seat="present" />
      <h3>{DOMAINS[domain].name[language]}</h3>
      <span className="num strong">{of.length}</span>
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
