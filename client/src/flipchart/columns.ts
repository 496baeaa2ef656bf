import type { Cluster } from '@verbindbord/shared/board/cluster.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { type Board, byOrder } from '@verbindbord/shared/board/readBoard.ts';
import type { Sheet } from '@verbindbord/shared/board/sheet.ts';

/** A group with its notes in their order. */
export interface Group {
  readonly cluster: Cluster;
  readonly notes: readonly Note[];
}

/** What lies on one sheet: its groups in their order, and the notes that are in none. */
export interface SheetContent {
  readonly groups: readonly Group[];
  readonly loose: readonly Note[];
}

export function contentOf(board: Pick<Board, 'notes' | 'clusters'>, sheet: string): SheetContent {
  const notes = Object.values(board.notes)
    .filter((note) => note.sheet === sheet)
    .sort(byOrder);
  const groups = Object.values(board.clusters)
    .filter((cluster) => cluster.sheet === sheet)
    .sort(byOrder)
    .map((cluster) => ({ cluster, notes: notes.filter((note) => note.cluster === cluster.id) }));
  return { groups, loose: notes.filter((note) => note.cluster === null) };
}

export function sheetsInOrder(sheets: Board['sheets']): readonly Sheet[] {
  return Object.values(sheets).sort(byOrder);
}

/** The order that the next sheet or group gets: after all that are there. */
export function nextOrder(things: Readonly<Record<string, { readonly order: number }>>): number {
  return Math.max(0, ...Object.values(things).map(({ order }) => order)) + 1;
}

/** Notes of one pair, or (pair null) of people and other sources, in the order of the first note of each. */
export interface Stack {
  readonly pair: string | null;
  /** The origin that the notes of a pair share ('tweetal 4: Samira en Bram'); empty for the others. */
  readonly label: string;
  readonly notes: readonly Note[];
}

/** Lines that twelve pairs share at once arrive mixed; here each pair's lines lie together. */
export function stacksOf(notes: readonly Note[]): readonly Stack[] {
  const stacks = new Map<string | null, { label: string; notes: Note[] }>();
  for (const note of notes) {
    const pair = note.origin?.kind === 'pair' ? note.origin.pair : null;
    const stack = stacks.get(pair) ?? { label: pair === null ? '' : (note.origin?.label ?? ''), notes: [] };
    stack.notes.push(note);
    stacks.set(pair, stack);
  }
  return [...stacks].map(([pair, { label, notes: own }]) => ({ pair, label, notes: own }));
}

/** One note that lies loose, or all that one pair has lying loose. */
type LooseItem =
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'stack'; readonly stack: Stack };

/** With more loose notes than this on a sheet, those of each pair lie in a stack: nobody reads them all at once. */
const MOST_SPREAD_OUT = 12;

export function looseItems(loose: readonly Note[]): readonly LooseItem[] {
  const spread = (notes: readonly Note[]): LooseItem[] => notes.map((note) => ({ kind: 'note', note }));
  if (loose.length <= MOST_SPREAD_OUT) return spread(loose);
  return stacksOf(loose).flatMap((stack): LooseItem[] =>
    stack.pair === null || stack.notes.length < 2 ? spread(stack.notes) : [{ kind: 'stack', stack }],
  );
}

/**
 * The order with which a note comes to lie before another one, or last when `before` is null; undefined when the
 * board itself can decide (at the end). `notes` are those that lie there now, in their order.
 */
export function orderBefore(
  notes: readonly Note[],
  before: string | null,
  moving: string,
): number | undefined {
  const others = notes.filter((note) => note.id !== moving);
  const index = others.findIndex((note) => note.id === before);
  const next = others[index];
  if (!next) return undefined;
  const previous = others[index - 1];
  return previous ? (previous.order + next.order) / 2 : next.order - 1;
}
