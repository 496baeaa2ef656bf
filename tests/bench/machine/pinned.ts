import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

/** On which cores what is measured and what measures are kept, so that they do not take each other's time. */
export interface Cores {
  readonly server: number;
  readonly generator: number;
}

/** Null where processes cannot be kept on a core. */
export const CORES: Cores | null =
  availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }).status === 0
    ? { server: 0, generator: 1 }
    : null;

/** The command that runs a script with this Node on a core of its own, where that can be. */
export function nodeOn(
  core: keyof Cores,
  script: string,
  args: readonly string[],
  flags: readonly string[] = ['--disable-warning=ExperimentalWarning'],
): readonly [string, ...string[]] {
  const node = [process.execPath, ...flags, script, ...args] as const;
  return CORES ? ['taskset', '-c', String(CORES[core]), ...node] : [...node];
}

/** The machine in a line, for whoever reads the figures elsewhere. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const pinned = CORES ? 'server and generator each on a core of their own' : 'not pinned: no taskset';
  return `${model}, ${availableParallelism()} cores, Node ${process.versions.node}, loopback, ${pinned}`;
}
