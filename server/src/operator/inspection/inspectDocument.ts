import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import { shapeOf } from '../../documents/gate/shape.ts';
import { type Restored, restore } from '../../documents/restore.ts';
import type { DocumentKey, StoredDocument } from '../../storage/store.ts';
import { rowsCalled } from './ranges.ts';

/** How one document was found. */
export interface DocumentReport {
  readonly code: string;
  readonly document: string;
  readonly epoch: number;
  /** The number of the last row that was ever acknowledged, as far as is known. */
  readonly last: number;
  /** How many rows of the log are kept, and how many snapshots. */
  readonly rows: number;
  readonly snapshots: number;
  /** As a server opens it: with all that was written, as it was at an earlier moment, or not at all. */
  readonly opens: Restored['kind'];
  /** The last row of what a server shows; null when it shows nothing. */
  readonly reached: number | null;
  /** In sentences without an end; none for a sound document. */
  readonly problems: readonly string[];
}

/**
 * Looks at all that is stored of a document, and builds it as a server would.
 *
 * @param mark how far it had come when that was last marked, 0 when nothing is known
 */
export function inspectDocument(
  { code, document }: DocumentKey,
  ref: DocumentRef,
  stored: StoredDocument,
  mark: number,
): DocumentReport {
  const last = Math.max(stored.last, mark);
  const seen = { ...stored, last, sound: stored.sound && mark <= stored.last };
  const restored = restore(seen, shapeOf(ref));
  const reached = reachedBy(restored, last);
  const problems = [
    ...ownFaults(stored),
    ...gaps(stored, last),
    ...snapshotFaults(stored, ref),
    ...headFaults(stored, mark),
  ];
  if (restored.kind !== 'whole' && problems.length === 0) {
    problems.push(`row ${(reached ?? 0) + 1} cannot be applied`);
  }
  if (restored.kind !== 'lost') restored.doc.destroy();
  const { epoch, rows, snapshots } = stored;
  const counts = { rows: rows.length, snapshots: snapshots.length };
  return { code, document, epoch, last, ...counts, opens: restored.kind, reached, problems };
}

function reachedBy(restored: Restored, last: number): number | null {
  if (restored.kind === 'whole') return last;
  return restored.kind === 'partly' ? restored.reached : null;
}

/** What is not as it was written. */
function ownFaults({ rows, snapshots, sound }: StoredDocument): string[] {
  const rotten = rows.filter((row) => !row.sound).map(({ seq }) => seq);
  const faults = snapshots
    .filter((snapshot) => !snapshot.sound)
    .map(({ seq }) => `the snapshot after row ${seq} is not what was written`);
  if (rotten.length > 0) {
    faults.unshift(`${rowsCalled(rotten)} ${rotten.length === 1 ? 'is' : 'are'} not what was written`);
  }
  if (!sound) faults.push('who wrote in it cannot be read completely');
  return faults;
}

/** What is missing between the oldest snapshot, or the beginning, and the last row. */
function gaps({ rows, snapshots }: StoredDocument, last: number): string[] {
  const kept = new Set(rows.map(({ seq }) => seq));
  const start = snapshots.findLast(({ sound }) => sound)?.seq ?? 0;
  const missing: number[] = [];
  for (let seq = start + 1; seq <= Math.min(last, start + MOST_ROWS); seq++) {
    if (!kept.has(seq)) missing.push(seq);
  }
  if (missing.length === 0) return [];
  return [`${rowsCalled(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`];
}

/** More than a log ever has: a last row beyond it has rotted itself. */
const MOST_ROWS = 1_000_000;

function snapshotFaults({ snapshots, ...stored }: StoredDocument, ref: DocumentRef): string[] {
  return snapshots.flatMap((snapshot) => {
    if (!snapshot.sound) return [];
    const { epoch, seq: last } = snapshot;
    const alone = restore({ ...stored, epoch, last, snapshots: [snapshot], rows: [] }, shapeOf(ref));
    if (alone.kind === 'lost') return [`the snapshot after row ${last} does not load`];
    alone.doc.destroy();
    return [];
  });
}

/** A head tells how many rows there are, and is believed by whoever adds one. */
function headFaults({ last, rows, snapshots }: StoredDocument, mark: number): string[] {
  const furthest = Math.max(0, ...[rows.at(-1), snapshots[0]].map((row) => (row?.sound ? row.seq : 0)));
  const known = Math.max(furthest, mark);
  return known > last ? [`it says that row ${last} is the last, and row ${known} was acknowledged`] : [];
}
