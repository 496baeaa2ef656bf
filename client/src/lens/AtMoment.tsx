import './Lens.css';
import type { MomentId } from '@verbindbord/shared/content/lens.ts';
import { t, useLanguage } from '../text/t.ts';
import { momentName } from './lensText.ts';

/** Where a place is asked for: that it is the place of another moment than now. Nothing when it is not. */
export function AtMoment({ moment }: { moment: MomentId }) {
  const language = useLanguage();
  if (moment === 'now') return null;
  return (
    <p className="lens-mark lens-mark-line">{t('lens.atMoment', { moment: momentName(moment, language) })}</p>
  );
}
