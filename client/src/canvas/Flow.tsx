import '@xyflow/react/dist/base.css';
import './Flow.css';
import type { Area } from '@verbindbord/shared/activities/registry.ts';
import { cardBox } from '@verbindbord/shared/map/boxes.ts';
import { ringLabelAngle, ringLabelsAt } from '@verbindbord/shared/map/ringLabels.ts';
import type { RouteCard } from '@verbindbord/shared/map/routes.ts';
import { evenSectors, standardWheel, type Wheel } from '@verbindbord/shared/map/wheel.ts';
import { type NodeChange, ReactFlow, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import {
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useBoard } from '../board/store.ts';
import { setCursor } from '../connection/presence.ts';
import { useSaveState, useSession } from '../connection/session.ts';
import { MapEmpty } from '../map/MapEmpty.tsx';
import { wantsNoMotion } from '../presence/motion.ts';
import { PresenceLayer } from '../presence/PresenceLayer.tsx';
import { type Language, t, useLanguage } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import type { CardNode, StakeholderNode } from './boardToNodes.ts';
import { canvasStore, markAllSaved, openDialog, select, useCanvas } from './canvasStore.ts';
import { DragOverlay } from './DragOverlay.tsx';
import { NoteCard } from './flipchart/NoteCard.tsx';
import { SheetPaper } from './flipchart/SheetPaper.tsx';
import { Minimap } from './Minimap.tsx';
import { ConnectionLayer } from './map/ConnectionLayer.tsx';
import { FarNames } from './map/FarNames.tsx';
import { StakeholderCard } from './map/StakeholderCard.tsx';
import { WheelPaper } from './map/WheelPaper.tsx';
import { useMayEdit } from './mode.ts';
import { paperNodes } from './paperNodes.ts';
import { ParkedIssueCard } from './parking/ParkedIssueCard.tsx';
import { ParkingPaper } from './parking/ParkingPaper.tsx';
import { useCards } from './useCards.ts';
import { useDragging } from './useDragging.ts';
import { useFraming } from './useFraming.ts';
import { ZoomControl } from './ZoomControl.tsx';

const NODE_TYPES = {
  stakeholder: StakeholderCard,
  note: NoteCard,
  parked: ParkedIssueCard,
  wheel: WheelPaper,
  sheet: SheetPaper,
  parkingLot: ParkingPaper,
};
/** Under this zoom, or with more cards than this in view, cards become seats. */
const FAR_ZOOM = 0.6;
const MOST_CARDS = 60;
/** Letters and seats on the screen when only seats are drawn, in pixels. */
const FAR_SIZES = { screen: { letters: 12.5, seat: 15 }, wall: { letters: 25, seat: 26 } } as const;
/** Farther out than this even seats and names would cover the map: seats shrink with it, names go. */
const NAMES_ZOOM = 0.3;
/** On the wall nothing is smaller than 24 px. */
const WALL_LETTERS = { name: 30, driver: 24.5 } as const;
const SCREEN_LETTERS = { name: 18, driver: 13 } as const;

interface FlowProps {
  area: Area;
  sheets: readonly string[];
  isWall: boolean;
  onImport?: (() => void) | undefined;
}

/** The world of the board on the screen: papers, cards, connections and the others. */
export function Flow({ area, sheets, isWall, onImport }: FlowProps) {
  const language = useLanguage();
  const canWrite = useMayEdit();
  const board = useBoard((whole) => whole);
  const { sectors } = board.settings;
  const wheel = useMemo(() => standardWheel(sectors ?? evenSectors), [sectors]);
  const { cards, layout, groups, measure } = useCards(board, wheel);
  const drag = useDragging(cards, layout, wheel);
  const stakeholders = useStakeholders(cards);
  const framing = useFraming(layout, { area, sheets }, isWall);
  const zoom = useStore((state) => Math.round(state.transform[2] * 20) / 20);
  const isFar = useIsFar(stakeholders) || isWall;
  const tool = useCanvas((state) => state.tool);
  const isFrozen = useSession().frozen !== null;
  const wrapper = useRef<HTMLDivElement>(null);
  useZoomInCss(wrapper);
  useRoleOfRegion(wrapper);
  useKeptFocus(cards);
  useSavedSigns();

  const { routeCards, ringAngle, obstacles } = useRouting(stakeholders, wheel, language);
  const connections = useConnections(board.connections);
  const letters = useMemo(
    () =>
      isWall
        ? { name: WALL_LETTERS.name / Math.max(0.3, zoom), driver: WALL_LETTERS.driver / Math.max(0.3, zoom) }
        : SCREEN_LETTERS,
    [isWall, zoom],
  );
  const papers = useMemo(
    () =>
      paperNodes(layout, groups, {
        wheel,
        ringLabels: isWall || isFar ? null : ringAngle,
        letters,
        counts: { parties: stakeholders.length, connections: connections.length },
        canWrite,
      }),
    [
      layout,
      groups,
      wheel,
      ringAngle,
      letters,
      stakeholders.length,
      connections.length,
      canWrite,
      isWall,
      isFar,
    ],
  );
  const nodes = useMemo(() => papers(drag.placed), [papers, drag.placed]);
  const sizes = isWall ? FAR_SIZES.wall : FAR_SIZES.screen;
  const seatSize = Math.min(sizes.seat, Math.max(4, 29 * zoom));
  const seats = useMemo(
    () =>
      stakeholders.map(({ id, data }) => ({
        id,
        name: data.stakeholder.name,
        middle: wheel.pointOf(data.stakeholder.place),
        weight: data.connections,
      })),
    [stakeholders, wheel],
  );

  const names = ['canvas-flow', `canvas-tool-${tool}`];
  if (isFar) names.push('canvas-far');
  if (canWrite) names.push('canvas-can-write');
  else if (isFrozen && !isWall) names.push('canvas-frozen');
  const onPaneClick = usePaneClick(wheel, canWrite);
  const pointer = usePointer();
  const onFocus = useBroughtIntoView(wrapper);
  const { follow } = drag;
  const onNodesChange = useCallback(
    (changes: NodeChange[]) => {
      measure(changes);
      follow(changes);
    },
    [measure, follow],
  );
  return (
    <div ref={wrapper} className={names.join(' ')} style={{ '--canvas-seat': seatSize } as CSSProperties}>
      <ReactFlow
        nodes={nodes}
        edges={[]}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        onNodeDragStart={(event, node, all) =>
          onCard(node, () => drag.onDragStart(event, node as CardNode, all as CardNode[]))
        }
        onNodeDrag={(event, node, all) =>
          onCard(node, () => drag.onDrag(event, node as CardNode, all as CardNode[]))
        }
        onNodeDragStop={(event, node, all) =>
          onCard(node, () => drag.onDragStop(event, node as CardNode, all as CardNode[]))
        }
        onPaneClick={onPaneClick}
        onMoveStart={(event) => {
          if (event) framing.lookAround();
        }}
        nodesDraggable={canWrite && tool !== 'connect'}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        nodeDragThreshold={4}
        minZoom={0.06}
        maxZoom={4}
        zoomOnDoubleClick={false}
        panOnDrag={!isWall}
        zoomOnScroll={!isWall}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        proOptions={{ hideAttribution: true }}
        {...pointer}
        onFocus={onFocus}
        aria-label={t('canvas.name')}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('canvas.cardHelp'),
          'node.a11yDescription.keyboardDisabled': t('canvas.cardHelp'),
        }}
      >
        <ConnectionLayer
          wheel={wheel}
          cards={routeCards}
          connections={connections}
          obstacles={obstacles}
          language={language}
        />
        {isFar && zoom >= NAMES_ZOOM && (
          <FarNames wheel={wheel} seats={seats} zoom={zoom} letters={sizes.letters} seatSize={seatSize} />
        )}
        <DragOverlay />
        <PresenceLayer cards={cards} released={drag.released} />
      </ReactFlow>
      {area === 'map' && stakeholders.length === 0 && !isWall && (
        <div className="canvas-empty">
          <MapEmpty onImport={onImport} />
        </div>
      )}
      {!isWall && !canWrite && (
        <p className="canvas-why">
          <Icon name={isFrozen ? 'lock' : 'eye'} size={18} strokeWidth={2} />
          {t(isFrozen ? 'canvas.frozen' : 'canvas.lookOn')}
        </p>
      )}
      {!isWall && <ZoomControl onFit={framing.fit} isLow={area !== 'map'} />}
      {!isWall && area === 'map' && <Minimap wheel={wheel} cards={stakeholders} onFit={framing.fit} />}
    </div>
  );
}

