import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** Sees to it that nothing that a bench started or wrote outlives it, however it ends. */
export function cleanUpAtTheEnd(): void {
  process.on('exit', cleanUp);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => process.exit(code));
  }
}

/** Ends a child process with this one. */
export function endWithUs(child: ChildProcess): void {
  children.add(child);
  child.on('exit', () => children.delete(child));
}

/** A new folder that goes when this process does, or when `removeFolder` is called. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbindbord-bench-'));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

function cleanUp(): void {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of [...folders]) removeFolder(folder);
}
