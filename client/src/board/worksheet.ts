import { addNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { park as parkOnBoard } from '@verbindbord/shared/board/parkedIssue.ts';
import * as worksheet from '@verbindbord/shared/board/worksheet.ts';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { DocumentLink } from '../connection/documentLink.ts';
import { documentLink, onDocumentLinkChange } from '../connection/liveSession.ts';
import { boardLink } from './document.ts';
import { act } from './undo.ts';

/** The worksheet of a pair as this person sees it. */
export interface WorksheetView {
  readonly status: 'opening' | 'open' | 'refused';
  readonly lines: readonly worksheet.Line[];
}

const views = new WeakMap<DocumentLink, WorksheetView>();
const NOTHING: readonly worksheet.Line[] = [];

/** The link to the worksheet of a pair. */
export function worksheetLink(pair: string): DocumentLink {
  return documentLink(`pair/${pair}`);
}

/** The lines of a pair, kept in step. Shown from the first moment that the document has been read. */
export function useWorksheet(pair: string): WorksheetView {
  const link = worksheetLink(pair);
  useEffect(() => {
    if (link.state === 'refused') link.reopen();
  }, [link]);
  const watch = useCallback((render: () => void) => watchWorksheet(link, render), [link]);
  return useSyncExternalStore(watch, () => viewOf(link));
}

function watchWorksheet(link: DocumentLink, render: () => void): () => void {
  const renew = (): void => {
    views.delete(link);
    render();
  };
  // What came between the first look and this moment was told to nobody: a document that opened meanwhile would
  // be shown as opening for ever. React looks again after this.
  views.delete(link);
  let watched = link.doc;
  watched.on('afterTransaction', renew);
  const stop = onDocumentLinkChange((changed) => {
    if (changed !== link) return;
    if (link.doc !== watched) {
      watched.off('afterTransaction', renew);
      watched = link.doc;
      watched.on('afterTransaction', renew);
    }
    renew();
  });
  return () => {
    stop();
    watched.off('afterTransaction', renew);
  };
}

/** The same object until something changed, as React asks of a snapshot. */
function viewOf(link: DocumentLink): WorksheetView {
  const known = views.get(link);
  if (known) return known;
  const lines = link.state === 'refused' ? NOTHING : worksheet.readWorksheet(link.doc);
  // A document that is being opened again is still there to write in.
  const status = link.state === 'opening' && (lines.length > 0 || link.wasOpen) ? 'open' : link.state;
  const view = { status, lines };
  views.set(link, view);
  return view;
}

export function addLine(pair: string, given: Parameters<typeof worksheet.addLine>[1]): string {
  const { doc } = worksheetLink(pair);
  return act(doc, () => worksheet.addLine(doc, given));
}

export function removeLine(pair: string, line: string): void {
  const { doc } = worksheetLink(pair);
  act(doc, () => worksheet.removeLine(doc, line));
}

/** Has a line stay with the pair, or no longer. */
export function setStays(pair: string, line: string, stays: boolean): void {
  const { doc } = worksheetLink(pair);
  act(doc, () => worksheet.markStays(doc, line, stays));
}

/** Puts a name under a line that somebody goes on with for the pair. */
export function noteLine(pair: string, line: string, notedBy: string): void {
  const { doc } = worksheetLink(pair);
  act(doc, () => worksheet.markNoted(doc, line, notedBy));
}

/**
 * Shares a line to a sheet of the flip chart. The note takes the id of the line: when both members press at the
 * same moment it is the same note, not two. What stays with the pair is not shared.
 */
export function shareLine(
  pair: string,
  line: worksheet.Line,
  to: { readonly sheet: string; readonly label: string },
): void {
  if (!worksheet.canShare(line)) return;
  const board = boardLink().doc;
  const { doc } = worksheetLink(pair);
  act(board, () =>
    addNote(board, {
      id: line.id,
      sheet: to.sheet,
      text: line.text.trim(),
      origin: { kind: 'pair', pair, line: line.id, label: to.label },
    }),
  );
  act(doc, () => worksheet.markShared(doc, line.id, line.id));
}

/** Takes a shared line off the flip chart again; it stays on the worksheet. */
export function unshareLine(pair: string, line: worksheet.Line): void {
  const board = boardLink().doc;
  const { doc } = worksheetLink(pair);
  const note = line.sharedAs;
  if (note !== null) act(board, () => removeNote(board, note));
  act(doc, () => worksheet.markShared(doc, line.id, null));
}

/** Parks what a line says, which everybody can then read; the line stays on the worksheet, marked. */
export function parkLine(
  pair: string,
  line: worksheet.Line,
  given: {
    readonly reason: string;
    readonly label: string;
    readonly table?: string;
    readonly owner?: string;
    readonly followUp?: string;
  },
): void {
  if (!worksheet.canShare(line)) return;
  const board = boardLink().doc;
  const { doc } = worksheetLink(pair);
  const { label, ...fields } = given;
  const issue = act(board, () =>
    parkOnBoard(board, { ...fields, text: line.text.trim(), from: { kind: 'line', id: line.id, label } }),
  );
  act(doc, () => worksheet.markParked(doc, line.id, issue));
}
