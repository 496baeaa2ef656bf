import './Legend.css';
import { useMoment } from '../board/moment.ts';
import { LensLegend } from '../lens/LensLegend.tsx';
import { t } from '../text/t.ts';

/** What the signs on the map mean: its discs and lines, or those of the lens that lies over it. */
export function Legend() {
  const isLensOn = useMoment() !== 'now';
  return (
    <ul className="map-legend" aria-label={t('map.legend')}>
      {isLensOn ? <LensLegend /> : <SeatLegend />}
    </ul>
  );
}

function SeatLegend() {
  return (
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
      <li>
        <svg width="20" height="8" aria-hidden="true">
          <path d="M1 4h18" />
        </svg>
        {t('map.legend.wished')}
      </li>
    </>
  );
}
