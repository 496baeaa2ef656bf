import './Canvas.css';
import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import { sectorsByCrowding } from '@verbindbord/shared/map/sectors.ts';
import { ReactFlowProvider } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { setSectors } from '../board/actions.ts';
import { lookWithGroup } from '../board/moment.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { boardStore, useBoard } from '../board/store.ts';
import { redo, undo } from '../board/undo.ts';
import { useMay } from '../board/write.ts';
import { LensPanel } from '../lens/LensPanel.tsx';
import { useSaidMoment } from '../lens/useSaidMoment.ts';
import { goToSearch } from '../map/look/goToSearch.ts';
import { goToSector } from '../map/look/goToSector.ts';
import { LookBar } from '../map/look/LookBar.tsx';
import { ShownBar } from '../map/look/ShownBar.tsx';
import { useLook } from '../map/look/useLook.ts';
import { useComingAlong } from '../map/look/useShown.ts';
import { MapList } from '../map/MapList.tsx';
import { MapOverview } from '../map/MapOverview.tsx';
import { StakeholderPanel } from '../map/StakeholderPanel.tsx';
import { type Language, type TextKey, t, useLanguage } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { CanvasDialogs } from './CanvasDialogs.tsx';
import { CardMenu } from './CardMenu.tsx';
import { canvasStore, chooseTool, resetCanvas, select, type Tool, useCanvas } from './canvasStore.ts';
import { clearChosen } from './choosing.ts';
import { Flow } from './Flow.tsx';
import { CanvasReadOnly, useMayEdit } from './mode.ts';
import { Tools } from './Tools.tsx';
import { isTyping } from './typing.ts';
import { useChoosingKeys } from './useChoosingKeys.ts';

interface CanvasProps {
  /** The area that the group is at: the view glides there when it changes. */
  area: Area;
  /** The sheet or sheets that the step is about; without any, all of them. */
  focusSheet?: string | readonly string[] | null;
  /** Opens the import from an empty map. */
  onImport?: (() => void) | undefined;
  /** Whether the rail of tools and the panel stand beside it; by default on the map. */
  withTools?: boolean;
  /** Shows and takes nothing. */
  readOnly?: boolean;
  /** As on the wall: large, without tools, nothing to press. */
  wall?: boolean;
}

/** The board as one world of three areas: flip chart, domain map and parking lot. Fills what it stands in. */
export function Canvas(props: CanvasProps) {
  const { wall = false, readOnly = wall } = props;
  useEffect(
    () => () => {
      resetCanvas();
      lookWithGroup();
    },
    [],
  );
  return (
    <CanvasReadOnly value={readOnly}>
      <ReactFlowProvider>
        <Room {...props} />
      </ReactFlowProvider>
    </CanvasReadOnly>
  );
}

function Room({ area, focusSheet = null, onImport, withTools = area === 'map', wall = false }: CanvasProps) {
  const canWrite = useMayEdit(area === 'map' ? 'map' : undefined);
  const isNarrow = useNarrow();
  const showsList = useCanvas((state) => state.list) && area === 'map';
  const sheets = typeof focusSheet === 'string' ? [focusSheet] : (focusSheet ?? []);
  const hasTools = withTools && !wall && !isNarrow;
  const room = useRef<HTMLDivElement>(null);
  useUndoKeys(canWrite);
  useToolKeys(room, canWrite);
  useToolsOfArea(area);
  useSaidMoment();
  useSearchKeys(area === 'map' && !wall);
  useComingAlong();
  const isMap = area === 'map' && !wall;
  useChoosingKeys(room, isMap, canWrite);
  return (
    <div ref={room} className={wall ? 'canvas canvas-wall' : 'canvas'}>
      {hasTools && <Tools canWrite={canWrite} />}
      <div className="canvas-middle">
        {isMap && <Looking />}
        {showsList ? (
          <div className="canvas-list">
            <MapList onImport={onImport} />
          </div>
        ) : (
          <Flow area={area} sheets={sheets} isWall={wall} onImport={onImport} />
        )}
      </div>
      {!wall && <Side hasOverview={hasTools && area === 'map'} onImport={onImport} />}
      {!wall && <CanvasDialogs />}
      {!wall && <CardMenu />}
    </div>
  );
}

