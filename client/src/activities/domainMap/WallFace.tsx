import './MapStage.css';
import { useWallPlace } from '../../app/wall/WallHead.tsx';
import { useBoard } from '../../board/store.ts';
import { Canvas } from '../../canvas/Canvas.tsx';
import { t } from '../../text/t.ts';
import type { FaceProps } from '../faces.ts';

/** The map as large as the wall allows: nothing to press, everything live. */
export default function WallFace({ step }: FaceProps<'domainMap'>) {
  const counts = useBoard((board) => ({
    stakeholders: Object.keys(board.stakeholders).length,
    connections: Object.keys(board.connections).length,
  }));
  return (
    <div className="map-wall">
      <header className="map-wall-head">
        <h1 className="t4" tabIndex={-1}>
          {step.title}
        </h1>
        <p className="t2 soft num">
          {useWallPlace(step.title)} · {t('wall.mapCount', counts)}
        </p>
      </header>
      <Canvas area="map" wall />
    </div>
  );
}
