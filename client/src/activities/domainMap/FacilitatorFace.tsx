import type { FaceProps } from '../faces.ts';
import { MapStage } from './MapStage.tsx';

/** The map, with the import of a list. */
export default function FacilitatorFace({ step }: FaceProps<'domainMap'>) {
  return <MapStage step={step} canImport />;
}
