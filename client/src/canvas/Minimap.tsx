import './Minimap.css';
import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import { cellPath } from '@verbindbord/shared/map/outline.ts';
import { HUB_EDGE } from '@verbindbord/shared/map/place.ts';
import { PAPER, type Wheel } from '@verbindbord/shared/map/wheel.ts';
import { useReactFlow, useStore } from '@xyflow/react';
import { type MouseEvent, memo } from 'react';
import { shallow } from 'zustand/shallow';
import { wantsNoMotion } from '../presence/motion.ts';
import { t } from '../text/t.ts';
import type { StakeholderNode } from './boardToNodes.ts';

interface MinimapProps {
  wheel: Wheel;
  cards: readonly StakeholderNode[];
}

/** The map in small, with what is in view. A press goes there; by key it shows the whole sheet. */
export function Minimap({ wheel, cards, onFit }: MinimapProps & { onFit: () => void }) {
  const flow = useReactFlow();
  const goTo = (event: MouseEvent<HTMLButtonElement>): void => {
    if (event.detail === 0) {
      onFit();
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const x = PAPER.x + ((event.clientX - box.left) / box.width) * PAPER.width;
    const y = PAPER.y + ((event.clientY - box.top) / box.height) * PAPER.height;
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
  return (
    <>
      {DOMAIN_IDS.map((id) => {
        const { from, to } = wheel.sectors[id];
        return <path key={id} className={`v-rim d-${id}`} d={cellPath(wheel, from, to, HUB_EDGE, 1)} />;
      })}
      {cards.map(({ id, position, data, width = 0 }) => (
        <rect
          key={id}
          className={`f-${data.stakeholder.place.domain}`}
          x={position.x + width / 2 - 40}
          y={position.y}
          width={80}
          height={32}
        />
      ))}
    </>
  );
});

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
