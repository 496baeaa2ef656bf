import '../flipchart/NoteCard.css';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { ownerWords, reasonWords } from '../../parking/origin.ts';
import { t } from '../../text/t.ts';
import type { ParkedNode } from '../boardToNodes.ts';
import { useCard } from '../useCard.ts';

/** A parked issue: what, why, at which table, and who follows it up. */
export const ParkedIssueCard = memo(function ParkedIssueCard({ id, data }: NodeProps<ParkedNode>) {
  const { issue } = data;
  const { props, isUnsaved } = useCard({ kind: 'parked', id });
  const reason = reasonWords(issue);
  const owner = ownerWords(issue);
  const words = [issue.text, reason, owner].filter((part) => part !== '').join(', ');
  return (
    <button
      {...props}
      className={isUnsaved ? 'flip-note flip-note-unsaved' : 'flip-note'}
      aria-label={t('canvas.parkedName', { text: words })}
    >
      <span className="flip-note-text voice">{issue.text}</span>{' '}
      {reason !== '' && <span className="flip-note-origin">{reason}</span>}{' '}
      <span className={issue.owner.trim() === '' ? 'flip-note-owner strong' : 'flip-note-owner'}>
        {owner}
      </span>
    </button>
  );
});
