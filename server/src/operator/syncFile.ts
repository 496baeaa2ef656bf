import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until a file is on disk. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
