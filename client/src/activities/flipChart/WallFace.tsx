import { useMemo } from 'react';
import { useWallPlace } from '../../app/wall/WallHead.tsx';
import { WallSheet } from '../../flipchart/WallSheet.tsx';
import type { FaceProps } from '../faces.ts';

/** One question of the step at a time, with what was written or shared under it. */
export default function WallFace({ step }: FaceProps<'flipChart'>) {
  const sheets = useMemo(() => step.settings.sheets.map(({ id }) => id), [step]);
  return <WallSheet sheets={sheets} kicker={useWallPlace(null)} />;
}
