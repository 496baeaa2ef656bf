import '../../canvas/map/WheelPaper.css';
import { renderWheelBackground } from '@verbindbord/shared/map/svg/wheelBackground.ts';
import { createWheel, evenSectors } from '@verbindbord/shared/map/wheel.ts';
import { useMemo } from 'react';
import { t, useLanguage } from '../../text/t.ts';
import { SvgMarkup } from '../SvgMarkup.tsx';

const WHEEL = createWheel({ cx: 290, cy: 212, a: 280, b: 202, sectors: evenSectors });

/** The map as it will be: six domains around a case. Decoration. */
export function HomeWheel() {
  const language = useLanguage();
  const markup = useMemo(
    () =>
      renderWheelBackground(WHEEL, {
        language,
        lettering: 'rim',
        nameSize: 15,
        driverSize: null,
        ringLabels: null,
        idPrefix: 'home',
      }),
    [language],
  );
  return (
    <svg className="home-wheel" viewBox="0 0 580 424" aria-hidden="true" focusable="false">
      <SvgMarkup markup={markup} />
      <text x="290" y="216.5" textAnchor="middle" className="home-wheel-case">
        {t('app.home.case')}
      </text>
    </svg>
  );
}
