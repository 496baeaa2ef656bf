import { tidied } from '@verbindbord/shared/map/tidy.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { moveStakeholders } from '../../board/actions.ts';
import { momentShown, shownBoard } from '../../board/moment.ts';
import { offerUndo } from '../../board/offerUndo.ts';
import { sizeOf } from '../../canvas/boardToNodes.ts';
import { t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import { showToast } from '../../ui/Toast.tsx';

/** Makes room between the cards of the map at the moment that is shown: one act, which can be taken back, and no card comes to mean something else. */
export function tidyMap(): void {
  const { stakeholders, settings } = shownBoard();
  const cards = Object.values(stakeholders).map(({ id, name, place }) => ({ id, place, size: sizeOf(name) }));
  const places = tidied(cards, standardWheel(settings.sectors ?? evenSectors));
  if (places.size === 0) {
    showToast({ tone: 'info', text: t('look.said.tidy') });
    return;
  }
  moveStakeholders(
    [...places].map(([id, place]) => ({ id, place })),
    momentShown(),
  );
  const text = t('look.said.tidied', { count: places.size });
  announce(text);
  offerUndo(text);
}
