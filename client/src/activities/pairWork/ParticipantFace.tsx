import { WorksheetPage } from '../../pairs/WorksheetPage.tsx';
import type { FaceProps } from '../faces.ts';

/** The worksheet of one's own pair. */
export default function ParticipantFace({ step }: FaceProps<'pairWork'>) {
  return <WorksheetPage step={step} />;
}
