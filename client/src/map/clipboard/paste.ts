import { readExcerpt } from '@verbindbord/shared/report/excerpt.ts';
import { openDialog } from '../../canvas/canvasStore.ts';
import { t } from '../../text/t.ts';
import { showToast } from '../../ui/Toast.tsx';
import { readFile, readText } from '../import/readInput.ts';
import { pasteExcerpt } from '../several/copies.ts';
import { copiedAs, OWN_TYPE } from './copy.ts';

/** Whether this browser can be asked for the clipboard at all. */
export function canReadClipboard(): boolean {
  return typeof navigator.clipboard?.readText === 'function';
}

/**
 * Takes what is on the clipboard: our own copy goes onto the map beside what is there; a table, or a list of names,
 * goes through the import, which shows first what will come of it.
 */
export function pasteFrom(clipboard: DataTransfer, canWrite: boolean): void {
  if (!canWrite) {
    showToast({ tone: 'info', text: t('import.locked') });
    return;
  }
  const own = readExcerpt(clipboard.getData(OWN_TYPE));
  const [file] = clipboard.files;
  const text = clipboard.getData('text/plain');
  if (own) pasteExcerpt(own);
  else if (text === '' && file) void readFile(file).then((input) => openDialog({ kind: 'import', input }));
  else pasteText(text);
}

/** The same from a menu. Where the clipboard is closed to the page it says what to do instead. */
export async function pasteByMenu(): Promise<void> {
  try {
    pasteText(await navigator.clipboard.readText());
  } catch {
    showToast({ tone: 'risk', text: t('chosen.refused.paste') });
  }
}

function pasteText(text: string): void {
  const own = copiedAs(text);
  if (own) pasteExcerpt(own);
  else if (text.trim() === '') showToast({ tone: 'risk', text: t('chosen.refused.nothing') });
  else openDialog({ kind: 'import', input: readText(text, t('import.pasted')) });
}
