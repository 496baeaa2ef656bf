import type { OwnChange } from '../ownChanges.ts';
import { type Database, type Place, type Schema, STRICT, under } from './database.ts';
import { livePages } from './pages.ts';

type OwnKey = Schema['own']['key'];

/** A page and the document that it keeps own changes of. */
export interface Keeper extends Place {
  readonly document: string;
  readonly page: string;
}

/** What one page that is gone left behind of one document, in the order in which it was made. */
export interface LeftBehind {
  readonly epoch: number;
  readonly keys: readonly OwnKey[];
  readonly updates: readonly Uint8Array[];
}

/**
 * Makes what was left behind a page's own. Gives the changes that stand for it from now on, or null when the page
 * ends itself.
 *
 * @param written resolves when they are written down as that page's own, and rejects when they are not
 */
export type TakeOver = (
  updates: readonly Uint8Array[],
  written: Promise<unknown>,
) => readonly OwnChange[] | null;

export const ownKey = ({ code, me, document, page }: Keeper, number: number): OwnKey => [
  ...([code, me, document, page] as const),
  number,
];

/** What pages left behind that are gone, of the keeper's document. */
export async function leftBehind(db: Database, { code, me, document, page }: Keeper): Promise<LeftBehind[]> {
  const live = await livePages({ code, me });
  const left = new Map<string, { epoch: number; keys: OwnKey[]; updates: Uint8Array[] }>();
  const reading = db.transaction('own');
  for await (const { key, value } of reading.store.iterate(under(code, me, document))) {
    const [, , , author] = key;
    if (author === page || live?.has(author)) continue;
    const id = `${author} ${value.epoch}`;
    const { keys, updates } = left.get(id) ?? { keys: [], updates: [] };
    left.set(id, { epoch: value.epoch, keys: [...keys, key], updates: [...updates, value.update] });
  }
  return [...left.values()];
}

/**
 * Takes over what one page left behind, whole or not at all, in one transaction: of several pages that do this at the
 * same moment, one does. Gives what stands for it now.
 *
 * @param epoch of the document that the keeper works on
 */
export async function claim(
  db: Database,
  keeper: Keeper,
  { keys, updates }: LeftBehind,
  epoch: number,
  takeOver: TakeOver,
): Promise<readonly OwnChange[]> {
  const claiming = db.transaction('own', 'readwrite', STRICT);
  const rows = await Promise.all(keys.map((key) => claiming.store.getKey(key)));
  if (rows.includes(undefined)) return [];
  const taken = takeOver(updates, claiming.done);
  if (taken === null) return [];
  await Promise.all([
    ...taken.map(({ number, update }) => claiming.store.put({ epoch, update }, ownKey(keeper, number))),
    ...keys.map((key) => claiming.store.delete(key)),
    claiming.done,
  ]);
  return taken;
}
