import { parentPort } from 'node:worker_threads';
import type { Answer, Call, CallOutcome } from '../Thread.ts';
import { type Keeping, plainKeeping } from './keeping.ts';

/* The thread that keeps documents: it makes snapshots and writes documents anew, while everybody works on. */

const port = parentPort;
if (!port) throw new Error('This file is a thread of the server.');

port.on('message', async (call: Call | null) => {
  if (call === null) return port.close();
  const outcome = await outcomeOf(call);
  port.postMessage([{ id: call.id, outcome }] satisfies Answer[]);
});

async function outcomeOf({ name, given }: Call): Promise<CallOutcome> {
  const work = plainKeeping[name as keyof Keeping] as (...given: readonly unknown[]) => Promise<unknown>;
  try {
    return { ok: true, value: await work(...given) };
  } catch (error) {
    return { ok: false, error };
  }
}
