import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';

/** The name under which a document is kept in the log. */
export function nameOf(document: DocumentRef): string {
  if (document.kind === 'board') return 'board';
  return document.kind === 'pair' ? `pair/${document.pair}` : `removed/${document.work}`;
}

/** The document that is kept under a name, or null when none is. */
export function documentNamed(name: string): DocumentRef | null {
  if (name === 'board') return { kind: 'board' };
  if (name.startsWith('pair/')) return { kind: 'pair', pair: name.slice('pair/'.length) };
  return name.startsWith('removed/') ? { kind: 'removed', work: name.slice('removed/'.length) } : null;
}
