import { DOMAIN_IDS, DOMAINS, RING_IDS, RINGS } from '@verbindbord/shared/content/domains.ts';
import type { Meaning } from '@verbindbord/shared/map/place.ts';
import { t, useLanguage } from '../text/t.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';

interface PlaceFieldsProps {
  value: Meaning;
  onChange: (meaning: Meaning) => void;
  /** For a panel: smaller labels, and no domain unless it is asked for. */
  compact?: boolean;
  withDomain?: boolean;
}

/** The three things that a place on the map says, as questions. Another domain brings its own first driver. */
export function PlaceFields({ value, onChange, compact = false, withDomain = !compact }: PlaceFieldsProps) {
  const language = useLanguage();
  return (
    <>
      {withDomain && (
        <Select
          label={t('map.domain')}
          smallLabel={compact}
          options={DOMAIN_IDS.map((id) => ({ id, label: DOMAINS[id].name[language], icon: id }))}
          value={value.domain}
          onChange={(domain) => onChange({ ...value, domain, driver: DOMAINS[domain].drivers[0].id })}
          placeholder={t('map.chooseDomain')}
        />
      )}
      <Segmented
        label={t('map.driverQuestion')}
        smallLabel={compact}
        options={DOMAINS[value.domain].drivers.map(({ id, name }) => ({ id, label: name[language] }))}
        value={value.driver}
        onChange={(driver) => onChange({ ...value, driver })}
      />
      <Segmented
        label={t('map.ring')}
        smallLabel={compact}
        className="map-rings"
        options={RING_IDS.map((id) => ({ id, label: RINGS[id][language] }))}
        value={value.ring}
        onChange={(ring) => onChange({ ...value, ring })}
      />
    </>
  );
}
