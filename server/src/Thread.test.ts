import { afterEach, expect, test } from 'vitest';
import { Closed, Thread } from './Thread.ts';

/** Answers with its number and what it was given; throws or ends when it is asked to. */
const SCRIPT = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (call) => {
    if (call === null) return parentPort.close();
    if (call.name === 'end') process.exit(1);
    const failed = { ok: false, error: new Error('no') };
    const outcome = call.name === 'throw' ? failed : { ok: true, value: [threadId, ...call.given] };
    parentPort.postMessage([{ id: call.id, outcome }]);
  });
`;
const FILE = new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`);

let thread: Thread;
afterEach(() => thread.stop());

function start(idleMs?: number): Thread {
  thread = new Thread(FILE, null, idleMs);
  return thread;
}

const numberOf = async (): Promise<number> => (await thread.call<[number]>('say', []))[0];

test('a thread gives what the call gave, or throws what it threw', async () => {
  start();
  const [number, text] = await thread.call<[number, string]>('say', ['geld']);
  expect(text).toBe('geld');
  await expect(thread.call('throw', [])).rejects.toThrow('no');
  expect(await numberOf()).toBe(number);
});

test('a thread that ends by itself is followed by another', async () => {
  start();
  const first = await numberOf();
  const lost = [thread.call('end', []), thread.call('say', [])];
  expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await numberOf()).toBeGreaterThan(first);
});

test('a thread that nobody calls ends, and is started again when somebody does', async () => {
  start(20);
  const first = await numberOf();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await numberOf()).toBeGreaterThan(first);
});

test('a thread that is closed first does what it was called for, and then nothing', async () => {
  start();
  const asked = thread.call<[number, string]>('say', ['nog net']);
  await thread.close();
  expect((await asked)[1]).toBe('nog net');
  await expect(thread.call('say', [])).rejects.toThrow(Closed);
});

test('a thread that is stopped leaves undone what it was called for', async () => {
  start();
  const undone = expect(thread.call('say', [])).rejects.toThrow(Closed);
  await thread.stop();
  await undone;
});
