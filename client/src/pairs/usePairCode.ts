import type { Pair } from '@verbindbord/shared/session/state.ts';
import { useEffect, useState } from 'react';
import { askPairCode, useConnection } from '../connection/session.ts';

/** The code of one's own pair at work, null until it is known. It is another one after the pair has taken it back. */
export function usePairCode({ id, wantsProxy, proxies }: Pair): string | null {
  const [known, setKnown] = useState({ of: '', code: '' });
  const connection = useConnection();
  const of = [id, wantsProxy, ...proxies].join(' ');
  useEffect(() => {
    if (connection !== 'online') return;
    let isOver = false;
    void askPairCode(id).then((code) => {
      if (!isOver && code !== null) setKnown({ of, code });
    });
    return () => {
      isOver = true;
    };
  }, [id, of, connection]);
  return known.of === of ? known.code : null;
}
