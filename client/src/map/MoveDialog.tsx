import './forms.css';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { useState } from 'react';
import { moveStakeholder } from '../board/actions.ts';
import { useMoment, useShownBoard } from '../board/moment.ts';
import { markUnsaved } from '../canvas/canvasStore.ts';
import { AtMoment } from '../lens/AtMoment.tsx';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { findPlace } from './findPlace.ts';
import { placeText } from './meaningText.ts';
import { PlaceFields } from './PlaceFields.tsx';

/** Moves a stakeholder by saying where it belongs: the same as dragging it. */
export function MoveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const language = useLanguage();
  const stakeholder = useShownBoard((board) => board.stakeholders[id]);
  const moment = useMoment();
  const [meaning, setMeaning] = useState(() => stakeholder && meaningOf(stakeholder.place));
  if (!stakeholder || !meaning) return null;
  const move = (): void => {
    const place = findPlace(meaning, stakeholder.name, stakeholder.place, id);
    moveStakeholder(id, place, moment);
    markUnsaved(id);
    announce(t('canvas.said.toMap', { name: stakeholder.name, place: placeText(place, language) }));
    onClose();
  };
  return (
    <Dialog
      title={t('map.moveTitle', { name: stakeholder.name })}
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
