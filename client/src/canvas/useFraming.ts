import type { DomainId } from '@verbindbord/shared/content/domains.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { getViewportForBounds, useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSector } from '../map/look/useShown.ts';
import { wantsNoMotion } from '../presence/motion.ts';
import { aimAt, canvasStore } from './canvasStore.ts';
import { sectorFrame } from './sectorFrame.ts';
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
  /** What the group looks at was brought into view once: before, the world lies anywhere. */
  readonly isFramed: boolean;
  /** Back to what the group looks at. */
  readonly fit: () => void;
  /** One step back; the last one shows the three areas together. */
  readonly stepBack: () => void;
  readonly stepNearer: () => void;
  /** This person looks around: the view stays where they put it until the group goes elsewhere. */
  readonly lookAround: () => void;
}

/** What was brought into view last. */
interface Shown {
  readonly aim: string;
  readonly domain: DomainId | null;
  readonly nth: number;
}

/** When others decide on the view: who carries a card is not moved with it, nor who looks around when it ends. */
function isHeld(domain: DomainId | null, looksAround: boolean): boolean {
  return canvasStore.getState().drag !== null || (domain === null && looksAround);
}

/**
 * Brings what a step is about into view: gliding when the step changes, at once when the screen or the papers
 * change size. On the map it can be one domain, by own choice or because it is shown to all. People may look around;
 * then only the next step, or another domain, brings them back.
 */
export function useFraming(layout: WorldLayout, wheel: Wheel, focus: Focus, isWall: boolean): Framing {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const looksAround = useRef(false);
  const shown = useRef<Shown | null>(null);
  const [isFramed, setFramed] = useState(false);
  const { domain, nth } = useSector();
  const isSector = focus.area === 'map' && domain !== null;
  const frame = isSector ? sectorFrame(wheel, domain) : frameOf(layout, focus);
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
    const before = shown.current;
    shown.current = { aim, domain, nth };
    const isOther = before?.aim !== aim || before.nth !== nth || before.domain !== domain;
    if (isOther) {
      const staysThere = before?.aim === aim && before.nth === nth && isHeld(domain, looksAround.current);
      looksAround.current = staysThere;
      canvasStore.setState({ isAround: staysThere });
    }
    if (!looksAround.current) show(isOther && before !== null ? GLIDE : 0);
    setFramed(true);
  }, [show, aim, domain, nth, width, height]);
  const lookAround = useCallback(() => {
    looksAround.current = true;
    if (!canvasStore.getState().isAround) canvasStore.setState({ isAround: true });
  }, []);
  const fit = useCallback(() => {
    looksAround.current = false;
    canvasStore.setState({ isAround: false });
    // The whole of what the group looks at, or of the map where somebody chose a part of it.
    if (isSector) aimAt('whole');
    else show(GLIDE / 2);
  }, [show, isSector]);
  const stepBack = (): void => {
    lookAround();
    const whole = getViewportForBounds(wholeOf(layout), width, height, FARTHEST, 1, WHOLE_PADDING);
    const duration = wantsNoMotion() ? 0 : STEP;
    if (flow.getZoom() / ZOOM_STEP > whole.zoom * 1.1) void flow.zoomOut({ duration });
    else void flow.setViewport(whole, { duration });
  };
  const stepNearer = (): void => {
    lookAround();
    void flow.zoomIn({ duration: wantsNoMotion() ? 0 : STEP });
  };
  return { isFramed, fit, stepBack, stepNearer, lookAround };
}
