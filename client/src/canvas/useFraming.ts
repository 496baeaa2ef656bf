import { getViewportForBounds, useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { wantsNoMotion } from '../presence/motion.ts';
import { type Focus, frameOf, type WorldLayout, wholeOf } from './world.ts';

/** As near as framing goes: a single sheet does not become a poster on a large screen. */
const NEAREST = { screen: 1.75, wall: 3 } as const;
const FARTHEST = 0.06;
/** Milliseconds of the glide from area to area, and of one step nearer or farther. */
const GLIDE = 600;
const STEP = 160;
/** Round the three areas together; above them stands the zoom. */
const WHOLE_PADDING = { top: '80px', right: '12px', bottom: '12px', left: '12px' } as const;
/** How much one step of the zoom is. */
const ZOOM_STEP = 1.2;

interface Framing {
  /** Back to what the group looks at. */
  readonly fit: () => void;
  /** One step back; the last one shows the three areas together. */
  readonly stepBack: () => void;
  /** This person looks around: the view stays where they put it until the group goes elsewhere. */
  readonly lookAround: () => void;
}

/**
 * Brings what a step is about into view: gliding when the step changes, at once when the screen or the papers
 * change size. People may look around; then only the next step brings them back.
 */
export function useFraming(layout: WorldLayout, focus: Focus, isWall: boolean): Framing {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const looksAround = useRef(false);
  const shown = useRef<string | null>(null);
  const frame = frameOf(layout, focus);
  const aim = `${focus.area} ${focus.sheets.join(' ')}`;
  const { x, y, width: frameWidth, height: frameHeight } = frame;

  const show = useCallback(
    (duration: number) => {
      const bounds = { x, y, width: frameWidth, height: frameHeight };
      const nearest = isWall ? NEAREST.wall : NEAREST.screen;
      const viewport = getViewportForBounds(bounds, width, height, FARTHEST, nearest, 0);
      void flow.setViewport(viewport, { duration: wantsNoMotion() ? 0 : duration });
    },
    [flow, x, y, frameWidth, frameHeight, width, height, isWall],
  );
  useEffect(() => {
    if (width === 0 || height === 0) return;
    const isFirst = shown.current === null;
    const isOther = shown.current !== aim;
    shown.current = aim;
    if (isOther) looksAround.current = false;
    if (!looksAround.current) show(isOther && !isFirst ? GLIDE : 0);
  }, [show, aim, width, height]);
  const fit = useCallback(() => {
    looksAround.current = false;
    show(GLIDE / 2);
  }, [show]);
  const stepBack = (): void => {
    looksAround.current = true;
    const whole = getViewportForBounds(wholeOf(layout), width, height, FARTHEST, 1, WHOLE_PADDING);
    const duration = wantsNoMotion() ? 0 : STEP;
    if (flow.getZoom() / ZOOM_STEP > whole.zoom * 1.1) void flow.zoomOut({ duration });
    else void flow.setViewport(whole, { duration });
  };
  const lookAround = useCallback(() => {
    looksAround.current = true;
  }, []);
  return { fit, stepBack, lookAround };
}
