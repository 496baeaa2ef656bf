import { useMemo } from 'react';
import { useWallPlace } from '../../app/wall/WallHead.tsx';
import { useSession } from '../../connection/session.ts';
import { HiddenOnWall, sheetsOnWall } from '../../flipchart/HiddenOnWall.tsx';
import { WallSheet } from '../../flipchart/WallSheet.tsx';
import type { FaceProps } from '../faces.ts';

/** Questions that are answered hidden with how many are done; and one at a time what was written or shared. */
export default function WallFace({ step }: FaceProps<'flipChart'>) {
  const session = useSession();
  const kicker = useWallPlace(null);
  const { hidden, shown } = useMemo(() => sheetsOnWall(session, step), [session, step]);
  const sheets = useMemo(() => shown.map(({ id }) => id), [shown]);
  if (hidden.length > 0) return <HiddenOnWall sheets={hidden} kicker={kicker} />;
  return <WallSheet sheets={sheets} kicker={kicker} />;
}
