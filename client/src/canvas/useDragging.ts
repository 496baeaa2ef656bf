import type { Point, Wheel } from '@verbindbord/shared/map/wheel.ts';
import type { NodeChange, OnNodeDrag } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { momentShown } from '../board/moment.ts';
import { boardStore } from '../board/store.ts';
import { setDrag } from '../connection/presence.ts';
import { leaveNotes, moveBy } from '../map/several/acts.ts';
import { carriedAs } from '../presence/carried.ts';
import { t, useLanguage } from '../text/t.ts';
import { nameOf, perform } from './actOn.ts';
import type { CardNode } from './boardToNodes.ts';
import { canvasStore, openDialog } from './canvasStore.ts';
import { chosenWith } from './choosing.ts';
import { type Carried, type Drop, dropMeaning } from './dropMeaning.ts';
import { dropText } from './dropText.ts';
import { setMoving } from './moving.ts';
import { centreOf, type Rect } from './rect.ts';
import { useDragStart } from './useDragStart.ts';
import type { WorldLayout } from './world.ts';

/** Cards that were just let go, and where the middle of each was. */
export type Released = ReadonlyMap<string, Point>;

interface Dragging {
  /** The cards, with the one under the finger where the finger is, and those that go along beside it. */
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
    const along = alongWith(node.id, cards);
    canvasStore.setState({ drag: { card: carriedOf(node), from: rectOf(node), along, hint: null } });
  };
  const onDrag: OnNodeDrag<CardNode> = (_event, node) => {
    const at = centreUnderFinger(node);
    const carried = carriedTo(node.id, at);
    const [lead = '', ...along] = [...carried.keys()].map((id) => carriedAs(id, momentShown()));
    setDrag({ id: lead, ...at }, along);
    for (const [id, middle] of carried) setMoving(id, middle);
    const name = carried.size === 1 ? nameOf(carriedOf(node)) : t('map.parties', { count: carried.size });
    hint(name, dropMeaning(carriedOf(node), at, layout, wheel));
  };
  const onDragStop: OnNodeDrag<CardNode> = (_event, node) => {
    const at = centreUnderFinger(node);
    const { act } = dropMeaning(carriedOf(node), at, layout, wheel);
    const { drag } = canvasStore.getState();
    const carried = carriedTo(node.id, at);
    canvasStore.setState({ drag: null });
    setPosition(null);
    setDrag(null);
    setReleased(carried);
    if (drag && carried.size > 1) letGoTogether([...carried.keys()], act, between(centreOf(drag.from), at));
    else if (canvasStore.getState().tool === 'select' || act.act !== 'none') perform(act, language);
  };
  const placed = position === null ? cards : carriedAlong(cards, position);
  return { placed, released, follow, onDragStart, onDrag, onDragStop };
}

/** The other cards that were chosen with the one that is taken up, and where they lie. */
function alongWith(id: string, cards: readonly CardNode[]): ReadonlyMap<string, Rect> {
  const several = new Set(chosenWith(id));
  return new Map(
    cards.filter((card) => card.id !== id && several.has(card.id)).map((card) => [card.id, rectOf(card)]),
  );
}

/** Where the middles of all carried cards are when that of the one under the finger is there. */
function carriedTo(id: string, at: Point): Released {
  const { drag } = canvasStore.getState();
  const by = drag ? between(centreOf(drag.from), at) : { x: 0, y: 0 };
  const along = [...(drag?.along ?? [])].map(([other, from]) => {
    const { x, y } = centreOf(from);
    return [other, { x: x + by.x, y: y + by.y }] as const;
  });
  return new Map([[id, at], ...along]);
}

/** The cards as they are drawn while one is carried to a position, with those that go along. */
function carriedAlong(cards: readonly CardNode[], to: Point & { readonly id: string }): readonly CardNode[] {
  const { drag } = canvasStore.getState();
  return cards.map((card) => {
    const from = drag?.along.get(card.id);
    if (card.id === to.id) return { ...card, position: { x: to.x, y: to.y }, dragging: true };
    if (!drag || !from) return card;
    const position = { x: from.x + to.x - drag.from.x, y: from.y + to.y - drag.from.y };
    return { ...card, position, className: 'canvas-along' };
  });
}

function letGoTogether(ids: readonly string[], act: Drop['act'], by: Point): void {
  if (act.act === 'toMap') moveBy(ids, by);
  else if (act.act === 'toSheet') leaveNotes(ids, act.to);
  else if (act.act === 'park') openDialog({ kind: 'park', what: { kind: 'stakeholders', ids } });
}

function between(from: Point, to: Point): Point {
  return { x: to.x - from.x, y: to.y - from.y };
}

/** What lights up; told only when it changes, not at every move. */
function hint(name: string, { act, target }: Drop): void {
  const { drag } = canvasStore.getState();
  if (!drag) return;
  const before = drag.hint;
  if (before?.target === target || (!before && !target)) return;
  const text = dropText(act, boardStore.getState(), name);
  canvasStore.setState({ drag: { ...drag, hint: target && { target, text } } });
}

function carriedOf({ id, type }: CardNode): Carried {
  return { id, kind: type ?? 'note' };
}

function rectOf({ position, measured }: CardNode): Rect {
  return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
}
