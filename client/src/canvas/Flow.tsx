import '@xyflow/react/dist/base.css';
import './Flow.css';
import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import type { Closed } from '@verbindbord/shared/session/closing.ts';
import { type NodeChange, ReactFlow, useStore } from '@xyflow/react';
import { type CSSProperties, useCallback, useEffect, useMemo, useRef } from 'react';
import { useMoment, useShownBoard } from '../board/moment.ts';
import { useClosed } from '../board/write.ts';
import { useSaveState, useSession } from '../connection/session.ts';
import { GhostLayer } from '../lens/GhostLayer.tsx';
import { useLens } from '../lens/useLens.ts';
import { useSector } from '../map/look/useShown.ts';
import { MapEmpty } from '../map/MapEmpty.tsx';
import { ChosenBar } from '../map/several/ChosenBar.tsx';
import { PresenceLayer } from '../presence/PresenceLayer.tsx';
import { t, useLanguage } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import type { CardNode } from './boardToNodes.ts';
import { markAllSaved, useCanvas } from './canvasStore.ts';
import { DragOverlay } from './DragOverlay.tsx';
import { useConnections, useIsFar, useRouting, useStakeholders } from './drawing.ts';
import { NoteCard } from './flipchart/NoteCard.tsx';
import { SheetPaper } from './flipchart/SheetPaper.tsx';
import { Minimap } from './Minimap.tsx';
import { BundleLayer } from './map/BundleLayer.tsx';
import { ConnectionLayer } from './map/ConnectionLayer.tsx';
import { FarNames, useFarNames } from './map/FarNames.tsx';
import { MovingPicture } from './map/MovingPicture.tsx';
import { MANY_SEATS, SeatPicture } from './map/SeatPicture.tsx';
import { StakeholderCard } from './map/StakeholderCard.tsx';
import { WheelPaper } from './map/WheelPaper.tsx';
import { useMayEdit } from './mode.ts';
import { paperNodes } from './paperNodes.ts';
import { ParkedIssueCard } from './parking/ParkedIssueCard.tsx';
import { ParkingPaper } from './parking/ParkingPaper.tsx';
import {
  useBroughtIntoView,
  useGroundMenu,
  usePaneClick,
  usePointer,
  useRoleOfRegion,
  useZoomInCss,
} from './pointing.ts';
import { RubberBand } from './RubberBand.tsx';
import { useArriving } from './useArriving.ts';
import { useCards } from './useCards.ts';
import { useDragging } from './useDragging.ts';
import { useFocusReturn } from './useFocusReturn.ts';
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
/** Letters and seats on the screen when only seats are drawn, in pixels. */
const FAR_SIZES = { screen: { letters: 12.5, seat: 15 }, wall: { letters: 25, seat: 26 } } as const;
/** Farther out than this even seats and names would cover the map: seats shrink with it, names go. */
const NAMES_ZOOM = 0.3;
/** On the wall nothing is smaller than 24 px. */
const WALL_LETTERS = { name: 30, driver: 24.5 } as const;
const SCREEN_LETTERS = { name: 18, driver: 13 } as const;
/** Far out the names of the domains stay readable, as large as the rim allows; those of the drivers go. */
const FAR_LETTERS = { zoom: 0.55, screen: 13, most: 34 } as const;

interface FlowProps {
  area: Area;
  sheets: readonly string[];
  isWall: boolean;
  onImport?: (() => void) | undefined;
}

const NO_MARKS = [] as const;

