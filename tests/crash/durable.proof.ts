import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { chanceOf, sizeOf, tell } from '../proof.ts';
import { type Gathering, gather } from '../relay/people.ts';
import { Page } from './Page.ts';
import { type Call, readTrace, tracer } from './trace.ts';

const EDITS = sizeOf('TRACE_EDITS', 20);

const folder = mkdtempSync(join(tmpdir(), 'verbindbord-trace-'));
const trace = join(folder, 'trace');
const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

async function pageOf(name: string, room: Gathering): Promise<Page> {
  const person = await room.person(name, 'participant');
  const page = new Page(name, person.socket(), chanceOf(1));
  closing.push(() => page.close());
  await page.untilInStep();
  return page;
}

/** The tracer is another process, and has the last word. */
async function untilTraced(pid: number): Promise<void> {
  const end = new RegExp(`^${pid} .*\\+\\+\\+ killed`, 'm');
  await expect.poll(() => readFileSync(trace, 'utf8')).toMatch(end);
}

const seconds = (): number => Date.now() / 1000;

/** What the server did from the moment that an edit reached it to the first thing that it told anybody after it. */
function answerTo(calls: readonly Call[], sent: number): Call[] {
  const isTold = ({ kind, on }: Call): boolean => on.startsWith('TCP:') && kind === 'written';
  const read = calls.findIndex(
    ({ kind, on, at, result }) => at >= sent && on.startsWith('TCP:') && kind === 'read' && result > 0,
  );
  const told = calls.findIndex((call, index) => index > read && isTold(call));
  return read === -1 || told === -1 ? [] : calls.slice(read, told + 1);
}

test('nothing is told to anybody before the log is on the disk itself', async () => {
  const server = await ServerProcess.start({ through: tracer(trace) });
  closing.push(() => server.stop());
  const room = await gather(server.address);
  closing.push(() => room.leave());
  const [anna] = [await pageOf('anna', room), await pageOf('bram', room)];
  await sleep(500);
  const edits: { readonly sent: number; readonly acknowledged: number }[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const sent = seconds();
    anna.type();
    await anna.untilInStep();
    edits.push({ sent, acknowledged: seconds() });
    await sleep(50);
  }
  const { pid } = server;
  await server.kill();
  await untilTraced(pid);

  const calls = readTrace(readFileSync(trace, 'utf8'));
  for (const [index, { sent, acknowledged }] of edits.entries()) {
    const answer = answerTo(calls, sent);
    const steps = answer.map(({ kind, on, result }) => `${kind} ${on} = ${result}`);
    const told = answer.at(-1);
    expect(told?.at, `edit ${index + 1} was not answered by what was written then`).toBeLessThan(
      acknowledged + 0.001,
    );
    const written = answer.findIndex(({ kind, on }) => kind === 'written' && on.endsWith('-wal'));
    const synced = answer.findLastIndex(
      ({ kind, on, result }) => kind === 'synced' && on.endsWith('-wal') && result === 0,
    );
    expect(written, `edit ${index + 1} was told before it was written:\n${steps.join('\n')}`).toBeGreaterThan(
      0,
    );
    expect(synced, `edit ${index + 1} was told before it was on disk:\n${steps.join('\n')}`).toBeGreaterThan(
      answer.findLastIndex(({ kind, on }) => kind === 'written' && on.endsWith('-wal')),
    );
  }
  tell(`F1: ${EDITS} edits traced: fsync of the log returned 0 before anything was written to a socket`);
});
