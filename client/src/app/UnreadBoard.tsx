import './UnreadBoard.css';
import { Unread } from '../board/Unread.tsx';
import { useDamage } from '../connection/damage.ts';
import { t } from '../text/t.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/**
 * In the place of what is on the board, until that has been read: an empty one would be a lie. The server may not be
 * able to read it either.
 */
export function UnreadBoard() {
  const isLost = useDamage('board') === 'lost';
  return (
    <div className="unread-board">
      {isLost ? <EmptyState icon="warning" title={t('app.damage.lost')} /> : <Unread what="board" />}
    </div>
  );
}
