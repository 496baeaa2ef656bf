import type { FaceProps } from '../faces.ts';
import { MapStage } from './MapStage.tsx';

/** The map that everybody works on. */
export default function ParticipantFace({ step }: FaceProps<'domainMap'>) {
  return <MapStage step={step} canImport={false} />;
}
