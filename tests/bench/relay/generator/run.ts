import { usageOf } from '../../machine/usage.ts';
import { Samples } from '../../report/statistics.ts';
import type { Assignment } from '../assignment.ts';
import { STORM } from '../loads.ts';
import type { Outcome, StormOutcome } from '../outcome.ts';
import type { Tongue } from '../tongue.ts';
import { Crowd } from './Crowd.ts';
import { Measures, type Stretch } from './Measures.ts';
import { countToll, type Toll } from './Toll.ts';

/** How long is waited after the last message for what is still under way. */
const DRAIN_MS = 3000;
const DRAIN_STEP_MS = 200;
/** Everybody is there: memory and the news of who is there come to rest. */
const SETTLE_MS = 1500;
const CHECK_MS = 250;

/** Lets a crowd work on a server and measures. */
export async function run(assignment: Assignment, tongue: Tongue): Promise<Outcome> {
  const { load, pid, cores, warmUp, seconds } = assignment;
  const measures = new Measures();
  const crowd = new Crowd(load, tongue, measures, warmUp + seconds + STORM.measure);
  const fresh = usageOf(pid);
  await crowd.prepare();
  await orFailure(crowd.enter(), measures);
  await pause(SETTLE_MS);
  const joined = usageOf(pid);

  const stopActing = keepActing(crowd, measures);
  await during(warmUp, measures);
  const endToll = countToll(pid, cores, () => crowd.bytesReceived);
  await stretch(measures.steady, seconds, measures);
  const toll = endToll();
  const storm = load.joiners > 0 ? await stormIn(crowd, measures, assignment, toll) : null;
  stopActing();
  await drain(crowd, measures);
  const peak = usageOf(pid)?.peakMemory;
  const outcome: Outcome = {
    collapsed: measures.collapsed,
    connections: load.rooms * load.people,
    edits: measures.steady.edits.spread(),
    cursors: measures.steady.cursors.spread(),
    durable: measures.steady.durable.spread(),
    late: measures.steady.late + measures.storm.late,
    losses: measures.collapsed === null ? lossesOf(crowd) : null,
    cursorsShown: measures.steady.cursors.count / Math.max(1, measures.steady.cursorsExpected),
    cpu: toll.serverCpu,
    memory: fresh && joined && peak ? { fresh: fresh.memory, joined: joined.memory, peak } : null,
    bytesOutPerSecond: toll.bytesPerSecond,
    storm,
    generator: { lag: measures.steady.lag.spread(), cpu: toll.generatorCpu },
    others: toll.othersCpu,
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
  { pid, cores }: Assignment,
  steady: Toll,
): Promise<StormOutcome | null> {
  if (measures.collapsed !== null) return null;
  const endToll = countToll(pid, cores, () => crowd.bytesReceived);
  const [joined] = await Promise.all([crowd.storm(), stretch(measures.storm, STORM.measure, measures)]);
  const { seconds, serverCpuSeconds } = endToll();
  const complete = new Samples();
  for (const took of joined) if (took !== null) complete.add(took);
  const before = steady.serverCpu;
  return {
    complete: complete.spread(),
    incomplete: joined.filter((took) => took === null).length,
    cursors: measures.storm.cursors.spread(),
    cpuSeconds: serverCpuSeconds,
    cpuSecondsMore: serverCpuSeconds === null || before === null ? null : serverCpuSeconds - before * seconds,
  };
}

function lossesOf(crowd: Crowd): Outcome['losses'] {
  return {
    edits: crowd.missingEdits(),
    cursors: crowd.missingCursors(),
    documents: crowd.differingDocuments(),
  };
}

/** Measures for so long, or less when the server collapses. */
async function stretch(its: Stretch, seconds: number, measures: Measures): Promise<void> {
  its.from = performance.now();
  await during(seconds, measures);
  its.to = performance.now();
}

/** Lets time pass, or less when the server collapses. */
async function during(seconds: number, measures: Measures): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (measures.collapsed === null && performance.now() < until) {
    await pause(Math.max(1, Math.min(50, until - performance.now())));
  }
}

/** Waits for what is under way, until nothing is missing or it is clear that it never comes. */
async function drain(crowd: Crowd, measures: Measures): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  while (measures.collapsed === null && performance.now() < until) {
    await pause(DRAIN_STEP_MS);
    if (crowd.isQuiet() && crowd.missingCursors() === 0) return;
  }
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
