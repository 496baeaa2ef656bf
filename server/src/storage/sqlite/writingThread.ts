import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Answer, Call, CallOutcome } from '../../Thread.ts';
import { connect } from './connection.ts';
import { commitTogether } from './groupCommit.ts';
import { type WriteName, writesOn } from './writes.ts';

/*
 * The thread that writes. What is asked while it waits for the disk is the next group: the more is asked, the more
 * goes into one commit, and what comes alone is committed at once.
 */

const port = parentPort;
if (!port) throw new Error('This file is a thread of the server.');
const database = connect(String(workerData));
const writes = writesOn(database);

port.on('message', (first: Call | null) => {
  const calls: Call[] = [];
  let next: { message: Call | null } | undefined = { message: first };
  while (next?.message) {
    calls.push(next.message);
    next = receiveMessageOnPort(port);
  }
  if (calls.length > 0) commit(calls);
  if (next) end();
});

function commit(calls: readonly Call[]): void {
  const outcomes = commitTogether(database, calls.map(asWrite));
  port?.postMessage(calls.map(({ id }, index): Answer => ({ id, outcome: outcomes[index] as CallOutcome })));
}

function asWrite({ name, given }: Call): () => unknown {
  const write = writes[name as WriteName] as (...given: readonly unknown[]) => unknown;
  return () => write(...given);
}

function end(): void {
  database.close();
  port?.close();
}
