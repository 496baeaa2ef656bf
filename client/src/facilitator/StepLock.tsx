import { numbered } from '../app/session/steps.ts';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';

/** Closes the step of now to everybody but facilitators, and opens steps that are closed: each with one press. */
export function StepLock() {
  const { programme, step, locked } = useSession();
  const steps = numbered(programme, step);
  const closed = steps.filter((one) => locked.includes(one.step.id));
  const isClosed = locked.includes(step);
  return (
    <div className="step-locks">
      {!isClosed && (
        <Button variant="quiet" size="small" icon="lock" onPress={() => lock(step, true)}>
          {t('conducting.lock')}
        </Button>
      )}
      {closed.map((one) => (
        <Button
          key={one.step.id}
          variant="quiet"
          size="small"
          icon="unlock"
          onPress={() => lock(one.step.id, false)}
        >
          {one.status === 'now'
            ? t('conducting.lock.open')
            : t('conducting.lock.openStep', { number: one.number })}
        </Button>
      ))}
    </div>
  );
}

function lock(step: string, locked: boolean): void {
  void give(
    { type: 'lockStep', step, locked },
    t(locked ? 'conducting.lock.done' : 'conducting.lock.opened'),
  );
}
