import { type Meaning, meaningOf } from '@verbindbord/shared/map/place.ts';
import { moveStakeholder } from '../board/actions.ts';
import { momentShown, useShownBoard } from '../board/moment.ts';
import { markUnsaved } from '../canvas/canvasStore.ts';
import { t, useLanguage } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { findPlace } from './findPlace.ts';
import { placeText } from './meaningText.ts';
import { PlaceDialog } from './PlaceDialog.tsx';

/** Moves a stakeholder by saying where it belongs: the same as dragging it. */
export function MoveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const language = useLanguage();
  const stakeholder = useShownBoard((board) => board.stakeholders[id]);
  if (!stakeholder) return null;
  const { name } = stakeholder;
  const move = (meaning: Meaning): void => {
    const place = findPlace(meaning, name, stakeholder.place, id);
    moveStakeholder(id, place, momentShown());
    markUnsaved(id);
    announce(t('canvas.said.toMap', { name, place: placeText(place, language) }));
  };
  const title = t('map.moveTitle', { name });
  return <PlaceDialog title={title} start={meaningOf(stakeholder.place)} onMove={move} onClose={onClose} />;
}
