import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * A drag is told from a press by the first pixels, and by then the pointer is ahead of the card. Gives how far, in
 * world units, so that the card can lie exactly where it was taken up.
 */
export function useDragStart(): {
  readonly lead: RefObject<Point>;
  readonly measure: (event: MouseEvent | TouchEvent) => void;
} {
  const flow = useReactFlow();
  const down = useRef<Point | null>(null);
  const lead = useRef<Point>({ x: 0, y: 0 });
  useEffect(() => {
    const remember = (event: MouseEvent | TouchEvent): void => {
      down.current = pointOf(event);
    };
    window.addEventListener('mousedown', remember, true);
    window.addEventListener('touchstart', remember, true);
    return () => {
      window.removeEventListener('mousedown', remember, true);
      window.removeEventListener('touchstart', remember, true);
    };
  }, []);
  const measure = (event: MouseEvent | TouchEvent): void => {
    const now = pointOf(event);
    const zoom = flow.getZoom();
    lead.current =
      now && down.current
        ? { x: (now.x - down.current.x) / zoom, y: (now.y - down.current.y) / zoom }
        : { x: 0, y: 0 };
  };
  return { lead, measure };
}

function pointOf(event: MouseEvent | TouchEvent): Point | null {
  const at = 'touches' in event ? event.touches[0] : event;
  return at ? { x: at.clientX, y: at.clientY } : null;
}
