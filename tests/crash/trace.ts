import { spawnSync } from 'node:child_process';

/** One call to the operating system, in the order in which the calls began, or for `synced` ended. */
export interface Call {
  readonly kind: 'read' | 'written' | 'synced';
  /** Seconds since 1970. */
  readonly at: number;
  /** A file, or `TCP:[server->client]`. */
  readonly on: string;
  /** What the call gave: bytes, or 0 for a file that is on disk. */
  readonly result: number;
}

const KINDS: Readonly<Record<string, Call['kind']>> = {
  read: 'read',
  readv: 'read',
  recvfrom: 'read',
  recvmsg: 'read',
  write: 'written',
  writev: 'written',
  sendto: 'written',
  sendmsg: 'written',
  pwrite64: 'written',
  pwritev: 'written',
  fsync: 'synced',
  fdatasync: 'synced',
};

/** Starts a command so that its calls are written to a file, and stays out of its way: its process is its own. */
export function tracer(file: string): readonly string[] {
  if (spawnSync('strace', ['-V']).error) throw new Error('strace is not there: install the package strace.');
  const calls = `trace=${Object.keys(KINDS).join(',')}`;
  return ['strace', '-D', '-f', '-ttt', '-yy', '-s', '0', '-e', calls, '-e', 'signal=KILL', '-o', file];
}

const BEGUN = /^(\d+) +(\d+\.\d+) (\w+)\(\d+<(TCP:\[[^\]]*\]|[^>]*)>/;
const RESUMED = /^(\d+) +\d+\.\d+ <\.\.\. (\w+) resumed>/;
const RESULT = /\) += (-?\d+)/;

/** What strace wrote about files and connections. */
export function readTrace(text: string): Call[] {
  const calls: Call[] = [];
  const unfinished = new Map<string, { readonly call: Call; readonly index: number }>();
  for (const line of text.split('\n')) {
    const [, begunBy = '', at, name = '', on = ''] = BEGUN.exec(line) ?? [];
    const [, resumedBy = ''] = RESUMED.exec(line) ?? [];
    const result = Number(RESULT.exec(line)?.[1] ?? Number.NaN);
    const kind = KINDS[name];
    const earlier = unfinished.get(resumedBy);
    if (kind && line.endsWith('<unfinished ...>')) {
      unfinished.set(begunBy, { call: { kind, at: Number(at), on, result }, index: calls.length });
      if (kind !== 'synced') calls.push({ kind, at: Number(at), on, result });
    } else if (kind) calls.push({ kind, at: Number(at), on, result });
    else if (earlier) {
      unfinished.delete(resumedBy);
      const done = { ...earlier.call, result };
      if (done.kind === 'synced') calls.push(done);
      else calls[earlier.index] = done;
    }
  }
  return calls;
}
