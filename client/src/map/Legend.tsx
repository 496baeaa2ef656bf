import './Legend.css';
import { showsStrength } from '@verbindbord/shared/map/lineWeight.ts';
import { useMoment } from '../board/moment.ts';
import { useBoard } from '../board/store.ts';
import { useCanvas } from '../canvas/canvasStore.ts';
import { LensLegend } from '../lens/LensLegend.tsx';
import { t } from '../text/t.ts';

/**
 * What the signs on the map mean: its discs and lines, or those of the lens that lies over it. Discs in other colours
 * have a legend of their own: `LookBar`.
 */
export function Legend() {
  const isLensOn = useMoment() !== 'now';
  return (
    <ul className="map-legend" aria-label={t('map.legend')}>
      {isLensOn ? <LensLegend /> : <SeatLegend />}
    </ul>
  );
}

function SeatLegend() {
  const hasStrengths = useBoard((board) => Object.values(board.connections).some(showsStrength));
  const hasOwnDiscs = useCanvas((state) => state.colourBy === 'domain');
  return (
    <>
      {hasOwnDiscs && (
        <>
          <li>
            <span className="map-legend-disc map-seat-present" />
            {t('map.legend.present')}
          </li>
          <li>
            <span className="map-legend-disc map-seat-represented" />
            {t('map.legend.represented')}
          </li>
          <li>
            <span className="map-legend-disc map-seat-missing" />
            {t('map.legend.missing')}
          </li>
        </>
      )}
      <li>
        <svg width="20" height="8" aria-hidden="true">
          <path d="M1 4h18" />
        </svg>
        {t('map.legend.wished')}
      </li>
      {hasStrengths && (
        <li>
          <svg width="20" height="8" aria-hidden="true">
            <path className="map-legend-thick" d="M1 4h18" />
          </svg>
          {t('parties.strong')}
          <svg width="20" height="8" aria-hidden="true">
            <path className="map-legend-thin" d="M1 4h18" />
          </svg>
          {t('parties.weak')}
        </li>
      )}
    </>
  );
}
