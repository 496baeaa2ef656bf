import './forms.css';
import type { Meaning } from '@verbindbord/shared/map/place.ts';
import { useState } from 'react';
import { useMoment } from '../board/moment.ts';
import { AtMoment } from '../lens/AtMoment.tsx';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PlaceFields } from './PlaceFields.tsx';

interface PlaceDialogProps {
  title: string;
  /** What is chosen at first: where it stands now. */
  start: Meaning;
  onMove: (meaning: Meaning) => void;
  onClose: () => void;
}

/** Asks where one or several belong, at the moment that the map is looked at. */
export function PlaceDialog({ title, start, onMove, onClose }: PlaceDialogProps) {
  const moment = useMoment();
  const [meaning, setMeaning] = useState(start);
  const move = (): void => {
    onMove(meaning);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={move}>
            {t('map.move')}
          </Button>
        </>
      }
    >
      <div className="map-form">
        <AtMoment moment={moment} />
        <PlaceFields value={meaning} onChange={setMeaning} />
      </div>
    </Dialog>
  );
}
