import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import { useMemo } from 'react';
import { useWallPlace } from '../../app/wall/WallHead.tsx';
import { useSession } from '../../connection/session.ts';
import { HiddenOnWall, sheetsOnWall } from '../../flipchart/HiddenOnWall.tsx';
import { asHeading } from '../../flipchart/origin.ts';
import { useTelling } from '../../flipchart/useTelling.ts';
import { WallSheet } from '../../flipchart/WallSheet.tsx';
import { originLabel } from '../../pairs/names.ts';
import { t } from '../../text/t.ts';
import type { FaceProps } from '../faces.ts';

/** Questions that are answered hidden with how many are done; and one at a time what was written or shared. */
export default function WallFace({ step }: FaceProps<'flipChart'>) {
  const session = useSession();
  const kicker = useWallPlace(null);
  const { hidden, shown } = useMemo(() => sheetsOnWall(session, step), [session, step]);
  const { at, queue } = useTelling();
  const sheets = useMemo(() => shown.map(({ id }) => id), [shown]);
  if (hidden.length > 0) return <HiddenOnWall sheets={hidden} kicker={kicker} />;
  return <WallSheet sheets={sheets} kicker={kicker} telling={at ? tellingOf(session, at, queue) : null} />;
}

function tellingOf(session: SessionState, at: Pair, queue: readonly Pair[]) {
  const [next, ...later] = queue;
  const words = next
    ? [
        t('flipchart.nextUp', { heading: originLabel(session, next) }),
        ...(later.length > 0 ? [t('plenary.later', { count: later.length })] : []),
      ]
    : [];
  return { pair: at.id, heading: asHeading(originLabel(session, at)), next: words.join(' ') };
}
