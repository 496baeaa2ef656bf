import './StakeholderCard.css';
import type { NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { useBoard } from '../../board/store.ts';
import { cardText, placeText } from '../../map/meaningText.ts';
import { Seat } from '../../map/Seat.tsx';
import { t, useLanguage } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { StakeholderNode } from '../boardToNodes.ts';
import { useCanvas } from '../canvasStore.ts';
import { CanvasReadOnly } from '../mode.ts';
import { useCard } from '../useCard.ts';
import { ConnectHandle } from './ConnectHandle.tsx';
import { nameLines } from './nameLines.ts';

/** A stakeholder on the map. Far out only its disc is seen. */
export const StakeholderCard = memo(function StakeholderCard({ id, data }: NodeProps<StakeholderNode>) {
  const { stakeholder, connections } = data;
  const language = useLanguage();
  const { props, canWrite, isUnsaved } = useCard({ kind: 'stakeholder', id });
  const isSelected = useCanvas((state) => state.selected === id);
  const isSource = useCanvas((state) => state.connectFrom === id);
  const names = ['map-card'];
  if (isSelected) names.push('map-card-selected');
  if (isSource) names.push('map-card-source');
  if (isUnsaved) names.push('map-card-unsaved');
  const now = useBoard((board) => board.stakeholders[id]?.place) ?? stakeholder.place;
  const isShifted = now !== stakeholder.place;
  if (isShifted) names.push('map-card-shifted');
  const card = cardText(stakeholder, connections, language);
  const label = isShifted ? t('lens.cardShifted', { card, place: placeText(now, language) }) : card;
  // Whoever acts on the drivers of another domain for a while still belongs to their own.
  const seat = <Seat domain={now.domain} seat={stakeholder.seat} />;
  if (useContext(CanvasReadOnly)) {
    return (
      <div className={names.join(' ')} role="img" aria-label={label}>
        {seat}
      </div>
    );
  }
  return (
    <>
      <button {...props} className={names.join(' ')} aria-label={label} aria-pressed={isSelected}>
        {seat}
        <span className="map-card-name">
          {nameLines(stakeholder.name).map(({ text, isBroken }) => (
            <span key={text} className={isBroken ? 'map-card-broken' : undefined}>
              {text}
            </span>
          ))}
        </span>
        <Icon name="lock" size={13} strokeWidth={2.2} className="map-card-lock" />
      </button>
      {canWrite && isSelected && <ConnectHandle from={id} />}
    </>
  );
});
