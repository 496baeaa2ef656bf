import {
  DamagedRecord,
  type DocumentKey,
  isComplete,
  type SessionRecord,
  type Store,
  type StoredDocument,
} from '../store.ts';
import { Database } from './database.ts';
import { makeFolder } from './dataFolder.ts';
import { filesIn } from './files.ts';
import { lockFolder } from './folderLock.ts';
import { Marks } from './marks.ts';
import type { Report } from './opening.ts';
import { ThreadWriting } from './ThreadWriting.ts';
import { alone } from './values.ts';
import type { Writing } from './writes.ts';

export interface StoreOptions {
  /** How it writes. */
  readonly writingIn?: (folder: string) => Writing;
  /** Tells whoever runs the server of damage that was found, and what was done about it. */
  readonly report?: Report;
}

/**
 * The store in one SQLite file in a folder on a local disk. Throws, with a sentence for a person, when the
 * folder cannot be made, written or is in use.
 */
export function openSqliteStore(
  folder: string,
  { writingIn = (place) => new ThreadWriting(place), report = () => {} }: StoreOptions = {},
): Store {
  makeFolder(folder);
  const closing: (() => void)[] = [lockFolder(folder)];
  const end = (): void => {
    for (const close of closing) close();
  };
  try {
    const marks = new Marks(filesIn(folder).marks);
    closing.unshift(() => marks.close());
    return storeOn(new Database({ folder, marks, report, writingIn }), marks, report, end);
  } catch (error) {
    end();
    throw error;
  }
}

function storeOn(database: Database, marks: Marks, report: Report, end: () => void): Store {
  const note = (name: string, number: number): void => {
    try {
      marks.note(name, number);
    } catch (error) {
      report('How far the log has come could not be marked.', { name, err: error });
    }
  };
  const lookBehind = (key: DocumentKey): void => {
    database.mendWhereBroken().catch((error: unknown) => {
      report('The database could not be looked through.', { name: nameOf(key), err: error });
    });
  };
  return {
    createSession: async (record, first) => {
      const { code, version } = record.state;
      const isMade = await database.write('createSession', record, first);
      if (!isMade) return false;
      note(code, version);
      for (const { document } of first) note(nameOf({ code, document }), 1);
      return true;
    },

    readSession: (code) => readSession(database, marks, code),

    saveState: async (state, token) => {
      await database.write('saveState', state, token);
      note(state.code, state.version);
    },

    saveWithBoard: async (state, row) => {
      const seq = await database.write('saveWithBoard', state, row && { ...row, bytes: alone(row.bytes) });
      note(state.code, state.version);
      if (row && seq !== null) note(nameOf(row.key), seq);
    },

    participantOf: (code, tokenHash) =>
      database.read(({ sessions }) => sessions.participantOf(code, tokenHash)),

    saveBallot: (key, participant, content) => database.write('saveBallot', key, participant, content),

    readBallots: (code) => database.read(({ ballots }) => ballots.read(code)),

    dropBallot: (code, ballot) => database.write('dropBallot', code, ballot),

    reveal: async (state, ballot, row) => {
      const seq = await database.write('reveal', state, ballot, row && { ...row, bytes: alone(row.bytes) });
      note(state.code, state.version);
      if (row && seq !== null) note(nameOf(row.key), seq);
    },

    append: async (key, bytes, at, writers = []) => {
      const seq = await database.write('append', key, alone(bytes), at, writers);
      note(nameOf(key), seq);
      return seq;
    },

    startEpoch: async (key, base) => {
      const seq = await database.write('startEpoch', key, { ...base, bytes: alone(base.bytes) });
      note(nameOf(key), seq);
      return seq;
    },

    readDocument: async (key) => {
      const stored = await readDocument(database, marks, key);
      if (!isComplete(stored)) lookBehind(key);
      return stored;
    },

    onMadeAnew: (listener) => database.onMadeAnew(listener),

    saveSnapshot: (key, seq, bytes) => database.write('saveSnapshot', key, seq, alone(bytes)),

    check: () => database.write('check'),

    close: async () => {
      await database.close();
      end();
    },
  };
}

/** A session that was there, and is not found any more, is damaged. */
async function readSession(database: Database, marks: Marks, code: string): Promise<SessionRecord | null> {
  const read = async (): Promise<SessionRecord | null> => {
    const record = await database.read(({ sessions }) => sessions.read(code));
    if (!record && marks.has(code)) throw new DamagedRecord(code);
    return record;
  };
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DamagedRecord && (await database.mendWhereBroken()))) throw error;
    return read();
  }
}

async function readDocument(database: Database, marks: Marks, key: DocumentKey): Promise<StoredDocument> {
  const mark = marks.of(nameOf(key));
  const stored = await database.read(({ documents }) => documents.readToGap(key));
  return mark > stored.last ? { ...stored, last: mark, sound: false } : stored;
}

/** The name under which it is marked how far a document has come. */
function nameOf({ code, document }: DocumentKey): string {
  return `${code}/${document}`;
}
