import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Running
 * @property {string} cwd
 * @property {AbortSignal} signal ends the command; run then rejects
 * @property {Record<string, string>} [env] on top of this process's own
 * @property {'kept' | 'shown'} [output] kept (the default) comes back as text; shown goes to the terminal at once
 */

/**
 * Runs a command to its end, without input. Rejects when it cannot be started or was stopped through the signal.
 *
 * @param {string} command
 * @param {readonly string[]} args constants of ours: on Windows they pass through a shell
 * @param {Running} running
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, { cwd, signal, env = {}, output = 'kept' }) {
  return new Promise((resolve, reject) => {
    const channel = output === 'kept' ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', channel, channel],
      // npx is a command file on Windows, which only a shell can run.
      shell: process.platform === 'win32' && command === 'npx',
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
    }
    const stop = () => child.kill();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();

    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (code, endedBy) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(signal.reason);
      else
        resolve({ code: code ?? 128 + (endedBy ? constants.signals[endedBy] : 0), output: text.trimEnd() });
    });
  });
}
