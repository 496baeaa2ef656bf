import { type Excerpt, excerptOf, writeExcerpt } from '@verbindbord/shared/report/excerpt.ts';
import { boardStore } from '../../board/store.ts';
import { currentLanguage, t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { asHtml, asText, tableOf } from './table.ts';

/** Our own copy with everything in it, beside the table for others. Only a board reads it. */
export const OWN_TYPE = 'application/x-verbindbord+json';

/** What was copied here last: a browser that is asked for the clipboard gives only the table. */
let last: { readonly text: string; readonly excerpt: Excerpt } | null = null;

/** What was copied on this page, when this is its table. */
export function copiedAs(text: string): Excerpt | null {
  // Some systems give other line ends back than they were given.
  const same = (one: string) => one.replaceAll('\r\n', '\n').trimEnd();
  return last !== null && same(last.text) === same(text) ? last.excerpt : null;
}

/** Puts stakeholders on the clipboard: as a table for spreadsheets, and as they are for a board. */
export function copyTo(clipboard: DataTransfer, ids: readonly string[]): void {
  const { text, html, own } = written(ids);
  clipboard.setData('text/plain', text);
  clipboard.setData('text/html', html);
  clipboard.setData(OWN_TYPE, own);
  sayCopied(ids.length);
}

/** The same from a menu. Where the clipboard is closed to the page it says what to do instead. */
export async function copyByMenu(ids: readonly string[]): Promise<void> {
  if (copiedByEvent(ids)) return;
  try {
    const { text, html } = written(ids);
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      }),
    ]);
    sayCopied(ids.length);
  } catch {
    showToast({ tone: 'risk', text: t('chosen.refused.copy') });
  }
}

/** The event carries our own copy too, and works without a safe context; not every browser lets a page begin it. */
function copiedByEvent(ids: readonly string[]): boolean {
  let isDone = false;
  const onCopy = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    copyTo(event.clipboardData, ids);
    isDone = true;
  };
  // Without a marked text there is nothing to copy unless somebody says that there is.
  const allow = (event: Event): void => event.preventDefault();
  document.addEventListener('beforecopy', allow, true);
  document.addEventListener('copy', onCopy, true);
  document.execCommand('copy');
  document.removeEventListener('beforecopy', allow, true);
  document.removeEventListener('copy', onCopy, true);
  return isDone;
}

function written(ids: readonly string[]) {
  const excerpt = excerptOf(boardStore.getState(), ids);
  const table = tableOf(excerpt.stakeholders, currentLanguage());
  const text = asText(table);
  last = { text, excerpt };
  return { text, html: asHtml(table), own: writeExcerpt(excerpt) };
}

function sayCopied(count: number): void {
  const text = t('chosen.said.copied', { count });
  announce(text);
  showToast({ tone: 'saved', text });
}
