import { useSession } from '../../connection/session.ts';
import type { FaceProps } from '../faces.ts';
import { FlipChartStage } from './FlipChartStage.tsx';

/** The sheet, and beside it the pairs with what they shared, once there are pairs. */
export default function FacilitatorFace({ step }: FaceProps<'flipChart'>) {
  const { pairs, earlier, stage } = useSession().round;
  const hasPairs = (stage !== 'proposed' && pairs.length > 0) || earlier.length > 0;
  return <FlipChartStage step={step} hasQueue={hasPairs} />;
}
