import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

/** On which core a process is kept, so that what is measured and what measures do not take each other's time. */
export type Core = 'server' | 'generator';

const NUMBER: Readonly<Record<Core, string>> = { server: '0', generator: '1' };

const canPin =
  availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }).status === 0;

/** The command that runs a script with this Node, kept on a core where `taskset` is there to do so. */
export function nodeOn(core: Core, script: string, args: readonly string[]): readonly [string, ...string[]] {
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', script, ...args] as const;
  return canPin ? ['taskset', '-c', NUMBER[core], ...node] : [...node];
}

/** The machine in a line, for whoever reads the figures elsewhere. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const pinned = canPin ? 'server and generator each on a core of their own' : 'not pinned: no taskset';
  return `${model}, ${availableParallelism()} cores, Node ${process.versions.node}, loopback, ${pinned}`;
}
