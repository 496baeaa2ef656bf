import { type DocumentName, parseDocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { accessTo } from '@verbindbord/shared/session/permissions.ts';
import { participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';

/** Whether somebody could not write in a document even if the board was not frozen. */
export function onlyReads(session: SessionState | null, me: string | null, name: DocumentName): boolean {
  const document = parseDocumentName(name);
  if (!session || me === null || !document) return false;
  const outcome = accessTo({ ...session, frozen: null }, me, document);
  return outcome.ok && !outcome.access.write;
}

/** Whether somebody may read or write more than before: not frozen any more, another role, put in a pair. */
export function mayHaveMore(before: SessionState, after: SessionState, me: string | null): boolean {
  const role = (state: SessionState) => participantOf(state, me ?? '')?.role;
  return (
    (before.frozen !== null && after.frozen === null) ||
    role(before) !== role(after) ||
    before.round !== after.round
  );
}
