import './DragOverlay.css';
import { cardLines } from '@verbindbord/shared/map/cardText.ts';
import { ViewportPortal } from '@xyflow/react';
import { useBoard } from '../board/store.ts';
import { useCanvas } from './canvasStore.ts';

/** While a card is carried: its old place in outline, and what lights up under it. */
export function DragOverlay() {
  const drag = useCanvas((state) => state.drag);
  const name = useBoard((board) =>
    drag?.card.kind === 'stakeholder' ? board.stakeholders[drag.card.id]?.name : '',
  );
  if (!drag) return null;
  const { from, along, hint } = drag;
  return (
    <ViewportPortal>
      <div
        className="canvas-ghost"
        style={{ left: from.x, top: from.y, width: from.width, height: from.height }}
        aria-hidden="true"
      >
        {cardLines(name ?? '').map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      {[...along].map(([id, { x, y, width, height }]) => (
        <div
          key={id}
          className="canvas-ghost"
          style={{ left: x, top: y, width, height }}
          aria-hidden="true"
        />
      ))}
      {hint && (
        <div
          className="canvas-target"
          style={{
            left: hint.target.x,
            top: hint.target.y,
            width: hint.target.width,
            height: hint.target.height,
          }}
          aria-hidden="true"
        >
          <span>{hint.text}</span>
        </div>
      )}
    </ViewportPortal>
  );
}
