import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { momentShown } from '../board/moment.ts';
import type { CardNode } from '../canvas/boardToNodes.ts';
import { isInPicture, isOnePicture, redrawMoving } from '../canvas/picture.ts';
import type { Released } from '../canvas/useDragging.ts';
import { presenceStore } from '../connection/presence.ts';
import { carriedBy } from './carried.ts';
import { seenCursors } from './cursors.ts';
import { Glides, stepTowards } from './glides.ts';
import { wantsNoMotion } from './motion.ts';

/** Lets a card glide from a point of the world to where it belongs. */
type GlideFrom = (id: string, from: Point) => void;

/**
 * One loop for everything that others move: cursors and cards, written straight to the elements. It sleeps when
 * all of it rests.
 */
export function useMotionOfOthers(layer: RefObject<HTMLDivElement | null>): RefObject<GlideFrom | null> {
  const flow = useReactFlow();
  const glideFrom = useRef<GlideFrom | null>(null);
  useEffect(() => {
    const root = layer.current?.closest('.react-flow');
    const elementOf = remembered((id: string) => `.react-flow__node[data-id="${CSS.escape(id)}"]`);
    const homeOf = (id: string): Point | null => {
      const node = flow.getInternalNode(id);
      if (!node) return null;
      const { x, y } = node.internals.positionAbsolute;
      const { width = 0, height = 0 } = node.measured;
      return { x: x + width / 2, y: y + height / 2 };
    };
    const glides = new Glides((id) => {
      const middle = homeOf(id);
      return middle && { middle, element: isInPicture(id) ? null : elementOf(id, root) };
    });
    const moveCursors = cursorMover(layer);
    let frame: number | null = null;
    let before = 0;
    const tick = (now: number): void => {
      frame = null;
      const time = wantsNoMotion() ? Number.POSITIVE_INFINITY : now - before;
      before = now;
      const cardsMove = glides.step(time);
      redrawMoving();
      if (moveCursors(time) || cardsMove) frame = requestAnimationFrame(tick);
    };
    const wake = (): void => {
      if (frame !== null) return;
      before = performance.now();
      frame = requestAnimationFrame(tick);
    };
    const follow = (): void => {
      const moment = momentShown();
      const others = [...presenceStore.getState().others.values()];
      glides.carry(new Map(others.flatMap((other) => [...carriedBy(other, moment, homeOf)])));
      wake();
    };
    glideFrom.current = (id, from) => {
      glides.moved(id, from);
      wake();
    };
    follow();
    const stop = presenceStore.subscribe(follow);
    return () => {
      stop();
      glideFrom.current = null;
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [flow, layer]);
  return glideFrom;
}

/** Finds elements and remembers them as long as they are on the page: they are asked for in every frame. */
function remembered<K>(selectorOf: (key: K) => string) {
  const known = new Map<K, HTMLElement>();
  return (key: K, root: Element | null | undefined): HTMLElement | null => {
    const before = known.get(key);
    if (before?.isConnected) return before;
    const found = root?.querySelector<HTMLElement>(selectorOf(key)) ?? null;
    if (found) known.set(key, found);
    else known.delete(key);
    return found;
  };
}

/** Moves the cursors of others by so many milliseconds; true while there is more. */
function cursorMover(layer: RefObject<HTMLDivElement | null>): (milliseconds: number) => boolean {
  const elementOf = remembered((client: number) => `[data-client="${client}"]`);
  return (milliseconds) => {
    let more = false;
    const { others } = presenceStore.getState();
    for (const client of seenCursors.keys()) if (!others.get(client)?.cursor) seenCursors.delete(client);
    for (const [client, { cursor }] of others) {
      if (!cursor) continue;
      const at = stepTowards(seenCursors.get(client) ?? cursor, cursor, milliseconds);
      seenCursors.set(client, at);
      const isPart = isOnePicture();
      const element = isPart ? null : elementOf(client, layer.current);
      if (element) element.style.translate = `${at.x}px ${at.y}px`;
      // A cursor that has just come is drawn in a frame or two.
      more ||= (!element && !isPart) || at.x !== cursor.x || at.y !== cursor.y;
    }
    return more;
  };
}

/** Lets cards glide that got another place on the board, and those that were let go here. */
export function useShifts(
  cards: readonly CardNode[],
  released: Released | null,
  glideFrom: RefObject<GlideFrom | null>,
): void {
  const middles = useRef<ReadonlyMap<string, Point>>(new Map());
  const seen = useRef<Released | null>(null);
  useEffect(() => {
    const own = released === seen.current ? null : released;
    seen.current = released;
    for (const [id, at] of own ?? []) glideFrom.current?.(id, at);
    const now = new Map(cards.map((card) => [card.id, middleOf(card)]));
    for (const [id, middle] of now) {
      const before = middles.current.get(id);
      const moved = before && Math.hypot(before.x - middle.x, before.y - middle.y) > 1;
      if (moved && !own?.has(id)) glideFrom.current?.(id, before);
    }
    middles.current = now;
  }, [cards, released, glideFrom]);
}

function middleOf({ position, measured }: CardNode): Point {
  return { x: position.x + (measured?.width ?? 0) / 2, y: position.y + (measured?.height ?? 0) / 2 };
}
