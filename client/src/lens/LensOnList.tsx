import { useMoment } from '../board/moment.ts';
import { useCanvas } from '../canvas/canvasStore.ts';
import { t } from '../text/t.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { Lens, LensFoot } from './Lens.tsx';

/** The election lens above the list of the map, where it has no panel of its own; open when the group looks through it. */
export function LensOnList() {
  const moment = useMoment();
  const isNarrow = useNarrow();
  const isBeside = useCanvas((state) => state.isLensOpen) && !isNarrow;
  if (isBeside) return null;
  const isOn = moment !== 'now';
  return (
    <div className="lens-on-list">
      <Disclosure
        key={isOn ? 'on' : 'off'}
        startsOpen={isOn}
        level={2}
        title={
          <>
            {t('lens.title')} {isOn && <span className="lens-mark">{t(`lens.mark.${moment}`)}</span>}
          </>
        }
      >
        <Lens />
        <div className="lens-foot">
          <LensFoot />
        </div>
      </Disclosure>
    </div>
  );
}
