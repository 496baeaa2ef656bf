import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { t } from '../text/t.ts';

/** A sentence for a refusal, saying what to do. */
export function refusalText(reason: Refusal | 'unreachable'): string {
  return t(`connection.refusal.${reason}`);
}
