import './RubberBand.css';
import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { StakeholderNode } from './boardToNodes.ts';
import { canvasStore } from './canvasStore.ts';
import { choose, sayHowMany } from './choosing.ts';
import { centreOf, contains, type Rect, rectBetween, touches } from './rect.ts';

interface RubberBandProps {
  wrapper: RefObject<HTMLDivElement | null>;
  cards: readonly StakeholderNode[];
  /** Only the seats in the middle of cards are seen. */
  isFar: boolean;
}

/** Where a press belongs to something else than the ground. */
const NO_GROUND = '[data-card], button, a, input, [data-label], .canvas-minimap, .canvas-empty, .chosen-bar';
/** Less is a press, in pixels. */
const LEAST = 4;

/** Shift and a drag over empty ground choose the stakeholders that the band touches, beside those that were chosen. */
export function RubberBand({ wrapper, cards, isFar }: RubberBandProps) {
  const flow = useReactFlow();
  const [band, setBand] = useState<Rect | null>(null);
  const latest = useRef({ cards, isFar });
  latest.current = { cards, isFar };
  useEffect(() => {
    const ground = wrapper.current;
    let stop: (() => void) | null = null;
    const onDown = (event: MouseEvent): void => {
      if (!event.shiftKey || event.button !== 0 || !isGround(event.target)) return;
      // Not a pan, and no text is marked on the way.
      event.stopPropagation();
      event.preventDefault();
      const from = pointOf(event);
      const before = canvasStore.getState().chosen;
      const onMove = (moved: MouseEvent): void => {
        const seen = rectBetween(from, pointOf(moved));
        const view = ground?.getBoundingClientRect();
        if (!view || Math.max(seen.width, seen.height) < LEAST) return;
        setBand({ ...seen, x: seen.x - view.x, y: seen.y - view.y });
        const world = rectBetween(flow.screenToFlowPosition(from), flow.screenToFlowPosition(pointOf(moved)));
        const { cards, isFar } = latest.current;
        const within = cards.filter((card) => isIn(world, rectOf(card), isFar)).map(({ id }) => id);
        const after = new Set([...before, ...within]);
        const now = canvasStore.getState().chosen;
        if (now.size !== after.size || within.some((id) => !now.has(id))) choose(after);
      };
      const onUp = (): void => {
        stop?.();
        setBand(null);
        sayHowMany();
      };
      stop = () => {
        window.removeEventListener('mousemove', onMove);
        window.removeEventListener('mouseup', onUp);
        stop = null;
      };
      window.addEventListener('mousemove', onMove);
      window.addEventListener('mouseup', onUp);
    };
    // The click that ends it is no press on the ground, which would let go of everything.
    const onClick = (event: MouseEvent): void => {
      if (event.shiftKey && isGround(event.target)) event.stopPropagation();
    };
    ground?.addEventListener('mousedown', onDown, true);
    ground?.addEventListener('click', onClick, true);
    return () => {
      stop?.();
      ground?.removeEventListener('mousedown', onDown, true);
      ground?.removeEventListener('click', onClick, true);
    };
  }, [wrapper, flow]);
  if (!band) return null;
  const { x, y, width, height } = band;
  return <div className="canvas-band" style={{ left: x, top: y, width, height }} aria-hidden="true" />;
}

function isGround(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(NO_GROUND) === null;
}

function isIn(band: Rect, card: Rect, isFar: boolean): boolean {
  return isFar ? contains(band, centreOf(card)) : touches(band, card);
}

function rectOf({ position, measured }: StakeholderNode): Rect {
  return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
}

function pointOf({ clientX, clientY }: MouseEvent): Point {
  return { x: clientX, y: clientY };
}
