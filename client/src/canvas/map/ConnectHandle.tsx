import './ConnectHandle.css';
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { type PointerEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../../ui/Icon.tsx';
import { finishConnection } from '../actOn.ts';
import { cardElement } from '../useCard.ts';

interface Line {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/**
 * Pulls a connection from the selected card to another. For the pointer only: with keys the panel and the menu
 * have 'Verbind met'.
 */
export function ConnectHandle({ from }: { from: string }) {
  const flow = useReactFlow();
  const [line, setLine] = useState<Line | null>(null);
  const [target, setTarget] = useState<string | null>(null);

  const start = (event: PointerEvent<HTMLElement>): void => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    setLine({ from: at, to: at });
  };
  const move = (event: PointerEvent): void => {
    if (!line) return;
    setLine({ ...line, to: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
    setTarget(stakeholderAt(event.clientX, event.clientY, from));
  };
  const end = (event: PointerEvent): void => {
    if (!line) return;
    setLine(null);
    setTarget(null);
    const to = stakeholderAt(event.clientX, event.clientY, from);
    if (!to) return;
    // The handle takes no focus: what closes the question afterwards gives it back to the card.
    cardElement(from)?.focus({ preventScroll: true });
    finishConnection(from, to);
  };
  const aim = target ? cardElement(target)?.parentElement : null;
  return (
    <>
      <span
        className="map-handle nodrag nopan"
        aria-hidden="true"
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={() => setLine(null)}
      >
        <Icon name="connect" size={15} strokeWidth={2.2} />
      </span>
      {line && (
        <ViewportPortal>
          <svg className="map-pulled" aria-hidden="true">
            <path d={`M${line.from.x} ${line.from.y}L${line.to.x} ${line.to.y}`} />
          </svg>
        </ViewportPortal>
      )}
      {aim && createPortal(<span className="map-aim" />, aim)}
    </>
  );
}

function stakeholderAt(x: number, y: number, except: string): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const node = element.closest<HTMLElement>('.react-flow__node-stakeholder');
    const id = node?.dataset.id;
    if (id !== undefined && id !== except) return id;
  }
  return null;
}
