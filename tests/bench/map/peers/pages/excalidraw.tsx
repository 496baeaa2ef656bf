import '@excalidraw/excalidraw/index.css';
import {
  CaptureUpdateAction,
  convertToExcalidrawElements,
  Excalidraw,
  newElementWith,
} from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI, NormalizedZoomValue } from '@excalidraw/excalidraw/types';
import { createRoot } from 'react-dom/client';
import { fetchMap, onMoves, type Told } from '../feed.ts';

type Skeletons = NonNullable<Parameters<typeof convertToExcalidrawElements>[0]>;
type Point = { readonly x: number; readonly y: number };

declare global {
  interface Window {
    board?: { readonly drawn: () => number; readonly zoomTo: (zoom: number) => void };
  }
}

/** Rectangles with their text in the middle, and a straight line for each connection. */
function elementsOf({ cards, connections }: Told): readonly ExcalidrawElement[] {
  const middles = new Map(cards.map(({ id, middle }) => [id, middle]));
  const plain = { roughness: 0, strokeWidth: 1 } as const;
  const lines = connections.flatMap(({ id, from, to }) => {
    const [start, end] = [middles.get(from), middles.get(to)];
    return start && end ? [{ type: 'line', id, ...plain, ...lineBetween(start, end) } as const] : [];
  });
  const boxes = cards.map(
    ({ id, name, middle, width, height }) =>
      ({
        type: 'rectangle',
        id,
        x: middle.x - width / 2,
        y: middle.y - height / 2,
        width,
        height,
        backgroundColor: '#ffffff',
        fillStyle: 'solid',
        ...plain,
        label: { text: name, fontSize: 12, fontFamily: 2 },
      }) as const,
  );
  return convertToExcalidrawElements([...lines, ...boxes] as Skeletons, { regenerateIds: false });
}

function lineBetween(start: Point, end: Point) {
  const [width, height] = [end.x - start.x, end.y - start.y];
  return {
    x: start.x,
    y: start.y,
    width: Math.abs(width),
    height: Math.abs(height),
    points: [
      [0, 0],
      [width, height],
    ],
  };
}

/** Moves cards with their texts and lines as a page that shows the work of others does: a new scene by `updateScene`. */
function follow(api: ExcalidrawImperativeAPI, { cards, connections }: Told): void {
  const middles = new Map<string, Point>(cards.map(({ id, middle }) => [id, middle]));
  const ends = new Map(connections.map((connection) => [connection.id, connection]));
  onMoves((moves) => {
    for (const [id, at] of moves) middles.set(id, at);
    const elements = api.getSceneElementsIncludingDeleted().map((element: ExcalidrawElement) => {
      const at = moves.get(element.type === 'text' ? (element.containerId ?? '') : element.id);
      if (at) return newElementWith(element, { x: at.x - element.width / 2, y: at.y - element.height / 2 });
      const line = ends.get(element.id);
      if (!line || !(moves.has(line.from) || moves.has(line.to))) return element;
      const [start, end] = [middles.get(line.from), middles.get(line.to)];
      return start && end
        ? newElementWith(element, lineBetween(start, end) as Partial<typeof element>)
        : element;
    });
    api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
  });
}

function onApi(api: ExcalidrawImperativeAPI): void {
  window.board = {
    drawn: () =>
      api.getAppState().isLoading
        ? 0
        : api.getSceneElements().filter(({ type }: ExcalidrawElement) => type === 'rectangle').length,
    zoomTo: (zoom) => {
      const { width, height } = api.getAppState();
      const appState = {
        zoom: { value: zoom as NormalizedZoomValue },
        scrollX: width / 2 / zoom,
        scrollY: height / 2 / zoom,
      };
      api.updateScene({ appState, captureUpdate: CaptureUpdateAction.NEVER });
    },
  };
  follow(api, map);
}

const map = await fetchMap();
const elements = elementsOf(map);
createRoot(document.querySelector('#root') ?? document.body).render(
  <Excalidraw
    excalidrawAPI={onApi}
    initialData={{
      elements,
      scrollToContent: false,
      appState: {
        activeTool: {
          type: 'hand',
          customType: null,
          lastActiveTool: null,
          locked: true,
          fromSelection: false,
        },
        scrollX: innerWidth / 2,
        scrollY: innerHeight / 2,
      },
    }}
  />,
);
