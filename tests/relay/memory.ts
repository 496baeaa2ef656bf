import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/**
 * For `--import` into a server: at the signal SIGUSR2 it throws away what nobody holds any more and writes what is
 * left to the file of `MEMORY_FILE`, in megabytes. What the system gave the process says less: of a process that has
 * just been busy it is tens of megabytes more or less, from one run to the next.
 */
const { MEMORY_FILE: file } = process.env;
if (isMainThread && file) {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    writeFileSync(file, String((heapUsed + external) / 1024 ** 2));
  });
}
