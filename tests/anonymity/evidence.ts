import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { asOrigin } from '@verbindbord/shared/board/origin.ts';
import { rootOf } from '@verbindbord/shared/board/roots.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import * as Y from 'yjs';

/** Somebody who gave answers, as far as an attacker knows them. */
export interface Author {
  readonly id: string;
  readonly name: string;
  /** Under which the right to come back is kept: the hash of their token. */
  readonly tokenHash: string;
  readonly joinedAt: number;
}

/** One answer as everybody reads it, with all that its place in the board and the session says. */
export interface Answer {
  readonly text: string;
  /** Its place on the sheet, or in the list of reasons. */
  readonly place: number;
  /** Null for a reason, which stands in the session and not on the board. */
  readonly note: { readonly id: string; readonly client: number; readonly clock: number } | null;
  /** Under which name it stands, if any. */
  readonly signed: string | null;
}

/** A question that everybody answered once, without names. */
export interface Question {
  readonly ballot: string;
  readonly answers: readonly Answer[];
  /** For each author when they gave it first and last, in milliseconds: as if somebody had watched every device. */
  readonly firstGiven: readonly number[];
  readonly lastGiven: readonly number[];
}

/** One line that came to somebody. */
export interface Frame {
  readonly at: number;
  readonly bytes: Buffer;
}

/** All that an attacker gets: everything but what an author was told of the own answers. */
export interface Evidence {
  readonly authors: readonly Author[];
  readonly questions: readonly Question[];
  /** Every file of the data folder, byte for byte: after the last reveal, later, and of a server that was killed. */
  readonly files: readonly Buffer[];
  /** What the server printed, at its most talkative. */
  readonly log: string;
  /** What came to each of those who were there, in their order. */
  readonly frames: readonly (readonly Frame[])[];
  /** Who writes with which client id of Yjs, as the database has it. */
  readonly writers: ReadonlyMap<number, string>;
  /** What stands in the table of ballots. */
  readonly rows: readonly { readonly participant: string; readonly content: string }[];
}

/** The files of a data folder as they are at this moment, as a copy that the caller takes away. */
export function copyFolder(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'verbindbord-taken-'));
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') });
  return copy;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function filesOf(folder: string): Buffer[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : [readFileSync(path)];
  });
}

/** What the tables of a copied folder say. It changes the files: read those before. */
export function tablesOf(
  folder: string,
): Pick<Evidence, 'writers' | 'rows'> & { tokens: Map<string, string> } {
  const database = new DatabaseSync(join(folder, 'verbindbord.sqlite'));
  try {
    const all = (sql: string) => database.prepare(sql).all();
    return {
      writers: new Map(
        all('SELECT client, participant FROM writers').map((row) => [
          Number(row.client),
          String(row.participant),
        ]),
      ),
      rows: all('SELECT participant, content FROM ballots').map((row) => ({
        participant: String(row.participant),
        content: String(row.content),
      })),
      tokens: new Map(
        all('SELECT participant, hash FROM tokens').map((row) => [
          String(row.participant),
          Buffer.from(row.hash as Uint8Array).toString('hex'),
        ]),
      ),
    };
  } finally {
    database.close();
  }
}

/** The answers on a sheet, with what Yjs knows of each note. */
export function answersOnSheet(board: Y.Doc, sheet: string): Answer[] {
  const answers: Answer[] = [];
  for (const [id, item] of rootOf(board, 'notes')._map) {
    const fields = item.content.getContent()[0];
    if (item.deleted || !(fields instanceof Y.Map) || fields.get('sheet') !== sheet) continue;
    const origin = asOrigin(fields.get('origin'));
    answers.push({
      text: String(fields.get('text')),
      place: Number(fields.get('order')),
      note: { id, client: item.id.client, clock: item.id.clock },
      signed: origin?.kind === 'person' ? origin.label : null,
    });
  }
  return answers;
}

/** The reasons that were given to a question, as the session shows them. */
export function reasonsIn(state: SessionState, ballot: string, question: string): Answer[] {
  const results = state.ballots?.find(({ id }) => id === ballot)?.results ?? [];
  return results.flatMap((result) => {
    if (result.form !== 'rating') return [];
    const reasons = result.cells.filter((cell) => cell.question === question).flatMap((cell) => cell.reasons);
    return reasons.map(({ text, by }, place) => ({ text, place, note: null, signed: by }));
  });
}
