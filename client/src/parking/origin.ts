import type { ParkedIssue } from '@verbindbord/shared/board/parkedIssue.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { formatDate } from '../text/format.ts';
import { t } from '../text/t.ts';

/** Where a parked issue came from, in words: 'tweetal 4: Samira en Bram', 'van de kaart'; empty for one of its own. */
export function parkedOrigin(issue: Pick<ParkedIssue, 'from'>, board: Pick<Board, 'parked'>): string {
  const { from } = issue;
  if (from === null) return '';
  if (from.kind === 'line') return from.label;
  if (from.kind === 'stakeholder') return t('parking.fromMap');
  return board.parked.notes[from.id]?.origin?.label || t('parking.fromFlipChart');
}

/** 'ander geld · tafel: VNG en Rijk': why it is parked and where it belongs. */
export function reasonWords({ reason, table }: Pick<ParkedIssue, 'reason' | 'table'>): string {
  const parts = [reason.trim(), table.trim() === '' ? '' : t('parking.tableIs', { table: table.trim() })];
  return parts.filter((part) => part !== '').join(' · ');
}

/** 'Samira, 12 oktober'; without an owner it says so. A date that is none is left out. */
export function ownerWords({ owner, followUp }: Pick<ParkedIssue, 'owner' | 'followUp'>): string {
  const name = owner.trim() === '' ? t('parking.noOwner') : owner.trim();
  const date = /^\d{4}-\d{2}-\d{2}$/.test(followUp) ? new Date(`${followUp}T12:00:00`) : null;
  if (date === null || Number.isNaN(date.getTime())) return name;
  return `${name}, ${formatDate(date)}`;
}
