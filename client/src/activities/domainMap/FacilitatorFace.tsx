import type { FaceProps } from '../faces.ts';

export default function FacilitatorFace({ step }: FaceProps<'domainMap'>) {
  return <h1>{step.title}</h1>;
}
