import './StakeholderCard.css';
import type { NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { cardText } from '../../map/meaningText.ts';
import { Seat } from '../../map/Seat.tsx';
import { useLanguage } from '../../text/t.ts';
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
  const label = cardText(stakeholder, connections, language);
  const seat = <Seat domain={stakeholder.place.domain} seat={stakeholder.seat} />;
  if (useContext(CanvasReadOnly)) {
    return (
      <div className="map-card" role="img" aria-label={label}>
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
