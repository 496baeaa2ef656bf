import { commentsByCard } from '@verbindbord/shared/board/comment.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import type { ParkedIssue } from '@verbindbord/shared/board/parkedIssue.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { type CardSize, cardSize } from '@verbindbord/shared/map/cardText.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import type { Node } from '@xyflow/react';
import type { FocusGroup } from './focusOrder.ts';
import type { Rect } from './rect.ts';
import type { WorldLayout } from './world.ts';

/** What style sheets decide about a card rather than the canvas: its height in the pile, and what of it takes a pointer. */
export const BY_STYLE_SHEET = { zIndex: undefined, pointerEvents: undefined } as const;

export type StakeholderNode = Node<
  { stakeholder: Stakeholder; connections: number; comments: number },
  'stakeholder'
>;
export type NoteNode = Node<{ note: Note }, 'note'>;
export type ParkedNode = Node<{ issue: ParkedIssue }, 'parked'>;
/** A card on the canvas; its id is the id of the thing. */
export type CardNode = StakeholderNode | NoteNode | ParkedNode;

/**
 * The cards of the board where they belong, in reading order. A card that did not change is the same object as
 * in `previous`, so that it is not drawn again.
 */
export function boardToNodes(
  board: Board,
  wheel: Wheel,
  layout: WorldLayout,
  groups: readonly FocusGroup[],
  previous: ReadonlyMap<string, CardNode> = new Map(),
): readonly CardNode[] {
  const spots = new Map<string, Rect>(
    [
      ...layout.sheets.flatMap(({ columns }) => columns.flatMap(({ notes }) => notes)),
      ...layout.parking.cards,
    ].map((spot) => [spot.id, spot]),
  );
  const connections = countConnections(board);
  const comments = commentsByCard(board);
  return groups
    .flatMap(({ cards }) => cards)
    .flatMap((id): readonly CardNode[] => {
      const stakeholder = board.stakeholders[id];
      if (stakeholder) {
        const said = { connections: connections.get(id) ?? 0, comments: comments.get(id)?.length ?? 0 };
        return [stakeholderNode(stakeholder, wheel, said)];
      }
      const spot = spots.get(id);
      const note = board.notes[id];
      const issue = board.parkedIssues[id];
      if (spot && note) return [{ ...base(id, spot), type: 'note', data: { note } }];
      return spot && issue ? [{ ...base(id, spot), type: 'parked', data: { issue } }] : [];
    })
    .map((node) => keep(previous.get(node.id), node));
}

const sizes = new Map<string, CardSize>();

/** `cardSize`, remembered by name: the same names are asked for at every change. */
export function sizeOf(name: string): CardSize {
  const known = sizes.get(name);
  if (known) return known;
  const size = cardSize(name);
  sizes.set(name, size);
  return size;
}

function stakeholderNode(
  stakeholder: Stakeholder,
  wheel: Wheel,
  said: { readonly connections: number; readonly comments: number },
): StakeholderNode {
  const size = sizeOf(stakeholder.name);
  const { x, y } = wheel.pointOf(stakeholder.place);
  const rect = { ...size, x: x - size.width / 2, y: y - size.height / 2 };
  return { ...base(stakeholder.id, rect), ...size, type: 'stakeholder', data: { stakeholder, ...said } };
}

function base(id: string, { x, y, width, height }: Rect) {
  return { id, position: { x, y }, width, measured: { width, height }, style: BY_STYLE_SHEET };
}

/** How many connections each stakeholder has; who has none is not in it. */
export function countConnections(board: Pick<Board, 'connections'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of Object.values(board.connections)) {
    for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function keep(before: CardNode | undefined, now: CardNode): CardNode {
  if (before === undefined || before.type !== now.type) return now;
  const samePlace =
    before.position.x === now.position.x &&
    before.position.y === now.position.y &&
    before.measured?.height === now.measured?.height &&
    before.width === now.width;
  const was = Object.values(before.data);
  return samePlace && Object.values(now.data).every((value, index) => value === was[index]) ? before : now;
}
