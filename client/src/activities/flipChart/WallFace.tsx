import type { FaceProps } from '../faces.ts';

export default function WallFace({ step }: FaceProps<'flipChart'>) {
  return <h1>{step.title}</h1>;
}
