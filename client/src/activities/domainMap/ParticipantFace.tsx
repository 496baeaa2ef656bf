import type { FaceProps } from '../faces.ts';

export default function ParticipantFace({ step }: FaceProps<'domainMap'>) {
  return <h1>{step.title}</h1>;
}
