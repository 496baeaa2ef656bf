import './MapList.css';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS, DOMAINS, type DomainId } from '@verbindbord/shared/content/domains.ts';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useCanWrite } from '../board/write.ts';
import { canvasStore, openDialog, select, useCanvas } from '../canvas/canvasStore.ts';
import { LensOnList } from '../lens/LensOnList.tsx';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { Findings } from './Findings.tsx';
import { MapSearch } from './look/MapSearch.tsx';
import { OrganisationSections } from './look/OrganisationSections.tsx';
import { ShowToAll } from './look/ShowToAll.tsx';
import { tidyMap } from './look/tidyMap.ts';
import { useFitting } from './look/useLook.ts';
import { useSector } from './look/useShown.ts';
import { MapEmpty } from './MapEmpty.tsx';
import { MapRow } from './MapRow.tsx';
import { RowsByRing } from './RowsByRing.tsx';
import { Seat } from './Seat.tsx';
import { ChooseInList } from './several/ChooseInList.tsx';
import { ChosenBar } from './several/ChosenBar.tsx';

/** As many rows as fit a phone about once. */
const SHORT_LIST = 8;

interface MapListProps {
  /** Opens the import; without it there is no such button. */
  onImport?: (() => void) | undefined;
}

/** The map as a list: the same people under the same domains, with the same acts. */
export function MapList({ onImport }: MapListProps) {
  const { all, found } = useFitting();
  const canWrite = useCanWrite('map');
  const groupBy = useCanvas((state) => state.groupBy);
  const isNarrow = useNarrow();
  const [closed, setClosed] = useState<ReadonlySet<DomainId>>(() => closedAtFirst(all, isNarrow));
  /** The row that shows its acts: on a phone, where a press does not open the panel at once. */
  const [opened, setOpened] = useState<string | null>(null);
  const isSearching = found !== null;
  const isChoosing = useCanvas((state) => state.isChoosing || state.chosen.size > 0);
  const shown = found ?? all;
  const byDomain = Map.groupBy(shown, ({ place }) => place.domain);
  const list = useRef<HTMLDivElement>(null);
  useSectorInList(list, setClosed);
  const onOpen = (id: string): void => (isNarrow ? setOpened(id === opened ? null : id) : select(id));
  const toggle = (domain: DomainId): void =>
    setClosed(
      (before) =>
        new Set(before.has(domain) ? [...before].filter((id) => id !== domain) : [...before, domain]),
    );
  const row = (stakeholder: Stakeholder): ReactNode => (
    <MapRow
      key={stakeholder.id}
      stakeholder={stakeholder}
      isOpened={opened === stakeholder.id && !isChoosing}
      isChoosing={isChoosing}
      onOpen={() => onOpen(stakeholder.id)}
    />
  );
  if (all.length === 0) return <MapEmpty onImport={onImport} />;
  return (
    <div className="map-list" ref={list}>
      <div className="map-list-scroll">
        <div className="map-list-search">
          <MapSearch among={all} />
        </div>
        <ChooseInList shown={shown} isChoosing={isChoosing} />
        {!isSearching && !isChoosing && <LensOnList />}
        <div className="map-list-columns soft" aria-hidden="true">
          <span />
          <span>{t('map.column.name')}</span>
          <span className="map-row-facts">
            <span>{t('map.column.driver')}</span>
            <span>{t('map.ring')}</span>
            <span>{t('map.column.seat')}</span>
            <span>{t('map.connections')}</span>
          </span>
        </div>
        {groupBy === 'organisation' ? (
          <OrganisationSections of={shown} row={row} />
        ) : (
          DOMAIN_IDS.filter((domain) => !isSearching || byDomain.has(domain)).map((domain) => (
            <DomainSection
              key={domain}
              domain={domain}
              of={byDomain.get(domain) ?? []}
              isOpen={isSearching || !closed.has(domain)}
              onToggle={() => toggle(domain)}
              row={row}
            />
          ))
        )}
        {canWrite && (
          <div className="map-list-tidy">
            <Button variant="quiet" size="small" icon="tidy" onPress={tidyMap}>
              {t('look.tidy')}
            </Button>
          </div>
        )}
        {!isSearching && (
          <div className="map-list-findings">
            <Findings level={2} />
          </div>
        )}
        {isSearching && byDomain.size === 0 && <p className="map-list-nothing soft">{t('look.noneFits')}</p>}
      </div>
      <ChosenBar />
      {canWrite && !isChoosing && (
        <footer className="map-list-foot">
          <Button
            variant="primary"
            size="large"
            wide
            icon="plus"
            onPress={() => openDialog({ kind: 'add', place: null })}
          >
            {t('map.addSomebody')}
          </Button>
        </footer>
      )}
    </div>
  );
}

/** What belongs in view is the one domain that is open, at the top of the list. */
function useSectorInList(
  list: RefObject<HTMLElement | null>,
  setClosed: (closed: ReadonlySet<DomainId>) => void,
): void {
  const { domain, nth } = useSector();
  useEffect(() => {
    if (domain === null) return;
    canvasStore.setState({ groupBy: 'domain' });
    setClosed(new Set(DOMAIN_IDS.filter((id) => id !== domain)));
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector(`.map-list-domain.d-${domain}`)?.scrollIntoView({ block: 'start' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [domain, nth, list, setClosed]);
}

/** On a phone a long list starts as its six headings with the first one open. */
function closedAtFirst(all: readonly Stakeholder[], isNarrow: boolean): ReadonlySet<DomainId> {
  if (!isNarrow || all.length <= SHORT_LIST) return new Set();
  const first = DOMAIN_IDS.find((domain) => all.some(({ place }) => place.domain === domain));
  return new Set(DOMAIN_IDS.filter((domain) => domain !== first));
}

interface DomainSectionProps {
  domain: DomainId;
  of: readonly Stakeholder[];
  isOpen: boolean;
  onToggle: () => void;
  /** The row of one party. */
  row: (stakeholder: Stakeholder) => ReactNode;
}

function DomainSection({ domain, of, isOpen, onToggle, row }: DomainSectionProps) {
  const language = useLanguage();
  return (
    <section className={`map-list-domain d-${domain}`}>
      <h2>
        <button type="button" className="map-list-head" aria-expanded={isOpen} onClick={onToggle}>
          <Seat domain={domain} seat="present" size={28} />
          <span className="map-list-name">{DOMAINS[domain].name[language]}</span>
          <span className="num map-list-count">{of.length}</span>
          <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} strokeWidth={2} />
        </button>
        <ShowToAll domain={domain} />
      </h2>
      {isOpen && <RowsByRing of={of} row={row} />}
    </section>
  );
}
