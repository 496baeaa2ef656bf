import './Lens.css';
import { isShifted, placeAt, whyAt } from '@verbindbord/shared/board/moment.ts';
import { SHIFT_FIELDS } from '@verbindbord/shared/board/stakeholder.ts';
import type { LensMoment } from '@verbindbord/shared/content/lens.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { setStakeholderLabel, takeShiftBack } from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { LabelField } from '../map/LabelField.tsx';
import { t, useLanguage } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { AtMoment } from './AtMoment.tsx';
import { shiftText } from './lensText.ts';

/** Of one stakeholder at another moment than now: what shifts, why, and the way back. */
export function ShiftFields({ id, moment }: { id: string; moment: LensMoment }) {
  const language = useLanguage();
  const canWrite = useCanWrite('map');
  const one = useBoard((board) => board.stakeholders[id]);
  if (!one) return null;
  const isMoved = isShifted(one, moment);
  const change = { from: meaningOf(one.place), to: meaningOf(placeAt(one, moment)) };
  const takeBack = (): void => {
    takeShiftBack(id, moment);
    offerUndo(t('lens.saidBack', { name: one.name }));
  };
  return (
    <div className="lens-shift">
      <AtMoment moment={moment} />
      <p>{isMoved ? t('lens.panelShift', { change: shiftText(change, language) }) : t('lens.panelStays')}</p>
      {isMoved && (
        <>
          <LabelField
            label={t('lens.whyField')}
            smallLabel
            isSentence
            value={whyAt(one, moment)}
            onSet={(value) => setStakeholderLabel(id, SHIFT_FIELDS[moment].why, value)}
            isReadOnly={!canWrite}
          />
          {canWrite && (
            <Button size="small" icon="undo" onPress={takeBack}>
              {t('lens.back')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
