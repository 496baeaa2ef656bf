import { mergeStakeholders, separateStakeholder } from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { boardStore } from '../board/store.ts';
import { goToCard } from '../canvas/useCard.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';

/** Makes one card of several and leads to it; the message offers to take back just that. */
export function mergeWithUndo(into: string, sources: readonly string[]): void {
  const name = boardStore.getState().stakeholders[into]?.name ?? '';
  mergeStakeholders(into, sources);
  goToCard(into);
  const text = t('parties.mergedNow', { name, count: sources.length + 1 });
  announce(text);
  offerUndo(text);
}

/** Lets a source stand on the map by itself again. */
export function separateWithUndo(card: string, source: string): void {
  const name = boardStore.getState().joined.stakeholders[source]?.name ?? '';
  separateStakeholder(card, source);
  const text = t('parties.separatedNow', { name });
  announce(text);
  offerUndo(text);
}
