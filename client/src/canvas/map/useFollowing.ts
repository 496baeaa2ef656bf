import {
  type Route,
  type RouteCard,
  type RouteConnection,
  routeConnections,
} from '@verbindbord/shared/map/routes.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { type RefObject, useEffect, useRef } from 'react';
import { onMoving } from '../moving.ts';
import { isOnePicture } from '../picture.ts';

/**
 * Draws the connections of cards on the move along with them, straight to a drawing of their own, whose reference it
 * gives: the many that rest need not be drawn anew in every frame. Afterwards they are where they were routed.
 */
export function useFollowing(
  drawing: RefObject<SVGSVGElement | null>,
  wheel: Wheel,
  cards: readonly RouteCard[],
  connections: readonly RouteConnection[],
): RefObject<SVGSVGElement | null> {
  const following = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const connectionsOf = byEnds(connections);
    const cardsById = new Map(cards.map((card) => [card.id, card]));
    const followers = new Map<string, Follower>();
    const followerOf = (id: string, isSeen: boolean): Follower | null => {
      const known = followers.get(id);
      if (known) return known;
      if (!drawing.current || !following.current) return null;
      const follower = new Follower(drawing.current, isSeen ? following.current : null, id);
      followers.set(id, follower);
      return follower;
    };
    const stop = onMoving((moving) => {
      const own = new Map(
        [...moving.keys()]
          .flatMap((id) => connectionsOf.get(id) ?? [])
          .map((connection) => [connection.id, connection]),
      );
      for (const [id, follower] of followers) {
        if (own.has(id)) continue;
        follower.rest();
        followers.delete(id);
      }
      // Followed in the picture of all that moves.
      if (isOnePicture()) {
        for (const id of own.keys()) followerOf(id, false);
        return;
      }
      const ends = new Set([...own.values()].flatMap(({ from, to }) => [from, to]));
      const now = [...ends].flatMap((id) => {
        const card = cardsById.get(id);
        return card ? [{ ...card, ...moving.get(id) }] : [];
      });
      for (const route of routeConnections(wheel, now, [...own.values()], { effort: 'simple' })) {
        followerOf(route.id, true)?.show(route);
      }
    });
    return () => {
      stop();
      for (const follower of followers.values()) follower.rest();
    };
  }, [drawing, wheel, cards, connections]);
  return following;
}

/** The connections of each card. */
function byEnds(connections: readonly RouteConnection[]): ReadonlyMap<string, readonly RouteConnection[]> {
  const byCard = new Map<string, RouteConnection[]>();
  for (const connection of connections) {
    for (const id of new Set([connection.from, connection.to])) {
      const known = byCard.get(id);
      if (known) known.push(connection);
      else byCard.set(id, [connection]);
    }
  }
  return byCard;
}

/** A connection that follows its cards: a copy of what it is drawn with, which itself is hidden meanwhile. */
class Follower {
  readonly #originals: readonly SVGElement[];
  readonly #copies: readonly SVGElement[];
  readonly #parts: readonly (readonly [part: Element, of: 'path' | 'head'])[];
  readonly #label: SVGElement | undefined;

  /** @param following where it is drawn meanwhile; null for nowhere */
  constructor(drawing: SVGSVGElement, following: SVGSVGElement | null, id: string) {
    const name = CSS.escape(id);
    this.#originals = [
      ...drawing.querySelectorAll<SVGElement>(`[data-route="${name}"], [data-label="${name}"]`),
    ];
    this.#copies = following ? this.#originals.map((original) => original.cloneNode(true) as SVGElement) : [];
    for (const original of this.#originals) original.style.display = 'none';
    following?.append(...this.#copies);
    const [line] = this.#copies.filter(({ dataset }) => dataset.route !== undefined);
    // What the zoom leaves out of a connection need not be kept up.
    const seen = [...(line?.children ?? [])].filter((part) => getComputedStyle(part).display !== 'none');
    this.#parts = seen.map((part) => [part, part.matches('.map-link-head') ? 'head' : 'path']);
    this.#label = this.#copies.find(
      (copy) => copy.dataset.label !== undefined && getComputedStyle(copy).display !== 'none',
    );
  }

  show(route: Route): void {
    for (const [part, of] of this.#parts) part.setAttribute('d', route[of]);
    const { label } = route;
    if (label) this.#label?.setAttribute('transform', `translate(${label.x} ${label.y})`);
  }

  rest(): void {
    for (const copy of this.#copies) copy.remove();
    for (const original of this.#originals) original.style.removeProperty('display');
  }
}