function onCard(node: { readonly type?: string | undefined }, then: () => void): void {
  if (node.type === 'stakeholder' || node.type === 'note' || node.type === 'parked') then();
}

/** The stakeholder cards; the same list as long as they are the same. */
function useStakeholders(cards: readonly CardNode[]): readonly StakeholderNode[] {
  const before = useRef<readonly StakeholderNode[]>([]);
  const now = cards.filter((card): card is StakeholderNode => card.type === 'stakeholder');
  if (now.length !== before.current.length || now.some((card, index) => card !== before.current[index])) {
    before.current = now;
  }
  return before.current;
}

/** The connections as a list that stays the same while nothing about them changes that is drawn. */
function useConnections<C extends { id: string; from: string; to: string; driver: string; wished: boolean }>(
  connections: Readonly<Record<string, C>>,
): readonly C[] {
  const key = Object.values(connections)
    .map(({ id, from, to, driver, wished }) => `${id}${from}${to}${driver}${wished}`)
    .join();
  const kept = useRef<{ key: string; list: readonly C[] }>({ key: '', list: [] });
  if (kept.current.key !== key) kept.current = { key, list: Object.values(connections) };
  return kept.current.list;
}

/** What lines have to go around, and the direction where the names of the rings are in nobody's way. */
function useRouting(stakeholders: readonly StakeholderNode[], wheel: Wheel, language: Language) {
  const cards = stakeholders.map(({ id, position, measured }): RouteCard => {
    const { width = 0, height = 0 } = measured ?? {};
    return { id, x: position.x + width / 2, y: position.y + height / 2, width, height };
  });
  const key = JSON.stringify(cards);
  const kept = useRef<{ key: string; cards: readonly RouteCard[] }>({ key: '', cards: [] });
  if (kept.current.key !== key) kept.current = { key, cards };
  const routeCards = kept.current.cards;
  const ringAngle = useMemo(
    () =>
      ringLabelAngle(
        wheel,
        routeCards.map((card) => cardBox(card, card)),
        language,
      ),
    [wheel, routeCards, language],
  );
  const obstacles = useMemo(
    () => ringLabelsAt(wheel, ringAngle, language).map(({ box }) => box),
    [wheel, ringAngle, language],
  );
  return { routeCards, ringAngle, obstacles };
}

