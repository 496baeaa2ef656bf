import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { t } from '../text/t.ts';
import type { Act } from './dropMeaning.ts';

/** What stands in the place that lights up under a card: what letting go does. */
export function dropText(act: Act, board: Board, name: string): string {
  if (act.act === 'none') return '';
  if (act.act === 'park') return t('canvas.drop.park');
  const { kind } = act.card;
  if (act.act === 'toMap') return t(kind === 'note' ? 'canvas.drop.noteToMap' : 'canvas.drop.toMap');
  if (kind === 'stakeholder') return t('canvas.drop.leaveNote', { name });
  const group = act.to.cluster === null ? undefined : board.clusters[act.to.cluster]?.name;
  return group === undefined ? t('canvas.drop.loose') : t('canvas.drop.group', { group });
}
