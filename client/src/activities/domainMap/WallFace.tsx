import './MapStage.css';
import { Canvas } from '../../canvas/Canvas.tsx';
import type { FaceProps } from '../faces.ts';

/** The map as large as the wall allows: nothing to press, everything live. */
export default function WallFace({ step }: FaceProps<'domainMap'>) {
  return (
    <div className="map-wall">
      <h1 className="visually-hidden">{step.title}</h1>
      <Canvas area="map" wall />
    </div>
  );
}
