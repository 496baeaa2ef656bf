import type { Point, Wheel } from '@verbindbord/shared/map/wheel.ts';
import type { NodeChange, OnNodeDrag } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { momentShown } from '../board/moment.ts';
import { boardStore } from '../board/store.ts';
import { setDrag } from '../connection/presence.ts';
import { carriedAs } from '../presence/carried.ts';
import { useLanguage } from '../text/t.ts';
import { nameOf, perform } from './actOn.ts';
import type { CardNode } from './boardToNodes.ts';
import { canvasStore } from './canvasStore.ts';
import { type Carried, type Drop, dropMeaning } from './dropMeaning.ts';
import { dropText } from './dropText.ts';
import { setMoving } from './moving.ts';
import { centreOf, type Rect } from './rect.ts';
import { useDragStart } from './useDragStart.ts';
import type { WorldLayout } from './world.ts';

/** A card that was just let go, and where. */
export interface Released {
  readonly id: string;
  readonly at: Point;
}

interface Dragging {
  /** The cards, with the one under the finger where the finger is. */
  readonly placed: readonly CardNode[];
  readonly released: Released | null;
  readonly follow: (changes: readonly NodeChange[]) => void;
  readonly onDragStart: OnNodeDrag<CardNode>;
  readonly onDrag: OnNodeDrag<CardNode>;
  readonly onDragStop: OnNodeDrag<CardNode>;
}

/** A drag from beginning to end: the card follows at once, others see it, and letting go is one act. */
export function useDragging(cards: readonly CardNode[], layout: WorldLayout, wheel: Wheel): Dragging {
  const language = useLanguage();
  const [position, setPosition] = useState<(Point & { readonly id: string }) | null>(null);
  const [released, setReleased] = useState<Released | null>(null);
  const { lead, measure } = useDragStart();

  const follow = useCallback(
    (changes: readonly NodeChange[]) => {
      for (const change of changes) {
        if (change.type === 'position' && change.dragging && change.position) {
          const { x, y } = change.position;
          setPosition({ id: change.id, x: x + lead.current.x, y: y + lead.current.y });
        }
      }
    },
    [lead],
  );
  const centreUnderFinger = (node: CardNode): Point => {
    const { x, y } = centreOf(rectOf(node));
    return { x: x + lead.current.x, y: y + lead.current.y };
  };
  const onDragStart: OnNodeDrag<CardNode> = (event, node) => {
    measure(event);
    canvasStore.setState({ drag: { card: carriedOf(node), from: rectOf(node), hint: null } });
  };
  const onDrag: OnNodeDrag<CardNode> = (_event, node) => {
    const at = centreUnderFinger(node);
    setDrag({ id: carriedAs(node.id, momentShown()), ...at });
    setMoving(node.id, at);
    hint(carriedOf(node), dropMeaning(carriedOf(node), at, layout, wheel));
  };
  const onDragStop: OnNodeDrag<CardNode> = (_event, node) => {
    const at = centreUnderFinger(node);
    const { act } = dropMeaning(carriedOf(node), at, layout, wheel);
    canvasStore.setState({ drag: null });
    setPosition(null);
    setDrag(null);
    setReleased({ id: node.id, at });
    if (canvasStore.getState().tool === 'select' || act.act !== 'none') perform(act, language);
  };
  const placed =
    position === null
      ? cards
      : cards.map((card) =>
          card.id === position.id
            ? { ...card, position: { x: position.x, y: position.y }, dragging: true }
            : card,
        );
  return { placed, released, follow, onDragStart, onDrag, onDragStop };
}

/** What lights up; told only when it changes, not at every move. */
function hint(card: Carried, { act, target }: Drop): void {
  const { drag } = canvasStore.getState();
  if (!drag) return;
  const before = drag.hint;
  if (before?.target === target || (!before && !target)) return;
  const text = dropText(act, boardStore.getState(), nameOf(card));
  canvasStore.setState({ drag: { ...drag, hint: target && { target, text } } });
}

function carriedOf({ id, type }: CardNode): Carried {
  return { id, kind: type ?? 'note' };
}

function rectOf({ position, measured }: CardNode): Rect {
  return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
}
