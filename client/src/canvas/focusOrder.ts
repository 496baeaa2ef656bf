import { type Board, byOrder } from '@verbindbord/shared/board/readBoard.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS, RING_IDS } from '@verbindbord/shared/content/domains.ts';
import { ringAt } from '@verbindbord/shared/map/place.ts';

/** Cards that share one stop in the tab order; the arrow keys go from one to the next. */
export interface FocusGroup {
  readonly id: string;
  readonly cards: readonly string[];
}

/**
 * The order in which cards are read: sheet after sheet with the loose notes before the groups, then the map
 * domain after domain from the table outwards, then the parking lot. Groups without cards are left out.
 */
export function focusOrder(board: Board): readonly FocusGroup[] {
  const notes = Object.values(board.notes).sort(byOrder);
  const sheets = Object.values(board.sheets)
    .sort(byOrder)
    .map((sheet) => {
      const clusters = Object.values(board.clusters)
        .sort(byOrder)
        .map(({ id }) => id);
      const columns = [null, ...clusters];
      const cards = columns.flatMap((cluster) =>
        notes.filter((note) => note.sheet === sheet.id && note.cluster === cluster).map(({ id }) => id),
      );
      return { id: `sheet:${sheet.id}`, cards };
    });
  const stakeholders = Object.values(board.stakeholders).sort(fromTheTableOutwards);
  const domains = DOMAIN_IDS.map((domain) => ({
    id: `domain:${domain}`,
    cards: stakeholders.filter(({ place }) => place.domain === domain).map(({ id }) => id),
  }));
  const parking = {
    id: 'parking',
    cards: Object.values(board.parkedIssues)
      .sort(byOrder)
      .map(({ id }) => id),
  };
  return [...sheets, ...domains, parking].filter(({ cards }) => cards.length > 0);
}

/** By ring, then across the sector. */
export function fromTheTableOutwards(one: Stakeholder, other: Stakeholder): number {
  return (
    RING_IDS.indexOf(ringAt(one.place.reach)) - RING_IDS.indexOf(ringAt(other.place.reach)) ||
    one.place.lean - other.place.lean ||
    (one.id < other.id ? -1 : 1)
  );
}

/** The card of each group that Tab comes to: the one that had the focus last, as long as it is there. */
export function tabStops(
  groups: readonly FocusGroup[],
  visited: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  return new Set(
    groups.flatMap(({ id, cards }) => {
      const last = visited[id];
      return last !== undefined && cards.includes(last) ? [last] : cards.slice(0, 1);
    }),
  );
}

/** A card and then the others of its group, the nearest in reading order first. */
export function nearestFirst(groups: readonly FocusGroup[], card: string): readonly string[] {
  const cards = groups.find((group) => group.cards.includes(card))?.cards ?? [];
  const index = cards.indexOf(card);
  const away = (other: string): number => Math.abs(cards.indexOf(other) - index);
  return cards.toSorted((one, other) => away(one) - away(other));
}

/** Where an arrow key, Home or End goes from a card; null for other keys and where the group ends. */
export function cardAfterKey(groups: readonly FocusGroup[], card: string, key: string): string | null {
  const cards = groups.find((group) => group.cards.includes(card))?.cards ?? [];
  const index = cards.indexOf(card);
  const next = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    Home: 0,
    End: cards.length - 1,
  }[key];
  return next === undefined || next === index ? null : (cards[next] ?? null);
}
