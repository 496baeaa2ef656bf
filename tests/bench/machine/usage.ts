import { readFileSync } from 'node:fs';

/** What a process has used since it started. */
export interface Usage {
  /** Seconds of processor time, in user and in system mode, of all its threads. */
  readonly cpuSeconds: number;
  /** Bytes of memory in use now. */
  readonly memory: number;
  /** The most that was ever in use. */
  readonly peakMemory: number;
}

/** Clock ticks in a second, as Linux counts processor time on every architecture that Node runs on. */
const TICKS = 100;
const KIB = 1024;
/** Where in the line of a core in `/proc/stat` stands what it did: all but being idle and waiting for a disk. */
const BUSY_FIELDS = [1, 2, 3, 6, 7, 8] as const;

/** What a process has used, or null where there is no `/proc` or no such process any more. */
export function usageOf(pid: number): Usage | null {
  try {
    // The name of the program, in brackets, may hold spaces: the fields are counted from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [user, system] = [Number(fields[11]), Number(fields[12])];
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpuSeconds: (user + system) / TICKS,
      memory: kilobytes(status, 'VmRSS') * KIB,
      peakMemory: kilobytes(status, 'VmHWM') * KIB,
    };
  } catch {
    return null;
  }
}

/** Seconds that a core has been busy since the machine started, or null where that is not known. */
export function busySeconds(core: number): number | null {
  try {
    const line = new RegExp(`^cpu${core} (.*)$`, 'm').exec(readFileSync('/proc/stat', 'utf8'))?.[0];
    const fields = line?.split(' ');
    if (!fields) return null;
    return BUSY_FIELDS.reduce((sum, field) => sum + Number(fields[field] ?? 0), 0) / TICKS;
  } catch {
    return null;
  }
}

function kilobytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
}
