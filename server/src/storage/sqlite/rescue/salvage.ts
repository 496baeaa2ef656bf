import type { DatabaseSync } from 'node:sqlite';
import type { DocumentKey } from '../../store.ts';
import type { Marks } from '../marks.ts';
import type { PageFiles } from '../pages/pageView.ts';
import { recordsOf } from '../pages/records.ts';
import { type Found, type FoundHead, type FoundRow, type FoundSession, recognise } from './recognise.ts';

/** What was found in damaged files. */
export interface Salvaged {
  readonly sessions: number;
  readonly documents: number;
  readonly rows: number;
  readonly snapshots: number;
}

/**
 * Puts all that can be recognised in damaged files into a fresh database with our tables. Rows and snapshots are
 * proven by their checksums, wherever they stand. Of a session that is known only by what belongs to it an empty
 * record is kept, which counts as damaged, so that what belongs to it stays.
 */
export function salvage(files: PageFiles, marks: Marks, into: DatabaseSync): Salvaged {
  into.exec('PRAGMA foreign_keys = OFF; BEGIN');
  const finds = new Finds(into);
  for (const view of files.views) {
    for (const values of recordsOf(view)) {
      const found = recognise(values);
      if (found) finds.take(found);
    }
  }
  const salvaged = finds.finish(marks);
  into.exec('COMMIT; PRAGMA foreign_keys = ON');
  return salvaged;
}

/** The rows of one document that were found, as far as its head follows from them. */
interface Extent {
  readonly key: DocumentKey;
  last: number;
  epoch: number;
  /** The first row of that epoch. */
  base: number;
}

class Finds {
  readonly #sql: ReturnType<typeof statements>;
  /** The newest good one of each session. */
  readonly #sessions = new Map<string, FoundSession>();
  readonly #heads = new Map<string, FoundHead>();
  readonly #extents = new Map<string, Extent>();

  constructor(into: DatabaseSync) {
    this.#sql = statements(into);
  }

  take(found: Found): void {
    switch (found.table) {
      case 'sessions': {
        const known = this.#sessions.get(found.code);
        if (!known || known.version < found.version) this.#sessions.set(found.code, found);
        return;
      }
      case 'documents': {
        const known = this.#heads.get(nameOf(found.key));
        if (!known || known.last < found.last) this.#heads.set(nameOf(found.key), found);
        return;
      }
      case 'log':
      case 'snapshots':
        this.#takeRow(found.table, found);
        return;
      case 'tokens':
        this.#sql.addToken.run(found.hash, found.code, found.participant);
        return;
      case 'ballots': {
        const { key, participant, crc, content } = found;
        this.#sql.addBallot.run(key.code, key.ballot, participant, key.round, crc, content);
        return;
      }
      case 'writers': {
        const { key, writer, crc } = found;
        this.#sql.addWriter.run(key.code, key.document, writer.client, writer.participant, crc);
        return;
      }
      case 'retired':
        this.#sql.addRetired.run(found.key.code, found.key.document, found.client, found.clock);
    }
  }

