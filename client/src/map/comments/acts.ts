import type { Comment } from '@verbindbord/shared/board/comment.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { displayName } from '@verbindbord/shared/session/state.ts';
import { addComment, removeComment } from '../../board/actions.ts';
import { offerUndo } from '../../board/offerUndo.ts';
import { serverNow } from '../../connection/clock.ts';
import { useMe } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';

/** Says something of a card in one's own name. */
export function useSay(): (of: Pick<Stakeholder, 'id' | 'name'>, text: string) => void {
  const me = useMe();
  return ({ id, name }, text) => {
    const origin = { kind: 'person', participant: me.id, label: displayName(me) } as const;
    addComment({ on: id, text: text.trim(), at: Math.round(serverNow()), origin });
    announce(t('comments.added', { name }));
  };
}

export function removeWithUndo({ id }: Comment): void {
  removeComment(id);
  announce(t('comments.removed'));
  offerUndo(t('comments.removed'));
}
