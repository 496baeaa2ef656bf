import type { Cores } from '../../machine/pinned.ts';
import { busySeconds, usageOf } from '../../machine/usage.ts';

/** What it took from one moment to another; shares are of one core. */
export interface Toll {
  readonly seconds: number;
  readonly bytesPerSecond: number;
  /** Of the server, or null when that is not known, as are the others. */
  readonly serverCpu: number | null;
  readonly serverCpuSeconds: number | null;
  readonly generatorCpu: number;
  /** What others took of the core of the server and of that of the generator. */
  readonly othersCpu: { readonly server: number; readonly generator: number } | null;
}

/** Processor time is counted in hundredths of a second: over less than this it says nothing. */
const LEAST_SECONDS = 1;

/** Starts counting; the function that it gives ends it. `bytes` says how many have been received so far. */
export function countToll(pid: number, cores: Cores | null, bytes: () => number): () => Toll {
  const before = look(pid, cores, bytes());
  return () => between(before, look(pid, cores, bytes()));
}

type Look = ReturnType<typeof look>;

function look(pid: number, cores: Cores | null, bytes: number) {
  const { user, system } = process.cpuUsage();
  return {
    seconds: performance.now() / 1000,
    bytes,
    server: usageOf(pid)?.cpuSeconds ?? null,
    generator: (user + system) / 1e6,
    serverCore: cores && busySeconds(cores.server),
    generatorCore: cores && busySeconds(cores.generator),
  };
}

function between(before: Look, after: Look): Toll {
  const seconds = after.seconds - before.seconds;
  const serverCpuSeconds = difference(before.server, after.server);
  const generatorCpu = (after.generator - before.generator) / seconds;
  const serverCore = difference(before.serverCore, after.serverCore);
  const generatorCore = difference(before.generatorCore, after.generatorCore);
  const isLong = seconds >= LEAST_SECONDS;
  const isKnown = isLong && serverCpuSeconds !== null && serverCore !== null && generatorCore !== null;
  return {
    seconds,
    bytesPerSecond: (after.bytes - before.bytes) / seconds,
    serverCpu: isLong && serverCpuSeconds !== null ? serverCpuSeconds / seconds : null,
    serverCpuSeconds,
    generatorCpu,
    othersCpu: isKnown
      ? {
          server: Math.max(0, (serverCore - serverCpuSeconds) / seconds),
          generator: Math.max(0, generatorCore / seconds - generatorCpu),
        }
      : null,
  };
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}
