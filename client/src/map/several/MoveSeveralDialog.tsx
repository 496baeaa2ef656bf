import '../forms.css';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { useState } from 'react';
import { shownBoard, useMoment } from '../../board/moment.ts';
import { AtMoment } from '../../lens/AtMoment.tsx';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PlaceFields } from '../PlaceFields.tsx';
import { START } from '../StakeholderForm.tsx';
import { moveTo } from './acts.ts';

interface SeveralDialogProps {
  ids: readonly string[];
  onClose: () => void;
}

/** Moves several stakeholders by saying where they belong, as one is moved. */
export function MoveSeveralDialog({ ids, onClose }: SeveralDialogProps) {
  const language = useLanguage();
  const moment = useMoment();
  const [meaning, setMeaning] = useState(() => {
    const first = shownBoard().stakeholders[ids[0] ?? ''];
    return first ? meaningOf(first.place) : START;
  });
  const move = (): void => {
    moveTo(ids, meaning, language);
    onClose();
  };
  return (
    <Dialog
      title={t('chosen.moveTitle', { count: ids.length })}
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
