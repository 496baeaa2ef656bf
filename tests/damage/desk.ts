import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@verbindbord/server/src/config.ts';
import { createServer, type RunningServer } from '@verbindbord/server/src/createServer.ts';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import type { DocumentKey, Store } from '@verbindbord/server/src/storage/store.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { addLine } from '@verbindbord/shared/board/worksheet.ts';
import { type DocumentName, parseDocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** One document, with the tokens of two who may write in it. */
export interface Desk {
  readonly key: DocumentKey & { readonly document: DocumentName };
  readonly tokens: readonly [string, string];
}

export interface Served extends RunningServer {
  readonly address: string;
}

/**
 * Serves a folder until it is closed.
 *
 * @param around what stands between the server and its store
 */
export async function serve(folder: string, around?: (store: Store) => Store): Promise<Served> {
  const level = process.env.DAMAGE_LOG ?? 'silent';
  const read = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: level, SESSIONS_PER_HOUR: '1000' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const server = await createServer(read.config, undefined, around);
  return { ...server, address: `http://127.0.0.1:${server.port}` };
}

/** Somebody at a desk, with the unchanged provider of y-websocket. */
export interface Visitor {
  readonly doc: Y.Doc;
  /** Resolves at the first refusal of something that was written. */
  readonly refused: Promise<'readOnly'>;
  /** Resolves when the server ends the conversation. */
  readonly closed: Promise<'closed'>;
  readonly leave: () => void;
}

/** Goes to a desk; rejects when the server does not let it be read. */
export function enter(address: string, { code, document }: DocumentKey, token: string): Promise<Visitor> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/yjs/${code}`, document, doc, {
    params: { token },
    disableBc: true,
  });
  const refusal = Promise.withResolvers<'readOnly'>();
  const closing = Promise.withResolvers<'closed'>();
  provider.messageHandlers[MESSAGE.permission] = () => refusal.resolve('readOnly');
  const leave = (): void => {
    provider.destroy();
    doc.destroy();
  };
  return new Promise((resolve, reject) => {
    provider.once('sync', () => resolve({ doc, refused: refusal.promise, closed: closing.promise, leave }));
    provider.once('connection-close', (event) => {
      leave();
      closing.resolve('closed');
      reject(new Error(`closed with ${event?.code}`));
    });
  });
}

/** What a document says, as a text that is the same for the same content. */
export function saidBy(doc: Y.Doc, document: DocumentName): string {
  const ref = parseDocumentName(document);
  if (!ref) throw new Error(`${document} is no name of a document`);
  return sorted([...shapeOf(ref).keys()].map((name) => [name, doc.getMap(name).toJSON()]));
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** How a document is found: gone, to be looked at only, at work, or giving no answer; and what it says. */
export interface Finding {
  readonly access: 'refused' | 'readOnly' | 'open' | 'silent';
  readonly said: string | null;
}

const PATIENCE_MS = 5000;

/** Reads a document as two people find it, and tries to write in it; again when it is read anew meanwhile. */
export async function lookAt(address: string, desk: Desk): Promise<Finding> {
  for (;;) {
    const found = await lookOnce(address, desk);
    if (found) return found;
  }
}

async function lookOnce(address: string, { key, tokens }: Desk): Promise<Finding | null> {
  const visitors: Visitor[] = [];
  try {
    for (const token of tokens) visitors.push(await enter(address, key, token));
  } catch {
    for (const { leave } of visitors) leave();
    return { access: 'refused', said: null };
  }
  const [writer, reader] = visitors as [Visitor, Visitor];
  const said = saidBy(reader.doc, key.document);
  const arrived = new Promise<'open'>((resolve) => reader.doc.once('update', () => resolve('open')));
  if (key.document === 'board') addNote(writer.doc, { sheet: 'vel', text: 'na de schade' });
  else addLine(writer.doc, { question: 'q', caseOf: 'anna', text: 'na de schade' });
  const outcome = await Promise.race([
    ...[arrived, writer.refused, writer.closed, reader.closed],
    sleep(PATIENCE_MS, 'silent' as const),
  ]);
  for (const { leave } of visitors) leave();
  return outcome === 'closed' ? null : { access: outcome, said };
}
