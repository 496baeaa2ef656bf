import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { shownBoard } from '../../board/moment.ts';
import { t, useLanguage } from '../../text/t.ts';
import { PlaceDialog } from '../PlaceDialog.tsx';
import { START } from '../StakeholderForm.tsx';
import { moveTo } from './acts.ts';

interface SeveralDialogProps {
  ids: readonly string[];
  onClose: () => void;
}

/** Moves several stakeholders by saying where they belong, as one is moved. */
export function MoveSeveralDialog({ ids, onClose }: SeveralDialogProps) {
  const language = useLanguage();
  const first = shownBoard().stakeholders[ids[0] ?? ''];
  return (
    <PlaceDialog
      title={t('chosen.moveTitle', { count: ids.length })}
      start={first ? meaningOf(first.place) : START}
      onMove={(meaning) => moveTo(ids, meaning, language)}
      onClose={onClose}
    />
  );
}
