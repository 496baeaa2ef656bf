import type { FaceProps } from '../faces.ts';
import { TextPage } from './TextPage.tsx';

export default function FacilitatorFace({ step }: FaceProps<'text'>) {
  return <TextPage step={step} />;
}
