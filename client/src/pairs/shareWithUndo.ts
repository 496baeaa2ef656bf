import { type SharedTo, shareLines, unshareLines } from '../board/worksheet.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { showToast } from '../ui/Toast.tsx';

/** Shares all these lines, and offers to take them back. */
export function shareWithUndo(pair: string, lines: readonly SharedTo[], label: string): void {
  shareLines(pair, lines, label);
  const text = t('pairs.sharedCount', { count: lines.length });
  announce(text);
  showToast({
    tone: 'info',
    text,
    action: {
      label: t('pairs.unshare'),
      onAction: () =>
        unshareLines(
          pair,
          lines.map(({ line }) => line),
        ),
    },
  });
}
