import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { connect } from './connection.ts';
import { commitTogether, type Outcome } from './groupCommit.ts';
import type { Asked, Done } from './ThreadWriting.ts';
import { writesOn } from './writes.ts';

/*
 * The thread that writes. What is asked while it waits for the disk is the next group: the more is asked, the more
 * goes into one commit, and what comes alone is committed at once.
 */

const port = parentPort;
if (!port) throw new Error('This file is a thread of the server.');
const database = connect(String(workerData));
const writes = writesOn(database);

port.on('message', (first: Asked | null) => {
  const asked: Asked[] = [];
  let next: { message: Asked | null } | undefined = { message: first };
  while (next?.message) {
    asked.push(next.message);
    next = receiveMessageOnPort(port);
  }
  if (asked.length > 0) commit(asked);
  if (next) end();
});

function commit(asked: readonly Asked[]): void {
  const outcomes = commitTogether(database, asked.map(asWrite));
  port?.postMessage(asked.map(({ id }, index): Done => ({ id, outcome: outcomes[index] as Outcome })));
}

function asWrite({ name, given }: Asked): () => unknown {
  const write = writes[name] as (...given: readonly unknown[]) => unknown;
  return () => write(...given);
}

/** Asked for by a message that is null. */
function end(): void {
  database.close();
  port?.close();
}
