import { type Usage, usageOf } from '../../machine/usage.ts';
import { Samples } from '../../report/statistics.ts';
import type { Assignment } from '../assignment.ts';
import { STORM } from '../loads.ts';
import type { Outcome, StormOutcome } from '../outcome.ts';
import type { Tongue } from '../tongue.ts';
import { Crowd } from './Crowd.ts';
import { Measures } from './Measures.ts';

/** How long is waited after the last message for what is still under way. */
const DRAIN_MS = 3000;
const DRAIN_STEP_MS = 200;
/** Everybody is there: memory and the news of who is there come to rest. */
const SETTLE_MS = 1500;
const CHECK_MS = 250;

interface Stretch {
  readonly seconds: number;
  readonly server: Usage | null;
  readonly bytes: number;
  readonly ownCpu: number;
}

/** Lets a crowd work on a server and measures. */
export async function run(assignment: Assignment, tongue: Tongue): Promise<Outcome> {
  const { load, pid, warmUp, seconds } = assignment;
  const measures = new Measures();
  const running = warmUp + seconds + (load.joiners > 0 ? STORM.measure : 0);
  const crowd = new Crowd(load, tongue, measures, running);
  await crowd.prepare();
  const empty = usageOf(pid);
  await orFailure(crowd.enter(), measures);
  await pause(SETTLE_MS);
  const joined = usageOf(pid);

  const stopActing = keepActing(crowd, measures);
  await during(warmUp, measures);
  measures.start(performance.now());
  const before = take(pid, crowd);
  await during(seconds, measures);
  const after = take(pid, crowd);
  const storm = load.joiners > 0 ? await stormIn(crowd, measures, pid, cpuRate(before, after)) : null;
  measures.stop(performance.now());
  stopActing();
  if (measures.collapsed === null) await drain(crowd);
  const outcome: Outcome = {
    collapsed: measures.collapsed,
    connections: load.rooms * load.people + load.joiners,
    edits: measures.edits.spread(),
    cursors: measures.cursors.spread(),
    durable: measures.durable.spread(),
    lost: measures.collapsed === null ? crowd.missingEdits() : 0,
    late: measures.late,
    lostCursors: measures.collapsed === null ? crowd.missingCursors() : 0,
    cursorsShown: measures.cursors.count / Math.max(1, measures.cursorsExpected),
    cpu: cpuRate(before, after),
    memory:
      empty && joined
        ? { empty: empty.memory, joined: joined.memory, peak: usageOf(pid)?.peakMemory ?? joined.peakMemory }
        : null,
    bytesOutPerSecond: (after.bytes - before.bytes) / (after.seconds - before.seconds),
    storm,
    generator: {
      lag: measures.lag.spread(),
      cpu: (after.ownCpu - before.ownCpu) / (after.seconds - before.seconds),
    },
  };
  crowd.leave();
  return outcome;
}

/** Acts at each turn of a timer until it is told to stop. */
function keepActing(crowd: Crowd, measures: Measures): () => void {
  let checkedAt = performance.now();
  let timer: NodeJS.Timeout;
  crowd.start(checkedAt);
  const turn = (): void => {
    const now = performance.now();
    if (measures.collapsed !== null) return;
    crowd.act(now);
    if (now - checkedAt > CHECK_MS) {
      checkedAt = now;
      crowd.checkUnderWay(now);
    }
    timer = setTimeout(turn, 1);
  };
  timer = setTimeout(turn, 1);
  return () => clearTimeout(timer);
}

async function stormIn(
  crowd: Crowd,
  measures: Measures,
  pid: number,
  steadyCpu: number | null,
): Promise<StormOutcome | null> {
  if (measures.collapsed !== null) return null;
  const start = performance.now();
  const before = usageOf(pid);
  measures.storm(start, start + STORM.measure * 1000);
  const [joined] = await Promise.all([crowd.storm(), during(STORM.measure, measures)]);
  const after = usageOf(pid);
  const complete = new Samples();
  for (const took of joined) if (took !== null) complete.add(took);
  const cpuSeconds = before && after ? after.cpuSeconds - before.cpuSeconds : null;
  return {
    complete: complete.spread(),
    incomplete: joined.filter((took) => took === null).length,
    cursors: measures.stormCursors.spread(),
    cpuSeconds,
    cpuSecondsMore:
      cpuSeconds === null || steadyCpu === null
        ? null
        : cpuSeconds - steadyCpu * ((performance.now() - start) / 1000),
  };
}

function take(pid: number, crowd: Crowd): Stretch {
  const { user, system } = process.cpuUsage();
  return {
    seconds: performance.now() / 1000,
    server: usageOf(pid),
    bytes: crowd.bytesReceived,
    ownCpu: (user + system) / 1e6,
  };
}

function cpuRate(before: Stretch, after: Stretch): number | null {
  if (!before.server || !after.server) return null;
  return (after.server.cpuSeconds - before.server.cpuSeconds) / (after.seconds - before.seconds);
}

/** Lets time pass, or less when the server collapses. */
async function during(seconds: number, measures: Measures): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (measures.collapsed === null && performance.now() < until) {
    await pause(Math.max(1, Math.min(50, until - performance.now())));
  }
}

/** Waits for what is under way, until nothing is missing or it is clear that it never comes. */
async function drain(crowd: Crowd): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  do await pause(DRAIN_STEP_MS);
  while (performance.now() < until && crowd.missingCursors() > 0);
}

/** Somebody who is refused at the door would be waited for for ever. */
async function orFailure(entering: Promise<void>, measures: Measures): Promise<void> {
  const failed = (async () => {
    while (measures.collapsed === null) await pause(100);
    throw new Error(measures.collapsed);
  })();
  await Promise.race([entering, failed]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
