import { cardBox } from '@verbindbord/shared/map/boxes.ts';
import { ringLabelAngle, ringLabelsAt } from '@verbindbord/shared/map/ringLabels.ts';
import type { RouteCard } from '@verbindbord/shared/map/routes.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { useStore } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Language } from '../text/t.ts';
import type { CardNode, StakeholderNode } from './boardToNodes.ts';

/** Under this zoom, or with more cards than this in view, cards become seats; cards again only with clearly fewer. */
const FAR_ZOOM = 0.6;
const MOST_CARDS = 60;
const CARDS_AGAIN = 45;

/** The stakeholder cards; the same list as long as they are the same. */
export function useStakeholders(cards: readonly CardNode[]): readonly StakeholderNode[] {
  const before = useRef<readonly StakeholderNode[]>([]);
  const now = cards.filter((card): card is StakeholderNode => card.type === 'stakeholder');
  if (now.length !== before.current.length || now.some((card, index) => card !== before.current[index])) {
    before.current = now;
  }
  return before.current;
}

/** The connections as a list that stays the same while nothing about them changes that is drawn. */
export function useConnections<
  C extends { id: string; from: string; to: string; driver: string; wished: boolean },
>(connections: Readonly<Record<string, C>>): readonly C[] {
  const key = Object.values(connections)
    .map(({ id, from, to, driver, wished }) => `${id}${from}${to}${driver}${wished}`)
    .join();
  const kept = useRef<{ key: string; list: readonly C[] }>({ key: '', list: [] });
  if (kept.current.key !== key) kept.current = { key, list: Object.values(connections) };
  return kept.current.list;
}

/** Sizes of a seat in the world, as lines see it when only seats are drawn. */
const SEAT_SIZE = 24;

/** What lines have to go around, and the direction where the names of the rings are in nobody's way. */
export function useRouting(
  stakeholders: readonly StakeholderNode[],
  wheel: Wheel,
  language: Language,
  isFar: boolean,
) {
  const cards = stakeholders.map(({ id, position, measured }): RouteCard => {
    const { width = 0, height = 0 } = measured ?? {};
    const middle = { id, x: position.x + width / 2, y: position.y + height / 2 };
    return isFar
      ? { ...middle, width: SEAT_SIZE, height: SEAT_SIZE, overhang: 0 }
      : { ...middle, width, height };
  });
  const key = JSON.stringify(cards);
  const kept = useRef<{ key: string; cards: readonly RouteCard[] }>({ key: '', cards: [] });
  if (kept.current.key !== key) kept.current = { key, cards };
  const routeCards = kept.current.cards;
  const ringAngle = useMemo(
    () =>
      ringLabelAngle(
        wheel,
        routeCards.map((card) => cardBox(card, card)),
        language,
      ),
    [wheel, routeCards, language],
  );
  const obstacles = useMemo(
    () => ringLabelsAt(wheel, ringAngle, language).map(({ box }) => box),
    [wheel, ringAngle, language],
  );
  return { routeCards, ringAngle, obstacles };
}

/** Whether cards become seats: far out, or with more cards in view than can be read. */
export function useIsFar(stakeholders: readonly StakeholderNode[]): boolean {
  const were = useRef(false);
  const isFar = useStore(
    useCallback(
      ({ transform: [x, y, zoom], width, height }) => {
        if (zoom < FAR_ZOOM) return true;
        if (stakeholders.length <= MOST_CARDS) return false;
        // Not measured yet: a map of so many is looked at as a whole first.
        if (width === 0) return true;
        const inView = stakeholders.filter(({ position }) => {
          const left = position.x * zoom + x;
          const top = position.y * zoom + y;
          return left > 0 && left < width && top > 0 && top < height;
        });
        // Everything is drawn anew at the change: while somebody pans it should not go to and fro.
        return inView.length > (were.current ? CARDS_AGAIN : MOST_CARDS);
      },
      [stakeholders],
    ),
  );
  useEffect(() => {
    were.current = isFar;
  }, [isFar]);
  return isFar;
}
