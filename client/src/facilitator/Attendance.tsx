import { useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { type AttendanceCount, attendanceOf } from './people.ts';

const ROWS: readonly { readonly id: keyof AttendanceCount; readonly icon: IconName }[] = [
  { id: 'room', icon: 'people' },
  { id: 'remote', icon: 'laptop' },
  { id: 'noDevice', icon: 'hand' },
  { id: 'away', icon: 'wifiOff' },
];

/** How many people are there, and where. */
export function Attendance({ onShowPeople }: { onShowPeople: () => void }) {
  const count = attendanceOf(useSession());
  return (
    <section className="attendance" aria-labelledby="attendance-title">
      <h2 id="attendance-title" className="rail-title">
        {t('facilitator.present')}{' '}
        <span className="attendance-sum num">{count.room + count.remote + count.noDevice}</span>
      </h2>
      <dl className="attendance-rows">
        {ROWS.filter(({ id }) => id === 'room' || count[id] > 0).map(({ id, icon }) => (
          <div key={id}>
            <dt>
              <Icon name={icon} size={18} />
              {id === 'away' ? t('facilitator.away') : t(`app.where.${id}`)}
            </dt>
            <dd className="num">{count[id]}</dd>
          </div>
        ))}
      </dl>
      <Button variant="quiet" size="small" className="attendance-more" onPress={onShowPeople}>
        {t('facilitator.showPeople')}
      </Button>
    </section>
  );
}
