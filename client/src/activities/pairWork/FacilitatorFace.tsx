import './pairWork.css';
import { PairBoard } from '../../pairs/PairBoard.tsx';
import type { FaceProps } from '../faces.ts';

/** Making the pairs and following them, without a word of what they write. */
export default function FacilitatorFace({ step }: FaceProps<'pairWork'>) {
  return (
    <div className="pair-work">
      <PairBoard step={step} />
    </div>
  );
}
