import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { areaOf } from '@verbindbord/shared/activities/registry.ts';
import type { ActivityKind, Step, StepOf } from '@verbindbord/shared/activities/step.ts';
import { lazy, Suspense } from 'react';
import { FACES } from '../../activities/registry.ts';
import { useIsRead } from '../../connection/reading.ts';
import { useIsFacilitator } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Spinner } from '../../ui/Progress.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { UnreadBoard } from '../UnreadBoard.tsx';

const AreaView = lazy(() => import('./AreaView.tsx'));

interface StageProps {
  step: Step;
  /** The area that somebody looks at instead of the step of the group. */
  looking: Area | null;
}

/** The middle of the room: the face of the step for this role, or the area that somebody looks at. */
export function Stage({ step, looking }: StageProps) {
  const area = looking ?? areaOf(step);
  const isRead = useIsRead('board');
  if (area !== null && !isRead) return <UnreadBoard />;
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

function Face<K extends ActivityKind>({ step }: { step: StepOf<K> }) {
  const isFacilitator = useIsFacilitator();
  const { Facilitator, Participant } = FACES[step.kind as K];
  return isFacilitator ? <Facilitator step={step} /> : <Participant step={step} />;
}
