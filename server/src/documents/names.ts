import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';

/** The name under which a document is kept in the log. */
export function nameOf(document: DocumentRef): string {
  return document.kind === 'board' ? 'board' : `pair/${document.pair}`;
}
