import { type LensMark, lensOf, marksAt, type Shift, shiftsAt } from '@verbindbord/shared/analysis/lens.ts';
import type { LensContent, MomentId } from '@verbindbord/shared/content/lens.ts';
import { useMemo } from 'react';
import { useBoard } from '../board/store.ts';
import { useLanguage } from '../text/t.ts';

export interface LensView {
  readonly content: LensContent;
  readonly shifts: readonly Shift[];
  readonly marks: readonly LensMark[];
}

/** What the lens shows at a moment: who shifts, and what that does to connections. Null for the map as it is now. */
export function useLens(moment: MomentId): LensView | null {
  const language = useLanguage();
  const settings = useBoard((board) => board.settings);
  const stakeholders = useBoard((board) => board.stakeholders);
  const connections = useBoard((board) => board.connections);
  return useMemo(() => {
    if (moment === 'now') return null;
    const content = lensOf({ settings }, moment, language);
    return {
      content,
      shifts: shiftsAt({ stakeholders }, moment),
      marks: marksAt({ stakeholders, connections }, moment, content),
    };
  }, [settings, stakeholders, connections, moment, language]);
}
