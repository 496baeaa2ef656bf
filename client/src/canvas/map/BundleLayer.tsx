import './BundleLayer.css';
import { type Box, cardBox } from '@verbindbord/shared/map/boxes.ts';
import { ringPath } from '@verbindbord/shared/map/outline.ts';
import { HUB_EDGE } from '@verbindbord/shared/map/place.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { type StakeholderNode, sizeOf } from '../boardToNodes.ts';
import { useCanvas } from '../canvasStore.ts';
import { type Bundle, bundlesOf, LABEL_HEIGHT } from './bundles.ts';

interface BundleLayerProps {
  wheel: Wheel;
  cards: readonly StakeholderNode[];
  /** What names stay clear of beside cards: the names of the rings. */
  obstacles: readonly Box[];
  /** Far out only the ties are drawn. */
  hasNames: boolean;
}

/**
 * Ties the parties of one organisation together where they lie, under cards and connections. For the eye; in words
 * it is the list by organisation.
 */
export const BundleLayer = memo(function BundleLayer({
  wheel,
  cards,
  obstacles,
  hasNames,
}: BundleLayerProps) {
  const selected = useCanvas((state) => state.selected);
  const bundles = useMemo(
    () =>
      bundlesOf(
        cards.map(({ id, data: { stakeholder } }) => ({
          id,
          organisation: stakeholder.organisation,
          box: cardBox(wheel.pointOf(stakeholder.place), sizeOf(stakeholder.name)),
        })),
        wheel,
        obstacles,
      ),
    [cards, wheel, obstacles],
  );
  const besideCase = useMemo(() => `M-5000 -5000H5000V5000H-5000Z${ringPath(wheel, HUB_EDGE)}`, [wheel]);
  return (
    <ViewportPortal>
      <svg className="map-bundles" aria-hidden="true">
        <clipPath id="map-bundles-beside-case">
          <path clipRule="evenodd" d={besideCase} />
        </clipPath>
        {bundles.map((bundle) => (
          <Ties
            key={bundle.organisation}
            bundle={bundle}
            isStrong={bundle.cards.some(({ id }) => id === selected)}
          />
        ))}
      </svg>
      {hasNames && (
        <svg className="map-bundles map-bundle-names" aria-hidden="true">
          {bundles.map((bundle) => (
            <Name key={bundle.organisation} bundle={bundle} />
          ))}
        </svg>
      )}
    </ViewportPortal>
  );
});

/** One shape of cards and ties: drawn twice, the larger one underneath is its edge. */
function Ties({ bundle, isStrong }: { bundle: Bundle; isStrong: boolean }) {
  const path = bundle.ties.map(([from, to]) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join('');
  return (
    <g
      clipPath="url(#map-bundles-beside-case)"
      className={isStrong ? 'map-bundle map-bundle-strong' : 'map-bundle'}
    >
      {(['edge', 'body'] as const).map((part) => (
        <g key={part} className={`map-bundle-${part}`}>
          <path d={path} />
          {bundle.cards.map(({ id, box }) => {
            const more = part === 'edge' ? 7.5 : 6;
            return (
              <rect
                key={id}
                x={box.left - more}
                y={box.top - more}
                width={box.right - box.left + 2 * more}
                height={box.bottom - box.top + 2 * more}
                rx={more + 4}
              />
            );
          })}
        </g>
      ))}
    </g>
  );
}

function Name({ bundle: { label } }: { bundle: Bundle }) {
  return (
    <g className="map-bundle-name" transform={`translate(${label.x} ${label.y})`}>
      <rect
        x={-label.width / 2}
        y={-LABEL_HEIGHT / 2}
        width={label.width}
        height={LABEL_HEIGHT}
        rx={LABEL_HEIGHT / 2}
      />
      <text textAnchor="middle" y={4.5}>
        {label.text}
      </text>
    </g>
  );
}
