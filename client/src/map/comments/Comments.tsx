import './Comments.css';
import { commentsOn } from '@verbindbord/shared/board/comment.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { useBoard } from '../../board/store.ts';
import { useCanWrite } from '../../board/write.ts';
import { t } from '../../text/t.ts';
import { AddComment } from './AddComment.tsx';
import { CommentRow } from './CommentRow.tsx';

type Commented = Pick<Stakeholder, 'id' | 'name'>;

/** What was said of a card, in its panel; nothing where there is nothing to read and nobody can write. */
export function Comments({ of }: { of: Commented }) {
  const count = useBoard((board) => commentsOn(board, of.id).length);
  const canWrite = useCanWrite('map');
  if (count === 0 && !canWrite) return null;
  return (
    <section aria-label={t('comments.title')}>
      <h3 className="map-connections-head">
        {t('comments.title')} <span className="num">{count}</span>
      </h3>
      <CommentList of={of} />
    </section>
  );
}

interface CommentListProps {
  of: Commented;
  /** Somebody has just asked to say something. */
  autoFocus?: boolean;
}

/** What was said of a card, oldest first, and the field to say something. */
export function CommentList({ of, autoFocus = false }: CommentListProps) {
  const comments = useBoard((board) => commentsOn(board, of.id));
  const canWrite = useCanWrite('map');
  return (
    <>
      <ul className="comments">
        {comments.map((comment) => (
          <CommentRow key={comment.id} comment={comment} canWrite={canWrite} />
        ))}
      </ul>
      <AddComment key={of.id} of={of} canWrite={canWrite} autoFocus={autoFocus} />
    </>
  );
}
