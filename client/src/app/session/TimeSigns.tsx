import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useTimeSign } from './useTimeSign.ts';

/** Says at five minutes, at one minute and at the end how much time is left, over the stage and to screen readers. */
export function TimeSigns() {
  const sign = useTimeSign();
  return (
    <div className="time-sign" role="status">
      {sign === 'over' && (
        <Banner tone="now" title={t('app.timer.end')}>
          {t('app.timer.endText')}
        </Banner>
      )}
      {sign === 'one' && <Banner tone="now" title={t('app.timer.one')} />}
      {sign === 'five' && <Banner tone="now" title={t('app.timer.five')} />}
    </div>
  );
}
