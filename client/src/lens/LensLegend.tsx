import './LensLegend.css';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';

/** What the lens adds to the signs of the map: lines of its legend. */
export function LensLegend() {
  return (
    <>
      <li>
        <span className="lens-legend-ghost" />
        {t('lens.legend.now')}
      </li>
      <li>
        <svg width="20" height="8" aria-hidden="true" className="lens-legend-arrow">
          <path d="M1 4h12M14 1l4 3-4 3" />
        </svg>
        {t('lens.legend.shifts')}
      </li>
      <li className="lens-legend-risk">
        <Icon name="warning" size={16} strokeWidth={2.2} />
        {t('lens.legend.risk')}
      </li>
      <li className="lens-legend-helped">
        <Icon name="arrowUp" size={16} strokeWidth={2.2} />
        {t('lens.legend.helped')}
      </li>
    </>
  );
}
