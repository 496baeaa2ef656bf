import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type FocusEvent, type MouseEvent, type PointerEvent, type RefObject, useEffect } from 'react';
import { setCursor } from '../connection/presence.ts';
import { wantsNoMotion } from '../presence/motion.ts';
import { canvasStore, openDialog, openMenu, select } from './canvasStore.ts';
import { clearChosen } from './choosing.ts';

/** For what keeps its size on the screen: cursors, seats, thin lines. */
export function useZoomInCss(wrapper: RefObject<HTMLDivElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    let shown = Number.NaN;
    const show = (): void => {
      const zoom = store.getState().transform[2];
      if (zoom !== shown) wrapper.current?.style.setProperty('--canvas-zoom', String(zoom));
      shown = zoom;
    };
    show();
    return store.subscribe(show);
  }, [store, wrapper]);
}

/** Not an application: screen readers keep their own keys to read the board. */
export function useRoleOfRegion(wrapper: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    wrapper.current?.querySelector('.react-flow')?.setAttribute('role', 'region');
  }, [wrapper]);
}

/** Shows others where this pointer is. */
export function usePointer() {
  const flow = useReactFlow();
  return {
    onPointerMove: (event: PointerEvent) => {
      setCursor(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
    },
    onPointerLeave: () => setCursor(null),
  };
}

/** A press beside everything: puts somebody there with the tool for it, and otherwise lets go. */
export function usePaneClick(wheel: Wheel, canWrite: boolean): (event: MouseEvent) => void {
  const flow = useReactFlow();
  return (event) => {
    if (canWrite && canvasStore.getState().tool === 'place') {
      const place = wheel.placeAt(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
      if (place) openDialog({ kind: 'add', place });
      return;
    }
    select(null);
    canvasStore.setState({ connectFrom: null });
    // Who chooses by a press misses a card easily, and would lose all of it.
    if (!canvasStore.getState().isChoosing) clearChosen();
  };
}

/** The menu of an empty spot on the map: right button or long press. */
export function useGroundMenu(wheel: Wheel, isOn: boolean): (event: MouseEvent) => void {
  const flow = useReactFlow();
  return (event) => {
    const { target, defaultPrevented } = event;
    if (!isOn || defaultPrevented || !(target instanceof Element)) return;
    if (!target.closest('.react-flow__pane, .react-flow__node-wheel') || target.closest('button')) return;
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    openMenu({ kind: 'ground', at, place: wheel.placeAt(flow.screenToFlowPosition(at)) });
  };
}

/** A card that gets the focus by key comes into view. */
export function useBroughtIntoView(wrapper: RefObject<HTMLDivElement | null>) {
  const flow = useReactFlow();
  return (event: FocusEvent): void => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined;
    const view = wrapper.current?.getBoundingClientRect();
    if (id === undefined || !view || !event.target.matches(':focus-visible')) return;
    const card = event.target.getBoundingClientRect();
    const isIn =
      card.left >= view.left &&
      card.right <= view.right &&
      card.top >= view.top &&
      card.bottom <= view.bottom;
    const node = flow.getNode(id);
    if (isIn || !node) return;
    const { width = 0, height = 0 } = node.measured ?? {};
    void flow.setCenter(node.position.x + width / 2, node.position.y + height / 2, {
      zoom: Math.max(0.7, flow.getZoom()),
      duration: wantsNoMotion() ? 0 : 240,
    });
  };
}
