import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';

/** The name under which a document is kept in the log. */
export function nameOf(document: DocumentRef): string {
  return document.kind === 'board' ? 'board' : `pair/${document.pair}`;
}

/** The document that is kept under a name, or null when none is. */
export function documentNamed(name: string): DocumentRef | null {
  if (name === 'board') return { kind: 'board' };
  return name.startsWith('pair/') ? { kind: 'pair', pair: name.slice('pair/'.length) } : null;
}
