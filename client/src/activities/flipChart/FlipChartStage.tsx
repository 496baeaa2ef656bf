import './FlipChartStage.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { FlipChartList } from '../../flipchart/FlipChartList.tsx';
import { PairQueue } from '../../flipchart/PairQueue.tsx';
import { SheetView } from '../../flipchart/SheetView.tsx';
import { ParkingButton, ParkingDrawer } from '../../parking/ParkingDrawer.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';

interface FlipChartStageProps {
  step: StepOf<'flipChart'>;
  /** Whether the pairs with what they shared stand beside the sheet. */
  hasQueue: boolean;
}

/** One sheet at a time, with the parking lot under it; on a phone the sheet as a list. */
export function FlipChartStage({ step, hasQueue }: FlipChartStageProps) {
  const narrow = useNarrow();
  if (narrow) {
    return (
      <div className="flip-stage-narrow">
        <FlipChartList step={step.id} />
        <div className="flip-stage-park">
          <ParkingButton />
        </div>
      </div>
    );
  }
  return (
    <div className={hasQueue ? 'flip-stage flip-stage-queued' : 'flip-stage'}>
      <div className="flip-stage-sheet">
        <SheetView step={step.id} />
      </div>
      <ParkingDrawer />
      {hasQueue && (
        <aside className="flip-stage-queue">
          <PairQueue />
        </aside>
      )}
    </div>
  );
}
