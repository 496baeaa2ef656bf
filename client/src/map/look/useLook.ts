import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { useEffect, useMemo, useRef } from 'react';
import { useShownBoard } from '../../board/moment.ts';
import { countConnections } from '../../canvas/boardToNodes.ts';
import { canvasStore, useCanvas } from '../../canvas/canvasStore.ts';
import { fromTheTableOutwards } from '../../canvas/focusOrder.ts';
import { t, useLanguage } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import { type Badge, badgeOf, type Colouring, colouringBy } from './colours.ts';
import { fitting, isFiltering } from './filter.ts';

/** Long enough to type a word in before it is said how many fit. */
const SAYING_MS = 700;

interface Fitting {
  /** Everybody on the map, from the table outwards. */
  readonly all: readonly Stakeholder[];
  /** Those who fit the filter; null while nobody filters. */
  readonly found: readonly Stakeholder[] | null;
}

/** Who is on the map, and who of them this person looks for. */
export function useFitting(): Fitting {
  const stakeholders = useShownBoard((board) => board.stakeholders);
  const connections = useShownBoard((board) => board.connections);
  const filter = useCanvas((state) => state.filter);
  const all = useMemo(() => Object.values(stakeholders).sort(fromTheTableOutwards), [stakeholders]);
  const found = useMemo(
    () => (isFiltering(filter) ? fitting(all, countConnections({ connections }), filter) : null),
    [all, connections, filter],
  );
  return { all, found };
}

/** How the cards are told apart now; null by domain. */
export function useColouring(): Colouring | null {
  const language = useLanguage();
  const stakeholders = useShownBoard((board) => board.stakeholders);
  const connections = useShownBoard((board) => board.connections);
  const field = useCanvas((state) => state.colourBy);
  return useMemo(
    () => colouringBy(field, Object.values(stakeholders), countConnections({ connections }), language),
    [field, stakeholders, connections, language],
  );
}

/** Gives every card its part of how this person looks: whether it fades, and its badge. Says how many fit. */
export function useLook(): void {
  const { all, found } = useFitting();
  const colouring = useColouring();
  useEffect(() => {
    const fit = new Set(found?.map(({ id }) => id));
    const faded = new Set(found ? all.flatMap(({ id }) => (fit.has(id) ? [] : [id])) : []);
    if (!isSame(faded, canvasStore.getState().faded)) canvasStore.setState({ faded });
  }, [all, found]);
  useEffect(() => {
    const badges = new Map<string, Badge>(
      colouring ? all.map((one) => [one.id, badgeOf(colouring.categoryOf(one))]) : [],
    );
    canvasStore.setState({ badges });
  }, [all, colouring]);
  useSaid(found?.length ?? null, all.length);
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/** Says how many fit once somebody is done choosing, not at each letter. */
function useSaid(count: number | null, of: number): void {
  const before = useRef(count);
  const filter = useCanvas((state) => state.filter);
  const latest = useRef({ count, of });
  useEffect(() => {
    latest.current = { count, of };
  }, [count, of]);
  useEffect(() => {
    const isOn = isFiltering(filter);
    if (!isOn && before.current === null) return;
    const timer = setTimeout(() => {
      const { count: now, of: all } = latest.current;
      before.current = now;
      announce(
        now === null ? t('look.said.filterOff', { of: all }) : t('look.said.filter', { count: now, of: all }),
      );
    }, SAYING_MS);
    return () => clearTimeout(timer);
  }, [filter]);
}
