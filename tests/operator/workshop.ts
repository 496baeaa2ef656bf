import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { restore } from '@verbindbord/server/src/documents/restore.ts';
import { verbindbord as carryOut } from '@verbindbord/server/src/operator/verbindbord.ts';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { SessionRecord, StoredDocument } from '@verbindbord/server/src/storage/store.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { addLine } from '@verbindbord/shared/board/worksheet.ts';
import { type DocumentName, parseDocumentName } from '@verbindbord/shared/protocol/documents.ts';
import * as Y from 'yjs';
import { recordOf } from '../storage/record.ts';

const COMMAND = join(import.meta.dirname, '../../server/launch/verbindbord.mjs');

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Gives a command as whoever runs the server does: a process of its own, with the launcher. */
export function inProcess(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...words], { env: { ...process.env, ...env } });
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const channel = makeChannel();
    stream.on('data', (bytes) => channel.write(String(bytes)));
    return channel;
  });
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({ code: code ?? -1, out: out?.text() ?? '', err: err?.text() ?? '' }),
    );
  });
}

/** The same without the wait for a process. */
export async function verbindbord(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const [out, err] = [makeChannel(), makeChannel()];
  const code = await carryOut(words, { env, out, err });
  return { code, out: out.text(), err: err.text() };
}

function makeChannel() {
  let text = '';
  return {
    write: (more: string) => {
      text += more;
    },
    text: () => text,
  };
}

export const CODES = ['AAAAAAAA', 'BBBBBBBB'] as const;
export const PAIR = 'pair/een' as const;
const TOKEN = Buffer.alloc(32, 't');
/** Rows on each board; each but the first brought one note. */
export const ROWS = 13;

/** A data folder with two sessions, each with a board that two people wrote on and a worksheet. */
export async function makeFolder(): Promise<string> {
  made ??= makeOnce();
  const folder = newFolder();
  cpSync(await made, folder, { recursive: true });
  return folder;
}

let made: Promise<string> | null = null;

/** An empty folder that is gone when the tests are over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbindbord-operator-'));
  if (folders.length === 0) process.once('exit', removeAll);
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

async function makeOnce(): Promise<string> {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  for (const code of CODES) {
    await store.createSession(sessionOf(code), []);
    const token = { hash: Buffer.concat([TOKEN.subarray(8), Buffer.from(code)]), participant: 'anna' };
    await store.saveState({ ...sessionOf(code).state, version: 1 }, token);
    await Promise.all([
      ...boardRows().map((update) => append(code, 'board', update)),
      ...worksheetRows().map((update) => append(code, PAIR, update)),
    ]);
  }
  await store.close();
  return folder;

  function append(code: string, document: DocumentName, update: Uint8Array): Promise<number> {
    const [client = 0] = Y.parseUpdateMeta(update).to.keys();
    return store.append({ code, document }, update, Date.now(), [{ client, participant: 'anna' }]);
  }
}

function sessionOf(code: string): SessionRecord {
  const { state } = recordOf(code);
  const person = { namesake: 1, whereabouts: 'room', department: '', hasDevice: true } as const;
  const roster = [
    { id: 'anna', name: 'Anna', role: 'participant', connected: false, joinedAt: 1, ...person } as const,
  ];
  const programme = [{ id: 'map', kind: 'domainMap', title: 'Kaart', minutes: 5, settings: {} }] as never;
  const hash = Buffer.alloc(32, 's');
  return {
    state: { ...state, roster, programme },
    secrets: { facilitator: hash, participant: hash, observer: hash, recovery: hash },
  };
}

/** Anna and Bram each put notes on the board, in turn; each row says its number. */
function boardRows(): Uint8Array[] {
  const [anna, bram] = [new Y.Doc(), new Y.Doc()];
  const rows: Uint8Array[] = [];
  for (const doc of [anna, bram])
    doc.on('update', (update, origin) => origin !== 'other' && rows.push(update));
  for (let row = 1; row <= ROWS; row++) {
    const writer = row % 2 === 0 ? anna : bram;
    addNote(writer, { sheet: 'vel', text: `briefje ${row}.`, order: row });
    Y.applyUpdate(writer === anna ? bram : anna, rows.at(-1) ?? new Uint8Array(), 'other');
  }
  return rows;
}

function worksheetRows(): Uint8Array[] {
  const doc = new Y.Doc();
  const rows: Uint8Array[] = [];
  doc.on('update', (update) => rows.push(update));
  for (let row = 1; row <= 3; row++) addLine(doc, { question: 'q', caseOf: 'anna', text: `regel ${row}.` });
  return rows;
}

/** Changes a letter wherever this stands in the database. */
export function misspell(folder: string, text: string): void {
  const { database } = filesIn(folder);
  const bytes = readFileSync(database);
  let at = bytes.indexOf(text);
  if (at === -1) throw new Error(`${text} stands nowhere`);
  for (; at !== -1; at = bytes.indexOf(text, at)) bytes.write('X', at);
  writeFileSync(database, bytes);
}

/** What all files of a folder hold, by name. */
export function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.startsWith('verbindbord.'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]));
}

/** A document as a server opens it. */
export async function opened(folder: string, code: string, document: DocumentName = 'board') {
  const store = openSqliteStore(folder);
  const stored: StoredDocument = await store.readDocument({ code, document });
  await store.close();
  const ref = parseDocumentName(document);
  if (!ref) throw new Error(`${document} is no document`);
  const restored = restore(stored, shapeOf(ref));
  if (restored.kind === 'lost') return { kind: restored.kind, notes: [], epoch: stored.epoch };
  const notes = Object.values(readBoard(restored.doc).notes).map(({ text }) => text);
  return { kind: restored.kind, notes: notes.sort(), epoch: stored.epoch };
}
