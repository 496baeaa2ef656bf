import {
  DOMAINS,
  type DomainId,
  DRIVER_IDS,
  DRIVERS,
  type DriverId,
} from '@verbindbord/shared/content/domains.ts';
import { t, useLanguage } from '../text/t.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';

interface DriverFieldProps {
  /** The domain of the other: its two drivers come first. */
  domain: DomainId;
  value: DriverId;
  onChange: (driver: DriverId) => void;
}

/** Which driver of the other a connection joins in with; for who sits between two worlds also one of another domain. */
export function DriverField({ domain, value, onChange }: DriverFieldProps) {
  const language = useLanguage();
  const own = DOMAINS[domain].drivers;
  const isOwn = own.some(({ id }) => id === value);
  return (
    <div className="map-form-pair">
      <Segmented
        label={t('map.joinsIn')}
        options={own.map(({ id, name }) => ({ id, label: name[language] }))}
        value={isOwn ? value : null}
        onChange={onChange}
      />
      <Select
        label={t('map.otherDriver')}
        smallLabel
        options={DRIVER_IDS.filter((id) => DRIVERS[id].domain !== domain).map((id) => ({
          id,
          label: DRIVERS[id].name[language],
          description: DOMAINS[DRIVERS[id].domain].name[language],
          icon: DRIVERS[id].domain,
        }))}
        value={isOwn ? null : value}
        onChange={onChange}
        placeholder={t('map.noOtherDriver')}
      />
    </div>
  );
}
