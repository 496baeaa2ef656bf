import type { Comment } from '@verbindbord/shared/board/comment.ts';
import { useState } from 'react';
import { SharedText } from '../../board/SharedText.tsx';
import { useIsFacilitator, useMe } from '../../connection/session.ts';
import { originText } from '../../flipchart/origin.ts';
import { formatDate, formatTime } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Menu, type MenuAct } from '../../ui/Menu.tsx';
import { removeWithUndo } from './acts.ts';

interface CommentRowProps {
  comment: Comment;
  canWrite: boolean;
}

/** One comment with who said it and when. Who said it can change it; a facilitator can take it away too. */
export function CommentRow({ comment, canWrite }: CommentRowProps) {
  const { id, text, at, origin } = comment;
  const me = useMe();
  const isFacilitator = useIsFacilitator();
  const [isEditing, setEditing] = useState(false);
  const isOwn = origin?.kind === 'person' && origin.participant === me.id;
  const words = text.trim() || t('comments.empty');
  const acts: MenuAct[] = [];
  if (isOwn) acts.push({ id: 'edit', label: t('ui.edit'), icon: 'edit', onAction: () => setEditing(true) });
  if (isOwn || isFacilitator)
    acts.push({
      id: 'remove',
      label: t('ui.remove'),
      icon: 'trash',
      danger: true,
      onAction: () => removeWithUndo(comment),
    });
  const source = [originText(origin), momentText(at)].filter((part) => part !== '').join(', ');
  return (
    <li className="comments-one">
      {isEditing && canWrite ? (
        <SharedText
          of={{ document: 'board', kind: 'comments', id, field: 'text' }}
          label={t('comments.edit')}
          hideLabel
          autoFocus
          onEnter={() => setEditing(false)}
          onEscape={() => setEditing(false)}
          onBlur={() => setEditing(false)}
        />
      ) : (
        <p className="comments-words voice">{words}</p>
      )}
      <p className="t1 soft">{source}</p>
      {canWrite && acts.length > 0 && (
        <span className="comments-menu">
          <Menu label={t('comments.actsOf', { text: words })} acts={acts} />
        </span>
      )}
    </li>
  );
}

/** '14:05', or '12 nov, 14:05' of another day. */
function momentText(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? formatTime(at) : `${formatDate(at, 'short')}, ${formatTime(at)}`;
}