/** The world of the board on the screen: papers, cards, connections and the others. */
export function Flow({ area, sheets, isWall, onImport }: FlowProps) {
  const language = useLanguage();
  const canWrite = useMayEdit(area === 'map' ? 'map' : undefined);
  const closed = useClosed();
  const moment = useMoment();
  const board = useShownBoard((whole) => whole);
  const lens = useLens(moment);
  const { sectors } = board.settings;
  const wheel = useMemo(() => standardWheel(sectors ?? evenSectors), [sectors]);
  const { cards, layout, groups, measure } = useCards(board, wheel);
  const drag = useDragging(cards, layout, wheel);
  const stakeholders = useStakeholders(cards);
  const framing = useFraming(layout, wheel, { area, sheets }, isWall);
  // On the wall rather too small: letters are made larger by it, and none may be below the smallest size.
  const zoom = useStore((state) => (isWall ? Math.floor : Math.round)(state.transform[2] * 20) / 20);
  const isFar = useIsFar(stakeholders) || isWall;
  const tool = useCanvas((state) => state.tool);
  const hasColours = useCanvas((state) => state.badges.size > 0);
  const isFrozen = useSession().frozen !== null;
  const isLocked = area === 'map' && closed.map;
  const isGrouped = useCanvas((state) => state.groupBy === 'organisation');
  const isOnSector = useSector().domain !== null && area === 'map';
  const isAround = useCanvas((state) => state.isAround);
  const wrapper = useRef<HTMLDivElement>(null);
  useZoomInCss(wrapper);
  useRoleOfRegion(wrapper);
  useFocusReturn(cards);
  useSavedSigns();

  const { routeCards, ringAngle, obstacles } = useRouting(stakeholders, wheel, language, isFar);
  const connections = useConnections(board.connections);
  const letters = useMemo(
    () =>
      isWall
        ? { name: WALL_LETTERS.name / Math.max(0.3, zoom), driver: WALL_LETTERS.driver / Math.max(0.3, zoom) }
        : zoom < FAR_LETTERS.zoom
          ? { name: Math.min(FAR_LETTERS.most, FAR_LETTERS.screen / zoom), driver: null }
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
        closed: closed.places,
        area,
      }),
    [
      area,
      layout,
      groups,
      wheel,
      ringAngle,
      letters,
      stakeholders.length,
      connections.length,
      canWrite,
      closed,
      isWall,
      isFar,
    ],
  );
  const areMany = isFar && stakeholders.length > MANY_SEATS && !hasColours;
  const arrived = useArriving(drag.placed, areMany);
  const nodes = useMemo(() => {
    const all = papers(heldOn(closed, arrived));
    return isWall ? all.filter(({ type }) => type === 'wheel' || type === 'stakeholder') : all;
  }, [papers, closed, arrived, isWall]);
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

  const farNames = useFarNames({
    isShown: isFar && framing.isFramed && zoom >= NAMES_ZOOM,
    wheel,
    seats,
    connections,
    zoom,
    letters: sizes.letters,
    seatSize,
    hasDriversInside: isWall,
  });
  const inTheWay = useMemo(
    () => (isWall ? farNames.map(({ box }) => box) : obstacles),
    [isWall, farNames, obstacles],
  );

  const names = ['canvas-flow', `canvas-tool-${tool}`];
  if (isFar) names.push('canvas-far');
  if (isOnSector && !isAround) names.push('canvas-sector');
  if (areMany) names.push('canvas-many');
  if (!isWall && zoom < FAR_LETTERS.zoom) names.push('canvas-tiny');
  if (canWrite) names.push('canvas-can-write');
  else if ((isFrozen || isLocked) && !isWall) names.push('canvas-frozen');
  const onPaneClick = usePaneClick(wheel, canWrite);
  const onContextMenu = useGroundMenu(wheel, canWrite && area === 'map' && !isWall);
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
        onContextMenu={onContextMenu}
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
        {lens && <GhostLayer shifts={lens.shifts} wheel={wheel} seatSize={isFar ? seatSize / zoom : null} />}
        {isGrouped && !isWall && (
          <BundleLayer wheel={wheel} cards={stakeholders} obstacles={obstacles} hasNames={!isFar} />
        )}
        <ConnectionLayer
          marks={lens?.marks ?? NO_MARKS}
          wheel={wheel}
          cards={routeCards}
          connections={connections}
          obstacles={inTheWay}
          // The names of organisations stand there instead.
          hasLabels={!isWall && !isGrouped}
          language={language}
        />
        {areMany && <SeatPicture cards={stakeholders} size={seatSize / zoom} />}
        <FarNames names={farNames} fontSize={sizes.letters / zoom} />
        <DragOverlay />
        {areMany && <MovingPicture cards={stakeholders} connections={connections} seatSize={seatSize} />}
        <PresenceLayer cards={cards} released={drag.released} />
      </ReactFlow>
      {area === 'map' && !isWall && (
        <>
          <RubberBand wrapper={wrapper} cards={stakeholders} isFar={isFar} />
          <ChosenBar />
        </>
      )}
      {area === 'map' && stakeholders.length === 0 && !isWall && (
        <div className="canvas-empty">
          <MapEmpty onImport={onImport} />
        </div>
      )}
      {!isWall && !canWrite && (
        <p className="canvas-why">
          <Icon name={isFrozen || isLocked ? 'lock' : 'eye'} size={18} strokeWidth={2} />
          {t(isFrozen ? 'canvas.frozen' : isLocked ? 'canvas.locked' : 'canvas.lookOn')}
        </p>
      )}
      {!isWall && (
        <ZoomControl
          onFit={framing.fit}
          onStepBack={framing.stepBack}
          onStepNearer={framing.stepNearer}
          isLow={area !== 'map'}
        />
      )}
      {!isWall && area === 'map' && (
        <Minimap wheel={wheel} cards={stakeholders} onFit={framing.fit} onLookAround={framing.lookAround} />
      )}
    </div>
  );
}

/** What lies where nothing changes cannot be carried away from it. */
function heldOn({ map, places }: Closed, cards: readonly CardNode[]): readonly CardNode[] {
  if (!map && places.size === 0) return cards;
  return cards.map((card) => {
    const isHeld =
      card.type === 'stakeholder' ? map : card.type === 'note' && places.has(card.data.note.sheet);
    return isHeld ? { ...card, draggable: false } : card;
  });
}

function onCard(node: { readonly type?: string | undefined }, then: () => void): void {
  if (node.type === 'stakeholder' || node.type === 'note' || node.type === 'parked') then();
}

/** Takes the signs of what was not saved yet away once the server has all of it. */
function useSavedSigns(): void {
  const save = useSaveState();
  useEffect(() => {
    if (save === 'saved') markAllSaved();
  }, [save]);
}
