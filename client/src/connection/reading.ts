import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { useSyncExternalStore } from 'react';
import { onDocumentLinkChange, openedLink } from './liveSession.ts';

/** Whether a document has been read on this page, from the server or from this device: only then can it be empty. */
export function useIsRead(document: DocumentName): boolean {
  return useSyncExternalStore(onDocumentLinkChange, () => openedLink(document)?.wasOpen ?? false);
}
