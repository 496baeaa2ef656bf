import type { FaceProps } from '../faces.ts';
import { SummaryPage } from './SummaryPage.tsx';

export default function ParticipantFace({ step }: FaceProps<'summary'>) {
  return <SummaryPage step={step} />;
}
