import type { DomainId } from '@verbindbord/shared/content/domains.ts';
import { shownSector } from '@verbindbord/shared/session/showing.ts';
import { useEffect, useRef } from 'react';
import { aimAt, canvasStore, useCanvas } from '../../canvas/canvasStore.ts';
import { useSession } from '../../connection/session.ts';

/** The domain that belongs in view on this screen, with a number for each time that it was asked for. */
export interface Sector {
  readonly domain: DomainId | null;
  readonly nth: number;
}

/** What this person looks at by their own choice, or else what is shown to all. */
export function useSector(): Sector {
  const shown = shownSector(useSession());
  const { at, nth } = useCanvas((state) => state.aim);
  const domain = at === 'group' ? (shown?.domain ?? null) : at === 'whole' ? null : at;
  return { domain, nth };
}

/** Takes this screen along when another domain is shown to all, except from who carries a card. */
export function useComingAlong(): void {
  const shown = shownSector(useSession());
  const key = shown && `${shown.domain} ${shown.since}`;
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (key === before.current) return;
    before.current = key;
    const { drag, aim } = canvasStore.getState();
    if (key !== null && aim.at !== 'group' && drag === null) aimAt('group');
  }, [key]);
}
