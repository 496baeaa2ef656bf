import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endWithUs } from '../machine/cleanup.ts';
import { CORES, nodeOn } from '../machine/pinned.ts';
import type { Assignment, Report } from './assignment.ts';
import { makeBoard } from './board.ts';
import type { Load } from './loads.ts';
import type { Outcome } from './outcome.ts';
import { type Kind, startServer } from './servers.ts';

const GENERATOR = join(import.meta.dirname, 'generator/main.ts');
/** On top of what the load itself takes: making boards, joining a thousand people, looking for what is missing. */
const PATIENCE_MS = 120_000;

export interface Span {
  readonly warmUp: number;
  readonly seconds: number;
}

/** Lets one load loose on one fresh server. */
export async function measure(kind: Kind, load: Load, span: Span): Promise<Outcome> {
  const server = await startServer(kind, makeBoard(load.notes).update);
  try {
    const { address, pid } = server;
    return await generate({ load, tongue: kind.tongue, address, pid, cores: CORES, ...span });
  } finally {
    await server.stop();
  }
}

/** Plays the crowd in a process of its own, so that nothing of an earlier run is in its way. */
async function generate(assignment: Assignment): Promise<Outcome> {
  const [command, ...args] = nodeOn('generator', GENERATOR, []);
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  endWithUs(child);
  const patience = PATIENCE_MS + (assignment.warmUp + assignment.seconds) * 1000;
  try {
    const report = await new Promise<Report>((resolve, reject) => {
      setTimeout(() => reject(new Error('The generator takes too long.')), patience).unref();
      child.once('message', (message) => resolve(message as Report));
      child.once('error', reject);
      child.once('exit', () => reject(new Error('The generator ended without a report.')));
      child.send(assignment);
    });
    if (!report.ok) throw new Error(report.why);
    return report.outcome;
  } finally {
    child.kill('SIGKILL');
  }
}
