import './Minimap.css';
import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import { cellPath } from '@verbindbord/shared/map/outline.ts';
import { HUB_EDGE } from '@verbindbord/shared/map/place.ts';
import { PAPER, type Wheel } from '@verbindbord/shared/map/wheel.ts';
import { type ReactFlowState, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { type MouseEvent, memo } from 'react';
import { shallow } from 'zustand/shallow';
import { goToSector } from '../map/look/goToSector.ts';
import { wantsNoMotion } from '../presence/motion.ts';
import { t, useLanguage } from '../text/t.ts';
import type { StakeholderNode } from './boardToNodes.ts';
import { useCanvas } from './canvasStore.ts';

interface MinimapProps {
  wheel: Wheel;
  cards: readonly StakeholderNode[];
}

interface MinimapActs {
  onFit: () => void;
  onLookAround: () => void;
}

/**
 * The map in small, with what is in view. A press goes there: while the whole sheet is in view to the domain that was
 * pressed, and nearer by to the spot. By key it shows the whole sheet.
 */
export function Minimap({ wheel, cards, onFit, onLookAround }: MinimapProps & MinimapActs) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const language = useLanguage();
  const goTo = (event: MouseEvent<HTMLButtonElement>): void => {
    if (event.detail === 0) {
      onFit();
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const x = PAPER.x + ((event.clientX - box.left) / box.width) * PAPER.width;
    const y = PAPER.y + ((event.clientY - box.top) / box.height) * PAPER.height;
    const domain = wheel.placeAt({ x, y })?.domain;
    if (domain !== undefined && isWholeInView(store.getState())) {
      goToSector(domain, language);
      return;
    }
    onLookAround();
    void flow.setCenter(x, y, { zoom: flow.getZoom(), duration: wantsNoMotion() ? 0 : 240 });
  };
  return (
    <button type="button" className="canvas-minimap" aria-label={t('canvas.minimap')} onClick={goTo}>
      <svg viewBox={`${PAPER.x} ${PAPER.y} ${PAPER.width} ${PAPER.height}`} aria-hidden="true">
        <Picture wheel={wheel} cards={cards} />
        <View />
      </svg>
    </button>
  );
}

const Picture = memo(function Picture({ wheel, cards }: MinimapProps) {
  const faded = useCanvas((state) => state.faded);
  return (
    <>
      {DOMAIN_IDS.map((id) => {
        const { from, to } = wheel.sectors[id];
        return <path key={id} className={`v-rim d-${id}`} d={cellPath(wheel, from, to, HUB_EDGE, 1)} />;
      })}
      {cards.map(({ id, position, data, width = 0 }) => (
        <rect
          key={id}
          className={faded.has(id) ? 'canvas-minimap-faded' : `f-${data.stakeholder.place.domain}`}
          x={position.x + width / 2 - 40}
          y={position.y}
          width={80}
          height={32}
        />
      ))}
    </>
  );
});

function isWholeInView({ transform: [tx, ty, zoom], width, height }: ReactFlowState): boolean {
  const [right, bottom] = [tx + (PAPER.x + PAPER.width) * zoom, ty + (PAPER.y + PAPER.height) * zoom];
  return tx + PAPER.x * zoom > -1 && ty + PAPER.y * zoom > -1 && right < width + 1 && bottom < height + 1;
}

/** What is on the screen now, as far as it lies on the paper. */
function View() {
  const [x, y, width, height] = useStore(({ transform: [tx, ty, zoom], width: w, height: h }) => {
    const left = Math.max(PAPER.x, -tx / zoom);
    const top = Math.max(PAPER.y, -ty / zoom);
    const right = Math.min(PAPER.x + PAPER.width, (w - tx) / zoom);
    const bottom = Math.min(PAPER.y + PAPER.height, (h - ty) / zoom);
    return [left, top, Math.max(0, right - left), Math.max(0, bottom - top)] as const;
  }, shallow);
  return (
    <rect
      className="canvas-minimap-view"
      x={x + 6}
      y={y + 6}
      width={Math.max(0, width - 12)}
      height={Math.max(0, height - 12)}
    />
  );
}
