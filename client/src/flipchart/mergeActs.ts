import { mergeNotes, separateNotes } from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';

/** Makes one line of several notes; the message offers to take back just that. */
export function mergeWithUndo(into: string, sources: readonly string[]): void {
  mergeNotes(into, sources);
  const text = t('plenary.mergedNow', { count: sources.length + 1 });
  announce(text);
  offerUndo(text);
}

/** Lets sources of a line lie by themselves again. */
export function separateWithUndo(line: string, sources: readonly string[]): void {
  separateNotes(line, sources);
  const text = t('plenary.separatedNow', { count: sources.length });
  announce(text);
  offerUndo(text);
}
