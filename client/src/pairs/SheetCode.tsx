import type { Pair } from '@verbindbord/shared/session/state.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { give } from './give.ts';
import { usePairCode } from './usePairCode.ts';

/** Under the worksheet of a pair at work: how a facilitator gets to write for it, and the way back. */
export function SheetCode({ pair }: { pair: Pair }) {
  const code = usePairCode(pair);
  const hasProxy = pair.wantsProxy || pair.proxies.length > 0;
  const toggle = (): void =>
    void give(
      { type: 'askProxy', pair: pair.id, wanted: !hasProxy },
      t(hasProxy ? 'pairs.proxyStopped' : 'pairs.proxyAsked'),
    );
  return (
    <aside className="pairs-code" aria-label={t('pairs.code')}>
      <p className="t1 soft">
        {t('pairs.codeText')}{' '}
        {code !== null && (
          <b className="pairs-code-signs num" translate="no">
            {code}
          </b>
        )}
      </p>
      <Button size="small" icon={hasProxy ? 'close' : 'edit'} onPress={toggle}>
        {t(hasProxy ? 'pairs.stopProxy' : 'pairs.askProxy')}
      </Button>
    </aside>
  );
}
