import type { DatabaseSync } from 'node:sqlite';
import { type BallotContent, ballotContentSchema } from '@verbindbord/shared/session/ballots.ts';
import { ballotChecksum } from '../checksum.ts';
import type { BallotKey, StoredBallot, StoredBallots } from '../store.ts';
import { emptyLogAfterCommit } from './groupCommit.ts';
import type { Row } from './values.ts';

/** What `Store` says of ballots, each within the transaction of its caller. */
export interface BallotTables {
  /** Null takes back what somebody gave. */
  readonly save: (key: BallotKey, participant: string, content: BallotContent | null) => void;
  /** Takes away what everybody gave, so that no page of the files holds it any more. */
  readonly drop: (code: string, ballot: string) => void;
  readonly read: (code: string) => StoredBallots;
}

export function ballotTables(database: DatabaseSync): BallotTables {
  const sql = statements(database);
  return {
    save: (key, participant, content) => {
      const { code, ballot, round } = key;
      writeOver(database, () => {
        if (content === null) {
          sql.takeBack.run(code, ballot, participant);
          return;
        }
        const text = JSON.stringify(content);
        sql.save.run(code, ballot, participant, round, ballotChecksum(key, participant, text), text);
      });
    },

    /**
     * When pages are split and joined SQLite leaves copies behind in them, which deleting a row does not reach. Only
     * clearing the whole table writes over whole pages; it holds no more than the ballots that are open now.
     */
    drop: (code, ballot) => {
      writeOver(database, () => {
        const others = sql.others.all(code, ballot);
        sql.clear.run();
        for (const row of others) {
          const columns = [row.code, row.ballot, row.participant, row.round, row.crc, row.content];
          sql.save.run(...columns.map((column) => column ?? null));
        }
      });
      emptyLogAfterCommit(database);
    },

    read: (code) => {
      const rows = sql.read.all(code).map((row) => asBallot(code, row));
      const sound = rows.filter((row) => row !== null);
      return { sound, damaged: rows.length - sound.length };
    },
  };
}

function statements(database: DatabaseSync) {
  return {
    save: database.prepare(
      `INSERT INTO ballots (code, ballot, participant, round, crc, content) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (code, ballot, participant)
       DO UPDATE SET round = excluded.round, crc = excluded.crc, content = excluded.content`,
    ),
    takeBack: database.prepare('DELETE FROM ballots WHERE code = ? AND ballot = ? AND participant = ?'),
    others: database.prepare('SELECT * FROM ballots WHERE code <> ? OR ballot <> ?'),
    clear: database.prepare('DELETE FROM ballots'),
    read: database.prepare('SELECT * FROM ballots WHERE code = ? ORDER BY ballot, participant'),
  };
}

/** Does work of which what it takes away is written over with zeros. For all that is deleted that would be slow. */
function writeOver(database: DatabaseSync, work: () => void): void {
  database.exec('PRAGMA secure_delete = ON');
  try {
    work();
  } finally {
    database.exec('PRAGMA secure_delete = OFF');
  }
}

/** Null for what is not what was written. */
function asBallot(code: string, row: Row): StoredBallot | null {
  const key = { code, ballot: String(row.ballot), round: Number(row.round) };
  const participant = String(row.participant);
  const text = String(row.content);
  if (ballotChecksum(key, participant, text) !== row.crc) return null;
  const content = ballotContentSchema.safeParse(JSON.parse(text));
  if (!content.success) return null;
  return { ballot: key.ballot, round: key.round, participant, content: content.data };
}
