import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { areaOf } from '@verbindbord/shared/activities/registry.ts';
import type { ActivityKind, Step, StepOf } from '@verbindbord/shared/activities/step.ts';
import { lazy, Suspense } from 'react';
import { FACES } from '../../activities/registry.ts';
import { boardLink } from '../../board/document.ts';
import { useDamage } from '../../connection/damage.ts';
import { useIsFacilitator } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';

const AreaView = lazy(() => import('./AreaView.tsx'));

interface StageProps {
  step: Step;
  /** The area that somebody looks at instead of the step of the group. */
  looking: Area | null;
}

/** The middle of the room: the face of the step for this role, or the area that somebody looks at. */
export function Stage({ step, looking }: StageProps) {
  const area = looking ?? areaOf(step);
  if (useIsBoardLost() && area !== null) {
    return <EmptyState icon="warning" title={t('app.damage.lost')} />;
  }
  return (
    <ErrorBoundary key={looking ?? step.id} isPart>
      <Suspense
        fallback={
          <div className="room-loading">
            <Spinner label={t('ui.loading')} />
          </div>
        }
      >
        {looking === null ? <Face step={step} /> : <AreaView area={looking} />}
      </Suspense>
    </ErrorBoundary>
  );
}

/** Nothing of the board could be read, and this device has not kept it either: an empty one would be a lie. */
function useIsBoardLost(): boolean {
  const damage = useDamage('board');
  return damage === 'lost' && !boardLink().wasOpen;
}

function Face<K extends ActivityKind>({ step }: { step: StepOf<K> }) {
  const isFacilitator = useIsFacilitator();
  const { Facilitator, Participant } = FACES[step.kind as K];
  return isFacilitator ? <Facilitator step={step} /> : <Participant step={step} />;
}
