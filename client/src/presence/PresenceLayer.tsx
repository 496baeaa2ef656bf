import './PresenceLayer.css';
import { ViewportPortal } from '@xyflow/react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { CardNode } from '../canvas/boardToNodes.ts';
import type { Released } from '../canvas/useDragging.ts';
import { presenceStore } from '../connection/presence.ts';
import { t } from '../text/t.ts';
import { TypingTags } from './TypingTags.tsx';
import { useMotionOfOthers, useShifts } from './useMotionOfOthers.ts';

interface PresenceLayerProps {
  /** Where the cards belong. */
  cards: readonly CardNode[];
  /** The cards that were let go here last, and where: from there they glide to where they belong. */
  released: Released | null;
}

/** The others on the canvas: their cursors with their names, the cards that they carry, who types where. */
export function PresenceLayer({ cards, released }: PresenceLayerProps) {
  const layer = useRef<HTMLDivElement>(null);
  const motion = useMotionOfOthers(layer);
  useShifts(cards, released, motion);
  const people = useStore(
    presenceStore,
    useShallow(({ others }) =>
      [...others]
        .filter(([, { cursor }]) => cursor)
        .map(([client, { user, drag }]) => `${client} ${drag ? 1 : 0} ${user.name}`),
    ),
  );
  return (
    <ViewportPortal>
      <TypingTags />
      <div ref={layer} className="presence" aria-hidden="true">
        {people.map((person) => {
          const [client = '', drags, ...name] = person.split(' ');
          return <Cursor key={client} client={client} name={name.join(' ')} drags={drags === '1'} />;
        })}
      </div>
    </ViewportPortal>
  );
}

function Cursor({ client, name, drags }: { client: string; name: string; drags: boolean }) {
  return (
    <div className="presence-cursor" data-client={client}>
      <svg width="20" height="22" viewBox="0 0 20 22" aria-hidden="true">
        <path d="M2 2l15 8.5-7 1.8L6.5 19z" />
      </svg>
      <b className="presence-name">{drags ? t('canvas.moves', { name }) : name}</b>
    </div>
  );
}