function useIsFar(stakeholders: readonly StakeholderNode[]): boolean {
  return useStore(
    useCallback(
      ({ transform: [x, y, zoom], width, height }) => {
        if (zoom < FAR_ZOOM) return true;
        if (stakeholders.length <= MOST_CARDS) return false;
        const inView = stakeholders.filter(({ position }) => {
          const left = position.x * zoom + x;
          const top = position.y * zoom + y;
          return left > 0 && left < width && top > 0 && top < height;
        });
        return inView.length > MOST_CARDS;
      },
      [stakeholders],
    ),
  );
}

/** For what keeps its size on the screen: cursors, seats, thin lines. */
function useZoomInCss(wrapper: React.RefObject<HTMLDivElement | null>): void {
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
function useRoleOfRegion(wrapper: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    wrapper.current?.querySelector('.react-flow')?.setAttribute('role', 'region');
  }, [wrapper]);
}

/** Cards that change places in the document can lose the focus on the way: it goes back to them. */
function useKeptFocus(cards: readonly CardNode[]): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (active === document.body && last.current?.isConnected) last.current.focus({ preventScroll: true });
    const remember = (): void => {
      const now = document.activeElement;
      last.current = now instanceof HTMLElement && now.dataset.card !== undefined ? now : null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [cards]);
}

function useSavedSigns(): void {
  const save = useSaveState();
  useEffect(() => {
    if (save === 'saved') markAllSaved();
  }, [save]);
}

function usePointer() {
  const flow = useReactFlow();
  return {
    onPointerMove: (event: PointerEvent) => {
      setCursor(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }));
    },
    onPointerLeave: () => setCursor(null),
  };
}

/** A press beside everything: puts somebody there with the tool for it, and otherwise lets go. */
function usePaneClick(wheel: Wheel, canWrite: boolean): (event: MouseEvent) => void {
  const flow = useReactFlow();
  return (event) => {
    if (canWrite && canvasStore.getState().tool === 'place') {
      const place = wheel.placeAt(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
      if (place) openDialog({ kind: 'add', place });
      return;
    }
    select(null);
    canvasStore.setState({ connectFrom: null });
  };
}

/** A card that gets the focus by key comes into view. */
function useBroughtIntoView(wrapper: React.RefObject<HTMLDivElement | null>) {
  const flow = useReactFlow();
  return (event: React.FocusEvent): void => {
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
