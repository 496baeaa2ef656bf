import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { useSyncExternalStore } from 'react';
import type { Damage } from './documentLink.ts';
import { onDocumentLinkChange, openedLink } from './liveSession.ts';

/** What is wrong with a document on the server's disk, as far as this page has opened it; null when nothing. */
export function useDamage(document: DocumentName): Damage | null {
  return useSyncExternalStore(onDocumentLinkChange, () => openedLink(document)?.damage ?? null);
}
