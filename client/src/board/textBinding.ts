import * as Y from 'yjs';
import type { DocumentLink } from '../connection/documentLink.ts';
import { showPresence } from '../connection/presence.ts';
import { encodePosition } from './caretPosition.ts';
import { type Delta, moveIndex, spliceBetween } from './splice.ts';
import { ME, redo, typeTogether, undo } from './undo.ts';

interface Bound {
  readonly text: Y.Text;
  readonly link: DocumentLink;
  readonly area: HTMLTextAreaElement;
  /** Holds the same letters in the same type behind the field; gives it its height and carets their place. */
  readonly mirror: HTMLElement;
  readonly caretId: string;
}

export interface TextBinding {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly release: () => void;
}

/**
 * Ties a field to a text that several people type in. What is typed becomes a splice of the text; what others
 * type comes into the field with the selection kept at the same letters. While an input method composes (an
 * accent, a Chinese word) the field is left alone, and what others did meanwhile is taken in when it is done.
 */
export function bindTextArea({ text, link, area, mirror, caretId }: Bound): TextBinding {
  const doc = link.doc;
  /** What stands in the field as far as the text knows. */
  let shown = text.toString();
  let composing = false;
  let typing = false;
  let waiting: Delta[] = [];

  const show = (value: string, start: number, end: number): void => {
    shown = value;
    if (area.value !== value) {
      area.value = value;
      if (document.activeElement === area) area.setSelectionRange(start, end);
    }
    // A trailing new line has no height of its own.
    mirror.textContent = value.endsWith('\n') || value === '' ? `${value}\u200b` : value;
  };

  const takeIn = (): void => {
    if (composing) return;
    const splice = spliceBetween(shown, area.value, area.selectionStart);
    if (!splice) return;
    const missed = waiting;
    waiting = [];
    const moved = (index: number): number => missed.reduce(moveIndex, index);
    const index = moved(splice.index);
    const end = moved(splice.index + splice.removed);
    const caret = area.selectionStart;
    typing = true;
    typeTogether(doc, () => {
      if (end > index) text.delete(index, end - index);
      if (splice.inserted) text.insert(index, splice.inserted);
    });
    typing = false;
    const now = text.toString();
    show(now, moved(caret), moved(caret));
    tellCaret();
  };

  const onText = ({ delta }: Y.YTextEvent): void => {
    if (typing) return;
    if (composing) waiting.push(delta);
    else show(text.toString(), moveIndex(area.selectionStart, delta), moveIndex(area.selectionEnd, delta));
  };

  const tellCaret = (): void => {
    const focused = document.activeElement === area;
    showPresence(link, {
      caret: focused
        ? {
            id: caretId,
            anchor: encodePosition(text, area.selectionStart),
            head: encodePosition(text, area.selectionEnd),
          }
        : null,
      typing: focused
        ? { id: caretId.split('/')[0] ?? caretId, field: caretId.split('/')[1] ?? 'text' }
        : null,
    });
  };

  const onSelection = (): void => {
    if (document.activeElement === area) tellCaret();
  };
  const onCompositionStart = (): void => {
    composing = true;
  };
  const onCompositionEnd = (): void => {
    composing = false;
    takeIn();
    if (waiting.length > 0) {
      const moved = (index: number): number => waiting.reduce(moveIndex, index);
      show(text.toString(), moved(area.selectionStart), moved(area.selectionEnd));
      waiting = [];
    }
  };

  show(shown, shown.length, shown.length);
  text.observe(onText);
  area.addEventListener('input', takeIn);
  area.addEventListener('compositionstart', onCompositionStart);
  area.addEventListener('compositionend', onCompositionEnd);
  area.addEventListener('focus', tellCaret);
  area.addEventListener('blur', tellCaret);
  document.addEventListener('selectionchange', onSelection);

  // A worksheet is not on the board: it has a history of its own, of this field.
  const own = link.name === 'board' ? null : new Y.UndoManager(text, { trackedOrigins: new Set([ME]) });
  return {
    undo: () => (own ? own.undo() : undo()),
    redo: () => (own ? own.redo() : redo()),
    release: () => {
      text.unobserve(onText);
      area.removeEventListener('input', takeIn);
      area.removeEventListener('compositionstart', onCompositionStart);
      area.removeEventListener('compositionend', onCompositionEnd);
      area.removeEventListener('focus', tellCaret);
      area.removeEventListener('blur', tellCaret);
      document.removeEventListener('selectionchange', onSelection);
      own?.destroy();
      if (document.activeElement === area) showPresence(link, { caret: null, typing: null });
    },
  };
}
