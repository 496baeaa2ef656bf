import { t } from '../text/t.ts';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Lens, LensFoot } from './Lens.tsx';

/** The election lens beside the map. */
export function LensPanel({ onClose }: { onClose: () => void }) {
  return (
    <SidePanel
      title={t('lens.title')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      takesFocus
      className="lens-panel"
      actions={<LensFoot />}
    >
      <Lens />
    </SidePanel>
  );
}
