import type { FaceProps } from '../faces.ts';
import { TextPage } from './TextPage.tsx';

export default function ParticipantFace({ step }: FaceProps<'text'>) {
  return <TextPage step={step} />;
}
