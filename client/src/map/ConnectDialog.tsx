import './forms.css';
import { DOMAINS, type DriverId } from '@verbindbord/shared/content/domains.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { useState } from 'react';
import { addConnection } from '../board/actions.ts';
import { useBoard } from '../board/store.ts';
import { select } from '../canvas/canvasStore.ts';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { DriverField } from './DriverField.tsx';
import { driverName } from './meaningText.ts';

interface ConnectDialogProps {
  from: string;
  /** The other, when it was pointed at. */
  to: string | null;
  onClose: () => void;
}

/** Connects two stakeholders: with whom, and by which of the other's drivers. */
export function ConnectDialog({ from, to: pointed, onClose }: ConnectDialogProps) {
  const language = useLanguage();
  const stakeholders = useBoard((board) => board.stakeholders);
  const [to, setTo] = useState(pointed);
  const [chosenDriver, setDriver] = useState<DriverId | null>(null);
  const [isWished, setWished] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const source = stakeholders[from];
  if (!source) return null;
  const other = to === null ? undefined : stakeholders[to];
  const driver = chosenDriver ?? (other ? meaningOf(other.place).driver : null);

  const connect = (): void => {
    if (!other || driver === null) {
      setError(t('map.chooseOther'));
      return;
    }
    if (addConnection({ from, to: other.id, driver, wished: isWished }) === null) {
      setError(t('map.connectedAlready'));
      return;
    }
    select(from);
    const said = { from: source.name, to: other.name, driver: driverName(driver, language) };
    announce(t('map.said.connected', said));
    onClose();
  };
  const others = Object.values(stakeholders)
    .filter(({ id }) => id !== from)
    .sort((one, two) => one.name.localeCompare(two.name, language))
    .map(({ id, name, place }) => {
      return { id, label: name, description: DOMAINS[place.domain].name[language], icon: place.domain };
    });
  return (
    <Dialog
      title={t('map.connectTitle', { name: source.name })}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={connect}>
            {t('map.connect')}
          </Button>
        </>
      }
    >
      <div className="map-form">
        <ComboBox
          label={t('map.connectWith')}
          options={others}
          value={to}
          onChange={(id) => {
            setTo(id);
            setDriver(null);
            setError(undefined);
          }}
          placeholder={t('map.typeName')}
          noResults={t('ui.noResults')}
          error={error}
        />
        {other && driver !== null && (
          <DriverField
            domain={other.place.domain}
            value={driver}
            onChange={(id) => {
              setDriver(id);
              setError(undefined);
            }}
          />
        )}
        <WishedField value={isWished} onChange={setWished} />
      </div>
    </Dialog>
  );
}

/** Whether a connection is there, or is wanted. */
export function WishedField({ value, onChange }: { value: boolean; onChange: (isWished: boolean) => void }) {
  return (
    <Segmented
      label={t('map.isThere')}
      options={[
        { id: 'there', label: t('map.there') },
        { id: 'wished', label: t('map.wished') },
      ]}
      value={value ? 'wished' : 'there'}
      onChange={(id) => onChange(id === 'wished')}
    />
  );
}
