import type { DomainId } from '@verbindbord/shared/content/domains.ts';
import type { Place } from '@verbindbord/shared/map/place.ts';
import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { InputReading } from '../map/import/readInput.ts';
import type { Badge, ColourField } from '../map/look/colours.ts';
import { type MapFilter, NO_FILTER } from '../map/look/filter.ts';
import type { ParkableOnBoard } from '../parking/ParkDialog.tsx';
import type { Carried } from './dropMeaning.ts';
import type { Rect } from './rect.ts';

export type Tool = 'select' | 'place' | 'connect' | 'park';

/** The question that is open over the canvas. */
export type OpenDialog =
  | { readonly kind: 'add'; readonly place: Place | null }
  | { readonly kind: 'noteToMap'; readonly note: string; readonly place: Place | null }
  | { readonly kind: 'move'; readonly id: string }
  | { readonly kind: 'connect'; readonly from: string; readonly to: string | null }
  | { readonly kind: 'connection'; readonly id: string }
  | { readonly kind: 'park'; readonly what: ParkableOnBoard }
  | { readonly kind: 'note'; readonly id: string; readonly isNew: boolean }
  | { readonly kind: 'merge' | 'sources'; readonly id: string }
  | { readonly kind: 'mergeStakeholders'; readonly ids: readonly string[] }
  | { readonly kind: 'toSheet'; readonly cards: readonly Carried[] }
  | { readonly kind: 'parked'; readonly id: string }
  | { readonly kind: 'cluster'; readonly sheet: string; readonly id: string | null }
  | { readonly kind: 'caseTitle' }
  | { readonly kind: 'lens' }
  | { readonly kind: 'comments'; readonly id: string }
  | { readonly kind: 'moveSeveral' | 'ring' | 'seat'; readonly ids: readonly string[] }
  | { readonly kind: 'import'; readonly input: InputReading };

/** What a menu was asked for: a card, or an empty spot (in pixels of the window, and its place on the map). */
export type MenuOf = Carried | { readonly kind: 'ground'; readonly at: Point; readonly place: Place | null };

/** A card under the finger: where it came from, and what lights up under it. */
export interface DragInProgress {
  readonly card: Carried;
  readonly from: Rect;
  /** The other cards that were chosen go along; where they came from. */
  readonly along: ReadonlyMap<string, Rect>;
  readonly hint: { readonly target: Rect; readonly text: string } | null;
}

/** Where this person looks on the map: along with the group, at a domain of their own choice, or at the whole. */
export interface Aim {
  readonly at: DomainId | 'whole' | 'group';
  /** Another one for each time that it was asked for: who wandered off comes back. */
  readonly nth: number;
}

interface CanvasState {
  readonly tool: Tool;
  /** The stakeholder whose panel is open. */
  readonly selected: string | null;
  /** The stakeholders that are chosen, to do something with all of them: apart from whose panel is open. */
  readonly chosen: ReadonlySet<string>;
  /** A press on a stakeholder chooses it, instead of opening it. */
  readonly isChoosing: boolean;
  /** The stakeholder that a connection is being drawn from. */
  readonly connectFrom: string | null;
  readonly dialog: OpenDialog | null;
  readonly menu: MenuOf | null;
  readonly drag: DragInProgress | null;
  /** The list instead of the canvas. */
  readonly list: boolean;
  /** The cards that Tab comes to, one per group; and the card that was visited last in each group. */
  readonly stops: ReadonlySet<string>;
  readonly visited: Readonly<Record<string, string>>;
  /** Cards with own changes that the server has not acknowledged yet. */
  readonly unsaved: ReadonlySet<string>;
  /** The election lens stands beside the map. */
  readonly isLensOpen: boolean;
  /** What stands out on the map is shown; it stays so while one of its parties is looked at. */
  readonly areFindingsOpen: boolean;
  /** Who is looked for on the map; the others fade. */
  readonly filter: MapFilter;
  readonly faded: ReadonlySet<string>;
  /** What the cards are told apart by, and the badge of each; none when it is the domain. */
  readonly colourBy: ColourField;
  readonly badges: ReadonlyMap<string, Badge>;
  readonly groupBy: 'domain' | 'organisation';
  readonly aim: Aim;
  /** The view was put somewhere by hand since. */
  readonly isAround: boolean;
}

/** What one person looks at and is busy with on the canvas: nobody else's business, never saved. */
export const canvasStore = createStore<CanvasState>(() => ({
  tool: 'select',
  selected: null,
  chosen: new Set(),
  isChoosing: false,
  connectFrom: null,
  dialog: null,
  menu: null,
  drag: null,
  list: false,
  areFindingsOpen: false,
  isLensOpen: false,
  filter: NO_FILTER,
  faded: new Set(),
  colourBy: 'domain',
  badges: new Map(),
  groupBy: 'domain',
  aim: { at: 'group', nth: 0 },
  isAround: false,
  stops: new Set(),
  visited: {},
  unsaved: new Set(),
}));

export function useCanvas<T>(select: (state: CanvasState) => T): T {
  return useStore(canvasStore, select);
}

export function chooseTool(tool: Tool): void {
  canvasStore.setState({ tool, connectFrom: null, list: false });
}

export function select(id: string | null): void {
  canvasStore.setState({ selected: id });
}

export function openDialog(dialog: OpenDialog): void {
  canvasStore.setState({ dialog });
}

export function closeDialog(): void {
  canvasStore.setState({ dialog: null });
}

export function openMenu(menu: MenuOf | null): void {
  canvasStore.setState({ menu });
}

export function markUnsaved(id: string): void {
  canvasStore.setState(({ unsaved }) => ({ unsaved: new Set([...unsaved, id]) }));
}

export function markAllSaved(): void {
  if (canvasStore.getState().unsaved.size > 0) canvasStore.setState({ unsaved: new Set() });
}

export function setFilter(change: Partial<MapFilter>): void {
  canvasStore.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}

/** Brings a part of the map into view on this screen. */
export function aimAt(at: Aim['at']): void {
  canvasStore.setState(({ aim }) => ({ aim: { at, nth: aim.nth + 1 }, isAround: false }));
}

/** Forgets what was going on when the canvas leaves the screen; how somebody looks at the map stays theirs. */
export function resetCanvas(): void {
  const { filter, colourBy, groupBy } = canvasStore.getState();
  canvasStore.setState({ ...canvasStore.getInitialState(), filter, colourBy, groupBy }, true);
}
