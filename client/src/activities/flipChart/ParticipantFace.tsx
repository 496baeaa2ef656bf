import type { FaceProps } from '../faces.ts';
import { FlipChartStage } from './FlipChartStage.tsx';

/** The sheet that the group is at. */
export default function ParticipantFace({ step }: FaceProps<'flipChart'>) {
  return <FlipChartStage step={step} hasQueue={false} />;
}
