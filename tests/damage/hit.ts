import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { openPages, type PageView } from '@verbindbord/server/src/storage/sqlite/pages/pageView.ts';
import { recordsOf } from '@verbindbord/server/src/storage/sqlite/pages/records.ts';
import { type Found, recognise } from '@verbindbord/server/src/storage/sqlite/rescue/recognise.ts';
import type { DocumentKey } from '@verbindbord/server/src/storage/store.ts';

/**
 * Tells which documents have something on these pages of a sound folder: a part of their log, or of the record of
 * their session. All others have nothing to do with what happens there.
 */
export function documentsOn(folder: string, pages: ReadonlySet<number>): (key: DocumentKey) => boolean {
  const { database, log } = filesIn(folder);
  const files = openPages(database, log);
  const [view] = files.views;
  if (!view) throw new Error('there is no database');
  const all = foundIn(view);
  const left = foundIn({ ...view, page: (number) => (pages.has(number) ? null : view.page(number)) });
  files.close();
  const owners = new Set([...all].filter(([id]) => !left.has(id)).map(([, owner]) => owner));
  return ({ code, document }) => owners.has(code) || owners.has(`${code}/${document}`);
}

/** What can be recognised, each with the session or document that it belongs to. */
function foundIn(view: PageView): Map<string, string> {
  const finds = new Map<string, string>();
  for (const values of recordsOf(view)) {
    const found = recognise(values);
    // An entry of an index looks like a client id that was retired, and no document needs an index to be whole.
    if (found && found.table !== 'retired') finds.set(idOf(found), ownerOf(found));
  }
  return finds;
}

function idOf(found: Exclude<Found, { table: 'retired' }>): string {
  switch (found.table) {
    case 'sessions':
      return `${found.table} ${found.code}`;
    case 'tokens':
      return `${found.table} ${found.hash.toString('hex')}`;
    case 'documents':
      return `${found.table} ${ownerOf(found)}`;
    case 'ballots':
      return `${found.table} ${ownerOf(found)} ${found.key.ballot} ${found.participant}`;
    case 'writers':
      return `${found.table} ${ownerOf(found)} ${found.writer.client}`;
    default:
      return `${found.table} ${ownerOf(found)} ${found.seq}`;
  }
}

function ownerOf(found: Found): string {
  if (!('key' in found)) return found.code;
  return 'document' in found.key ? `${found.key.code}/${found.key.document}` : found.key.code;
}
