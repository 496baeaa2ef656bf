import type { DocumentLink } from '../connection/documentLink.ts';
import { documentLink, onDocumentLinkChange } from '../connection/liveSession.ts';
import { keepBoardCopy } from './store.ts';
import { watchUndo } from './undo.ts';

/** The link to the plenary board of the session that this page is in. */
export function boardLink(): DocumentLink {
  return documentLink('board');
}

/** Opens the board and keeps the plain copy and the undo history in step with it, also when it is rebuilt. */
export function openBoard(): () => void {
  const link = boardLink();
  let copied = link.doc;
  let stopCopy = keepBoardCopy(link.doc);
  watchUndo(link.doc);
  const stopWatching = onDocumentLinkChange((changed) => {
    if (changed !== link || link.doc === copied) return;
    stopCopy();
    copied = link.doc;
    stopCopy = keepBoardCopy(link.doc);
    watchUndo(link.doc);
  });
  return () => {
    stopWatching();
    stopCopy();
    watchUndo(null);
  };
}
