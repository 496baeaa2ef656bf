import { addNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { park as parkOnBoard } from '@verbindbord/shared/board/parkedIssue.ts';
import { find } from '@verbindbord/shared/board/roots.ts';
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

/** A line with the sheet that it goes to. */
export interface SharedTo {
  readonly line: worksheet.Line;
  readonly sheet: string;
}

/**
 * Shares lines to the flip chart, all at once. A note takes the id of its line: when both members press at the same
 * moment, or the server takes it then, it is the same note, not two. What stays with the pair is not shared.
 */
export function shareLines(pair: string, lines: readonly SharedTo[], label: string): void {
  const board = boardLink().doc;
  const { doc } = worksheetLink(pair);
  const shared = lines.filter(({ line }) => worksheet.canShare(line));
  act(board, () => {
    for (const { line, sheet } of shared) {
      if (find(board, 'notes', line.id)) continue;
      const origin = { kind: 'pair', pair, line: line.id, label } as const;
      addNote(board, { id: line.id, sheet, text: line.text.trim(), origin });
    }
  });
  act(doc, () => {
    for (const { line } of shared) worksheet.markShared(doc, line.id, line.id);
  });
}

/** Takes shared lines off the flip chart again; they stay on the worksheet. */
export function unshareLines(pair: string, lines: readonly worksheet.Line[]): void {
  const board = boardLink().doc;
  const { doc } = worksheetLink(pair);
  act(board, () => {
    // One that the server took has no mark on the worksheet, and the same id.
    for (const line of lines) removeNote(board, line.sharedAs ?? line.id);
  });
  act(doc, () => {
    for (const line of lines) worksheet.markShared(doc, line.id, null);
  });
}

/** Takes a line back from the group for good: no harvest takes it either. */
export function takeLineBack(pair: string, line: worksheet.Line): void {
  unshareLines(pair, [line]);
  setStays(pair, line.id, true);
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
