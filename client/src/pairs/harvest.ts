import { refusalText } from '../connection/refusalText.ts';
import { sendCommand } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { showToast } from '../ui/Toast.tsx';

/** Has the server take what the pairs did not mark to the flip chart, and says how much that was. */
export async function harvest(): Promise<void> {
  const answer = await sendCommand({ type: 'harvest' });
  if (!answer.ok) {
    showToast({ tone: 'risk', text: refusalText(answer.reason) });
    return;
  }
  const text = t('plenary.harvested', { count: answer.count ?? 0 });
  announce(text);
  showToast({ tone: 'info', text });
}
