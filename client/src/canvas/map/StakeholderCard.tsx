import './StakeholderCard.css';
import type { NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { useBoard } from '../../board/store.ts';
import { CardSeat } from '../../map/look/CardSeat.tsx';
import { type ColourField, categoryIn } from '../../map/look/colours.ts';
import { cardText, placeText } from '../../map/meaningText.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { StakeholderNode } from '../boardToNodes.ts';
import { useCanvas } from '../canvasStore.ts';
import { CanvasReadOnly } from '../mode.ts';
import { useCard } from '../useCard.ts';
import { ConnectHandle } from './ConnectHandle.tsx';
import { nameLines } from './nameLines.ts';

/** What the name of a card does not say of itself, and its colour may. */
const UNTOLD: readonly ColourField[] = ['organisation', 'represents', 'mandate'];

/** The name of a card with what its colour says. */
function useToldColour(id: string, card: string): string {
  const field = useCanvas((state) => state.colourBy);
  const badge = useCanvas((state) => state.badges.get(id));
  if (badge === undefined || !UNTOLD.includes(field)) return card;
  return t('look.cardColour', { card, field: t(`look.colour.${field}`), value: categoryIn(badge).label });
}

/** A stakeholder on the map. Far out only its disc is seen. */
export const StakeholderCard = memo(function StakeholderCard({ id, data }: NodeProps<StakeholderNode>) {
  const { stakeholder, connections, comments } = data;
  const language = useLanguage();
  const { props, canWrite, isUnsaved } = useCard({ kind: 'stakeholder', id });
  const isSelected = useCanvas((state) => state.selected === id);
  const isChosen = useCanvas((state) => state.chosen.has(id));
  const isSource = useCanvas((state) => state.connectFrom === id);
  const isFaded = useCanvas((state) => state.faded.has(id));
  const names = ['map-card'];
  if (isSelected) names.push('map-card-selected');
  if (isChosen) names.push('map-card-chosen');
  if (isSource) names.push('map-card-source');
  if (isUnsaved) names.push('map-card-unsaved');
  const now = useBoard((board) => board.stakeholders[id]?.place) ?? stakeholder.place;
  const isShifted = now !== stakeholder.place;
  if (isShifted) names.push('map-card-shifted');
  if (isFaded) names.push('map-card-faded');
  const words = cardText(stakeholder, connections, language);
  const card = useToldColour(
    id,
    comments === 0 ? words : t('comments.cardName', { card: words, count: comments }),
  );
  const label = isShifted ? t('lens.cardShifted', { card, place: placeText(now, language) }) : card;
  // Whoever acts on the drivers of another domain for a while still belongs to their own.
  const seat = <CardSeat of={stakeholder} domain={now.domain} />;
  if (useContext(CanvasReadOnly)) {
    return (
      <div className={names.join(' ')} role="img" aria-label={label}>
        {seat}
      </div>
    );
  }
  return (
    <>
      <button
        {...props}
        className={names.join(' ')}
        aria-label={isChosen ? t('chosen.cardName', { name: label }) : label}
        aria-pressed={isSelected}
      >
        {seat}
        <span className="map-card-name">
          {nameLines(stakeholder.name).map(({ text, isBroken }) => (
            <span key={text} className={isBroken ? 'map-card-broken' : undefined}>
              {text}
            </span>
          ))}
        </span>
        {comments > 0 && <span className="map-card-comments num" data-count={comments} />}
        {isChosen && <Icon name="check" size={13} strokeWidth={3} className="map-card-check" />}
        <Icon name="lock" size={13} strokeWidth={2.2} className="map-card-lock" />
      </button>
      {canWrite && isSelected && <ConnectHandle from={id} />}
    </>
  );
});
