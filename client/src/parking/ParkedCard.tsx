import type { ParkedIssue } from '@verbindbord/shared/board/parkedIssue.ts';
import { park, takeBack } from '../board/actions.ts';
import { useBoard } from '../board/store.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { showToast } from '../ui/Toast.tsx';
import { ownerWords, parkedOrigin, reasonWords } from './origin.ts';

/** Takes an issue off the parking lot; the message offers to park it again as it was. */
export function takeBackWithUndo(issue: ParkedIssue): void {
  takeBack(issue.id);
  const back = issue.from === null ? t('parking.removed') : t('parking.takenBack');
  announce(back);
  showToast({ tone: 'info', text: back, action: { label: t('ui.undo'), onAction: () => park(issue) } });
}

/** What stands on the card of a parked issue: its words, why, where it belongs, who picks it up, its origin. */
export function ParkedCardText({ issue }: { issue: ParkedIssue }) {
  const origin = useBoard((board) => parkedOrigin(issue, board));
  const reason = reasonWords(issue);
  return (
    <>
      <p className="parking-words voice">{issue.text}</p>
      {reason !== '' && <p className="t1 soft">{reason}</p>}
      <p className={issue.owner.trim() === '' ? 't1 strong' : 't1'}>{ownerWords(issue)}</p>
      {origin !== '' && <p className="t1 soft">{origin}</p>}
    </>
  );
}
