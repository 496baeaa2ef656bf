import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { type Kind, textField } from '@verbindbord/shared/board/roots.ts';
import { lineText } from '@verbindbord/shared/board/worksheet.ts';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { DocumentLink } from '../connection/documentLink.ts';
import { onDocumentLinkChange } from '../connection/liveSession.ts';
import { Carets } from './Carets.tsx';
import { boardLink } from './document.ts';
import './SharedText.css';
import { bindTextArea, type TextBinding } from './textBinding.ts';
import { worksheetLink } from './worksheet.ts';

/** Which text: a field of a thing on the board, or a line of a worksheet. */
export type TextAddress =
  | { readonly document: 'board'; readonly kind: Kind; readonly id: string; readonly field: string }
  | { readonly document: 'pair'; readonly pair: string; readonly line: string };

interface SharedTextProps {
  of: TextAddress;
  label: string;
  /** The label is there for screen readers only. */
  hideLabel?: boolean;
  placeholder?: string;
  /** Lines that the field shows when it is empty. */
  rows?: number;
  autoFocus?: boolean;
  readOnly?: boolean;
  /** Set in the voice of what people wrote; the default. */
  voice?: boolean;
  className?: string;
  /** What Enter does instead of a new line; Shift+Enter still makes one. */
  onEnter?: () => void;
  onEscape?: () => void;
  /** Before each change that somebody makes here is in the document. */
  onType?: () => void;
  onFocus?: () => void;
  onBlur?: (text: string) => void;
}

/**
 * A field in which several people type at once, letter by letter, with the carets of the others drawn in it. It
 * grows with its text. What is typed is in the document at once; there is nothing to confirm.
 */
export function SharedText(props: SharedTextProps) {
  const { of, label, hideLabel = false, rows = 1, voice = true, autoFocus = false } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const binding = useRef<TextBinding | null>(null);
  const link = linkOf(of);
  const text = useText(link, of);

  useLayoutEffect(() => {
    if (!text || !area.current || !mirror.current) return;
    const bound = bindTextArea({
      text,
      link,
      area: area.current,
      mirror: mirror.current,
      caretId: addressKey(of),
    });
    binding.current = bound;
    return bound.release;
  }, [text, link, addressKey(of)]);

  // Once, when the field appears: only where somebody has just asked to write here.
  const focusAtOnce = useRef(autoFocus);
  useLayoutEffect(() => {
    if (focusAtOnce.current) area.current?.focus();
    focusAtOnce.current = false;
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && props.onEnter) {
      event.preventDefault();
      props.onEnter();
    } else if (event.key === 'Escape' && props.onEscape) props.onEscape();
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      // The browser's own history does not know what others typed meanwhile and would write over it.
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) binding.current?.redo();
      else binding.current?.undo();
    }
  };

  return (
    <div className={['board-text', voice ? 'voice' : '', props.className ?? ''].join(' ')}>
      <label className={hideLabel ? 'visually-hidden' : 'vb-label'} htmlFor={id}>
        {label}
      </label>
      <div className="board-text-field">
        <div
          ref={mirror}
          className="board-text-mirror"
          aria-hidden="true"
          style={{ minHeight: `${rows}lh` }}
        />
        <textarea
          ref={area}
          id={id}
          rows={1}
          className="board-text-area"
          placeholder={props.placeholder}
          readOnly={props.readOnly === true || !text}
          maxLength={LIMITS.text}
          onKeyDown={onKeyDown}
          // On the way down: the binding listens at the field itself.
          onInputCapture={props.onType}
          onFocus={props.onFocus}
          onBlur={(event) => props.onBlur?.(event.currentTarget.value)}
        />
        <Carets link={link} text={text} caretId={addressKey(of)} mirror={mirror} />
      </div>
    </div>
  );
}

function linkOf(of: TextAddress): DocumentLink {
  return of.document === 'board' ? boardLink() : worksheetLink(of.pair);
}

/** What carets in this text are announced under. */
function addressKey(of: TextAddress): string {
  return of.document === 'board' ? `${of.id}/${of.field}` : of.line;
}

/** The text at an address; another object when its document is rebuilt, null when the thing is gone. */
function useText(link: DocumentLink, of: TextAddress): Y.Text | null {
  return useSyncExternalStore(
    (render) => {
      let watched = link.doc;
      watched.on('afterTransaction', render);
      const stop = onDocumentLinkChange((changed) => {
        if (changed !== link || link.doc === watched) return;
        watched.off('afterTransaction', render);
        watched = link.doc;
        watched.on('afterTransaction', render);
        render();
      });
      return () => {
        stop();
        watched.off('afterTransaction', render);
      };
    },
    () =>
      of.document === 'board' ? textField(link.doc, of.kind, of.id, of.field) : lineText(link.doc, of.line),
  );
}
