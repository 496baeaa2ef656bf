import { t } from '../text/t.ts';
import { showToast } from '../ui/Toast.tsx';
import { onceOutdated, undo } from './undo.ts';

/**
 * Says what was just done and offers to take it back. The offer is for that act alone: it goes when another act of
 * this person follows, or when the act was taken back in another way.
 */
export function offerUndo(text: string): void {
  onceOutdated(showToast({ tone: 'info', text, action: { label: t('ui.undo'), onAction: undo } }));
}
