import { offerUndo } from '../../board/offerUndo.ts';
import { announce } from '../../ui/LiveRegion.tsx';

/** Says what was done with several, and offers to take it back. */
export function say(text: string): void {
  announce(text);
  offerUndo(text);
}