  finish(marks: Marks): Salvaged {
    for (const [name, extent] of this.#extents) this.#addHead(extent, this.#heads.get(name), marks.of(name));
    for (const [name, head] of this.#heads) {
      // Nothing proves a head without rows but that something is known of its session or of itself.
      const isKnown = this.#sessions.has(head.key.code) || marks.of(name) > 0;
      if (isKnown && !this.#extents.has(name)) this.#addHead(head, head, marks.of(name));
    }
    for (const session of this.#sessions.values()) this.#addSession(session);
    this.#sql.addMissingSessions.run();
    this.#sql.dropStrayTokens.run();
    this.#sql.dropStrayBallots.run();
    this.#sql.dropStrayWriters.run();
    this.#sql.dropStrayRetired.run();
    return this.#sql.counts.get() as unknown as Salvaged;
  }

  #takeRow(table: 'log' | 'snapshots', { key, epoch, seq, crc, bytes }: FoundRow): void {
    const add = table === 'log' ? this.#sql.addRow : this.#sql.addSnapshot;
    add.run(key.code, key.document, epoch, seq, crc, bytes);
    const name = nameOf(key);
    const extent = this.#extents.get(name) ?? { key, last: seq, epoch, base: seq };
    this.#extents.set(name, extent);
    extent.last = Math.max(extent.last, seq);
    if (epoch === extent.epoch) extent.base = Math.min(extent.base, seq);
    else if (epoch > extent.epoch) Object.assign(extent, { epoch, base: seq });
  }

  /** A head has no checksum: of several things that tell how far a document has come, the furthest counts. */
  #addHead({ key, last, epoch, base }: Extent, head: FoundHead | undefined, mark: number): void {
    const reached = Math.max(last, head?.last ?? 0, mark);
    const start = head?.epoch === epoch ? head.base : base;
    this.#sql.addHead.run(key.code, key.document, reached, head?.changedAt ?? Date.now(), epoch, start);
  }

  #addSession({ code, state, values }: FoundSession): void {
    const [, , crc, version, createdAt, ...secrets] = values.map((value) => value ?? 0);
    const numbers = [crc, version, createdAt].map((value) => (Number.isSafeInteger(value) ? value : 0));
    this.#sql.addSession.run(code, state, ...(numbers as number[]), ...(secrets as Buffer[]));
  }
}

function nameOf({ code, document }: DocumentKey): string {
  return `${code}/${document}`;
}

function statements(into: DatabaseSync) {
  return {
    addSession: into.prepare(
      'INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    addToken: into.prepare('INSERT INTO tokens VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    // Of several that somebody gave in one round the first that is found counts; those of rounds before do not.
    addBallot: into.prepare(
      `INSERT INTO ballots VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (code, ballot, participant) DO UPDATE
       SET round = excluded.round, crc = excluded.crc, content = excluded.content
       WHERE excluded.round > ballots.round`,
    ),
    addHead: into.prepare(
      'INSERT INTO documents (code, document, last, changed_at, epoch, base) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    addRow: into.prepare(
      `INSERT INTO log (code, document, epoch, seq, crc, bytes) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    ),
    addSnapshot: into.prepare(
      `INSERT INTO snapshots (code, document, epoch, seq, crc, bytes) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    ),
    addWriter: into.prepare('INSERT INTO writers VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    addRetired: into.prepare('INSERT INTO retired VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    addMissingSessions: into.prepare(
      `INSERT INTO sessions SELECT code, '', -1, 0, 0, x'', x'', x'', x'' FROM documents
       WHERE code NOT IN (SELECT code FROM sessions) GROUP BY code`,
    ),
    dropStrayTokens: into.prepare('DELETE FROM tokens WHERE code NOT IN (SELECT code FROM sessions)'),
    dropStrayBallots: into.prepare('DELETE FROM ballots WHERE code NOT IN (SELECT code FROM sessions)'),
    // What is left on a page that was given up may say who wrote in an epoch that is over.
    dropStrayWriters: into.prepare(
      `DELETE FROM writers WHERE (code, document) NOT IN (SELECT code, document FROM documents)
       OR (code, document, client) IN (SELECT code, document, client FROM retired)`,
    ),
    // An entry of an index of rows looks the same, and has the number of a row where the client id is.
    dropStrayRetired: into.prepare(
      `DELETE FROM retired WHERE client <= coalesce((SELECT last FROM documents
       WHERE documents.code = retired.code AND documents.document = retired.document), 4294967295)`,
    ),
    counts: into.prepare(
      `SELECT (SELECT count(*) FROM sessions) sessions, (SELECT count(*) FROM documents) documents,
         (SELECT count(*) FROM log) rows, (SELECT count(*) FROM snapshots) snapshots`,
    ),
  };
}
