import { type RefObject, useLayoutEffect, useState } from 'react';
import type * as Y from 'yjs';
import type { DocumentLink } from '../connection/documentLink.ts';
import { othersIn, presenceStore } from '../connection/presence.ts';
import { decodePosition } from './caretPosition.ts';

interface Caret {
  readonly key: number;
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

interface CaretsProps {
  link: DocumentLink;
  text: Y.Text | null;
  caretId: string;
  mirror: RefObject<HTMLElement | null>;
}

/** The carets of others in one shared text, with their names. */
export function Carets({ link, text, caretId, mirror }: CaretsProps) {
  const [carets, setCarets] = useState<readonly Caret[]>([]);
  useLayoutEffect(() => {
    if (!text) return;
    const draw = (): void => setCarets((now) => keepSame(now, caretsIn(link, text, caretId, mirror.current)));
    const stop = presenceStore.subscribe(draw);
    text.observe(draw);
    // The letters move when the field gets another width or its typeface arrives.
    const resized = new ResizeObserver(draw);
    if (mirror.current) resized.observe(mirror.current);
    document.fonts.addEventListener('loadingdone', draw);
    draw();
    return () => {
      stop();
      resized.disconnect();
      document.fonts.removeEventListener('loadingdone', draw);
      text.unobserve(draw);
    };
  }, [link, text, caretId, mirror]);
  return carets.map((caret) => (
    <span
      key={caret.key}
      className={caret.top < caret.height ? 'board-caret' : 'board-caret board-caret-below'}
      aria-hidden="true"
      style={{ left: caret.left, top: caret.top, height: caret.height }}
    >
      <b>{caret.name}</b>
    </span>
  ));
}

function caretsIn(link: DocumentLink, text: Y.Text, caretId: string, mirror: HTMLElement | null): Caret[] {
  const letters = mirror?.firstChild;
  if (!mirror || !letters) return [];
  const carets: Caret[] = [];
  for (const [key, { caret, user }] of othersIn(link.name)) {
    if (caret?.id !== caretId) continue;
    const index = decodePosition(text, caret.head);
    if (index === null) continue;
    const range = document.createRange();
    range.setStart(letters, Math.min(index, letters.textContent?.length ?? 0));
    range.collapse(true);
    const box = range.getClientRects()[0] ?? mirror.getBoundingClientRect();
    const field = mirror.getBoundingClientRect();
    carets.push({
      key,
      name: user.name,
      left: box.left - field.left,
      top: box.top - field.top,
      height: box.height,
    });
  }
  return carets;
}

function keepSame(now: readonly Caret[], next: readonly Caret[]): readonly Caret[] {
  return JSON.stringify(now) === JSON.stringify(next) ? now : next;
}