/** How this person looks at the map, and what is shown to all. */
function Looking() {
  useLook();
  return (
    <>
      <ShownBar />
      <LookBar />
    </>
  );
}

/** Beside the map: who is chosen, or else who stands where. */
function Side({ hasOverview, onImport }: { hasOverview: boolean; onImport: (() => void) | undefined }) {
  const selected = useCanvas((state) => state.selected);
  const isThere = useBoard((board) => selected !== null && selected in board.stakeholders);
  const mayDivide = useMay('settings', 'change');
  const canWrite = useMayEdit('map');
  const isLensOpen = useCanvas((state) => state.isLensOpen);
  if (selected !== null && isThere) return <StakeholderPanel key={selected} id={selected} />;
  if (hasOverview && isLensOpen) {
    return <LensPanel onClose={() => canvasStore.setState({ isLensOpen: false })} />;
  }
  return hasOverview ? (
    <MapOverview onDivide={mayDivide && canWrite ? divideAgain : null} onImport={onImport} />
  ) : null;
}

/** Gives crowded domains more room; only when somebody asks for it. */
function divideAgain(): void {
  const counts = Object.fromEntries(DOMAIN_IDS.map((id) => [id, 0])) as Record<
    (typeof DOMAIN_IDS)[number],
    number
  >;
  for (const { place } of Object.values(boardStore.getState().stakeholders)) counts[place.domain] += 1;
  setSectors(sectorsByCrowding(counts));
  const text = t('map.said.divided');
  announce(text);
  offerUndo(text);
}

/** Elsewhere than on the map there are no tools: what was begun with one ends there. */
function useToolsOfArea(area: Area): void {
  useEffect(() => {
    if (area !== 'map') {
      chooseTool('select');
      select(null);
      clearChosen();
    }
  }, [area]);
}

function useUndoKeys(canWrite: boolean): void {
  useEffect(() => {
    if (!canWrite) return;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [canWrite]);
}

/** Ctrl+F looks for a party; pressed again in its field, the browser looks on the page. */
function useSearchKeys(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isFind || event.key.toLowerCase() !== 'f' || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      goToSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
}

const TOOL_KEYS: readonly { key: TextKey; tool: Tool }[] = [
  { key: 'canvas.key.select', tool: 'select' },
  { key: 'canvas.key.place', tool: 'place' },
  { key: 'canvas.key.connect', tool: 'connect' },
  { key: 'canvas.key.park', tool: 'park' },
];

/** Single letters choose a tool while the canvas or its tools have the focus. */
function useToolKeys(room: RefObject<HTMLDivElement | null>, canWrite: boolean): void {
  const language = useLanguage();
  useEffect(() => {
    const element = room.current;
    const onKey = (event: globalThis.KeyboardEvent): void => onToolKey(event, canWrite, language);
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [room, canWrite, language]);
}

function onToolKey(event: globalThis.KeyboardEvent, canWrite: boolean, language: Language): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
    return;
  if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], .vb-side'))
    return;
  const key = event.key.toUpperCase();
  if (key === 'ESCAPE') {
    // What is chosen goes first, and by the key for it; the next one closes the panel.
    const { chosen, isChoosing } = canvasStore.getState();
    if (chosen.size > 0 || isChoosing) return;
    chooseTool('select');
    select(null);
    return;
  }
  if (key === '/') {
    event.preventDefault();
    goToSearch();
    return;
  }
  if (key >= '0' && key <= '6' && key.length === 1) {
    goToSector(DOMAIN_IDS[Number(key) - 1] ?? null, language);
    return;
  }
  const found = TOOL_KEYS.find((tool) => t(tool.key) === key);
  if (found && canWrite) chooseTool(found.tool);
  else if (key === t('lens.key'))
    canvasStore.setState(({ isLensOpen }) => ({ isLensOpen: !isLensOpen, selected: null }));
  else if (key === t('canvas.key.list')) canvasStore.setState(({ list }) => ({ list: !list }));
}
