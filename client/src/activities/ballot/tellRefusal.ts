import type { Given } from '../../connection/ballots.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { showToast } from '../../ui/Toast.tsx';

/** Says why, when the server does not take a ballot. */
export function tellRefusal(given: Given): void {
  if (typeof given === 'object') showToast({ tone: 'risk', text: refusalText(given.refused) });
}
