import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { boardToNodes, type CardNode } from './boardToNodes.ts';
import { canvasStore, useCanvas } from './canvasStore.ts';
import { type FocusGroup, focusOrder, tabStops } from './focusOrder.ts';
import type { Heights } from './paper.ts';
import { layOutWorld, type WorldLayout } from './world.ts';

interface Cards {
  /** Where the cards belong, in reading order. */
  readonly cards: readonly CardNode[];
  readonly layout: WorldLayout;
  readonly groups: readonly FocusGroup[];
  /** Takes in what the screen measured. */
  readonly measure: (changes: readonly NodeChange[]) => void;
}

/** The board as cards on the canvas, laid out with the heights that the screen measured. */
export function useCards(board: Board, wheel: Wheel): Cards {
  const [heights, setHeights] = useState<Heights>(new Map());
  const previous = useRef<ReadonlyMap<string, CardNode>>(new Map());
  const layout = useMemo(() => layOutWorld(board, heights), [board, heights]);
  const groups = useMemo(() => focusOrder(board), [board]);
  const cards = useMemo(() => {
    const nodes = boardToNodes(board, wheel, layout, groups, previous.current);
    previous.current = new Map(nodes.map((node) => [node.id, node]));
    return nodes;
  }, [board, wheel, layout, groups]);
  useTabStops(groups);
  const measure = useCallback((changes: readonly NodeChange[]) => {
    const measured = changes.flatMap((change) =>
      change.type === 'dimensions' && change.dimensions && isPaperCard(previous.current.get(change.id))
        ? [[change.id, change.dimensions.height] as const]
        : [],
    );
    if (measured.length === 0) return;
    setHeights((before) => {
      const news = measured.filter(([id, height]) => Math.abs((before.get(id) ?? 0) - height) >= 1);
      return news.length === 0 ? before : new Map([...before, ...news]);
    });
  }, []);
  return { cards, layout, groups, measure };
}

/** The size of a stakeholder follows from its name; notes and parked issues are as high as their words. */
function isPaperCard(node: CardNode | undefined): boolean {
  return node?.type === 'note' || node?.type === 'parked';
}

function useTabStops(groups: readonly FocusGroup[]): void {
  const visited = useCanvas((state) => state.visited);
  useEffect(() => {
    const stops = tabStops(groups, visited);
    const before = canvasStore.getState().stops;
    if (before.size !== stops.size || [...stops].some((id) => !before.has(id)))
      canvasStore.setState({ stops });
  }, [groups, visited]);
}
