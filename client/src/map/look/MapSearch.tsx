import './MapSearch.css';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import {
  DOMAIN_IDS,
  DOMAINS,
  DRIVERS,
  RING_IDS,
  RINGS,
  SEAT_IDS,
  SEATS,
} from '@verbindbord/shared/content/domains.ts';
import { type ReactNode, useId, useState } from 'react';
import { canvasStore, setFilter, useCanvas } from '../../canvas/canvasStore.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/iconPaths.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { COLOUR_FIELDS } from './colours.ts';
import {
  choicesIn,
  driversOf,
  isFiltering,
  NO_FILTER,
  organisationsOf,
  toggled,
  withDomain,
} from './filter.ts';
import { SEARCH_FIELD } from './goToSearch.ts';

/** Looks for parties by words and by choices, and chooses how the map is looked at. Both are this person's own. */
export function MapSearch({ among }: { among: readonly Stakeholder[] }) {
  const filter = useCanvas((state) => state.filter);
  const [opened, setOpened] = useState<'filter' | 'look' | null>(null);
  const panel = useId();
  const choices = choicesIn(filter);
  const toggle = (which: 'filter' | 'look'): void => setOpened(opened === which ? null : which);
  return (
    <div className="map-search">
      <TextField
        label={t('map.search')}
        hideLabel
        placeholder={t('map.search')}
        value={filter.query}
        onChange={(query) => setFilter({ query })}
        type="search"
        className={SEARCH_FIELD}
      />
      <div className="map-search-more">
        <Button
          variant="quiet"
          size="small"
          icon="filter"
          iconEnd={opened === 'filter' ? 'chevronUp' : 'chevronDown'}
          aria-expanded={opened === 'filter'}
          aria-controls={panel}
          onPress={() => toggle('filter')}
        >
          {choices === 0 ? t('look.filter') : t('look.filterCount', { count: choices })}
        </Button>
        <Button
          variant="quiet"
          size="small"
          icon="eye"
          iconEnd={opened === 'look' ? 'chevronUp' : 'chevronDown'}
          aria-expanded={opened === 'look'}
          aria-controls={panel}
          onPress={() => toggle('look')}
        >
          {t('look.show')}
        </Button>
      </div>
      <div id={panel} className="map-search-panel" hidden={opened === null}>
        {opened === 'filter' && <FilterFields among={among} />}
        {opened === 'look' && <LookFields />}
      </div>
    </div>
  );
}

function FilterFields({ among }: { among: readonly Stakeholder[] }) {
  const language = useLanguage();
  const filter = useCanvas((state) => state.filter);
  return (
    <>
      <Facet label={t('look.filter.domain')}>
        {DOMAIN_IDS.map((id) => (
          <Choice
            key={id}
            icon={id}
            isChosen={filter.domains.includes(id)}
            onToggle={() => setFilter(withDomain(filter, id))}
          >
            {DOMAINS[id].name[language]}
          </Choice>
        ))}
      </Facet>
      {filter.domains.length > 0 && (
        <Facet label={t('look.filter.driver')}>
          {DOMAIN_IDS.filter((id) => filter.domains.includes(id))
            .flatMap(driversOf)
            .map((id) => (
              <Choice
                key={id}
                isChosen={filter.drivers.includes(id)}
                onToggle={() => setFilter({ drivers: toggled(filter.drivers, id) })}
              >
                {DRIVERS[id].name[language]}
              </Choice>
            ))}
        </Facet>
      )}
      <Facet label={t('look.filter.ring')}>
        {RING_IDS.map((id) => (
          <Choice
            key={id}
            isChosen={filter.rings.includes(id)}
            onToggle={() => setFilter({ rings: toggled(filter.rings, id) })}
          >
            {RINGS[id][language]}
          </Choice>
        ))}
      </Facet>
      <Facet label={t('look.filter.seat')}>
        {SEAT_IDS.map((id) => (
          <Choice
            key={id}
            isChosen={filter.seats.includes(id)}
            onToggle={() => setFilter({ seats: toggled(filter.seats, id) })}
          >
            {SEATS[id][language]}
          </Choice>
        ))}
      </Facet>
      <Facet label={t('look.filter.connections')}>
        {(['with', 'without'] as const).map((id) => (
          <Choice
            key={id}
            isChosen={filter.connections === id}
            onToggle={() => setFilter({ connections: filter.connections === id ? null : id })}
          >
            {t(`look.filter.${id}`)}
          </Choice>
        ))}
      </Facet>
      <OrganisationField among={among} />
      {isFiltering(filter) && (
        <Button size="small" icon="close" onPress={() => canvasStore.setState({ filter: NO_FILTER })}>
          {t('look.clearFilter')}
        </Button>
      )}
    </>
  );
}

/** Marks that no organisation has for its name. */
const ALL = ' all';
const WITHOUT = ' without';

function OrganisationField({ among }: { among: readonly Stakeholder[] }) {
  const chosen = useCanvas((state) => state.filter.organisation);
  const names = organisationsOf(among);
  // What was chosen stays to be seen when the last party of it is gone.
  const known = chosen === null || chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
  return (
    <Select
      label={t('look.filter.organisation')}
      smallLabel
      options={[
        { id: ALL, label: t('look.filter.organisationAll') },
        { id: WITHOUT, label: t('look.filter.noOrganisation') },
        ...known.map((name) => ({ id: name, label: name })),
      ]}
      value={chosen === null ? ALL : chosen === '' ? WITHOUT : chosen}
      onChange={(id) => setFilter({ organisation: id === ALL ? null : id === WITHOUT ? '' : id })}
      placeholder={t('look.filter.organisationAll')}
    />
  );
}

function LookFields() {
  const colourBy = useCanvas((state) => state.colourBy);
  const groupBy = useCanvas((state) => state.groupBy);
  return (
    <>
      <Select
        label={t('look.colour')}
        smallLabel
        options={COLOUR_FIELDS.map((id) => ({ id, label: t(`look.colour.${id}`) }))}
        value={colourBy}
        onChange={(field) => canvasStore.setState({ colourBy: field })}
        placeholder={t('look.colour.domain')}
      />
      <Segmented
        label={t('look.group')}
        smallLabel
        options={[
          { id: 'domain', label: t('look.group.domain') },
          { id: 'organisation', label: t('look.group.organisation') },
        ]}
        value={groupBy}
        onChange={(next) => canvasStore.setState({ groupBy: next })}
      />
    </>
  );
}

function Facet({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="map-facet">
      <legend>{label}</legend>
      <div className="map-facet-choices">{children}</div>
    </fieldset>
  );
}

interface ChoiceProps {
  children: ReactNode;
  icon?: IconName;
  isChosen: boolean;
  onToggle: () => void;
}

/** One of several values that may be chosen together: ink and a check when it is. */
function Choice({ children, icon, isChosen, onToggle }: ChoiceProps) {
  const sign = isChosen ? 'check' : icon;
  return (
    <button type="button" className="map-choice" aria-pressed={isChosen} onClick={onToggle}>
      {sign && <Icon name={sign} size={16} strokeWidth={2} />}
      {children}
    </button>
  );
}
