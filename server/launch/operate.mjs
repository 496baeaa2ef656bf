import { spawn } from 'node:child_process';
import { broughtNode, install, ROOT } from './prepare.mjs';

/** The command was not carried out; see server/src/operator/command.ts. */
const NOT_DONE = 2;

/**
 * Installs what changed and gives a command of the operator to the project's own Node. Ends this process with the
 * command's exit code.
 *
 * @param {readonly string[]} words
 */
export async function operate(words) {
  const stopping = new AbortController();
  try {
    // To the channel for errors: what a command says on the other one may be read by a program.
    await install({ say: (line) => process.stderr.write(`${line}\n`), signal: stopping.signal });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(NOT_DONE);
  }
  const command = spawn(
    broughtNode(),
    ['--disable-warning=ExperimentalWarning', 'server/src/operator/main.ts', ...words],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() } },
  );
  // A Ctrl-C reaches the command by itself; how it ends is for the command to say.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => command.kill('SIGTERM'));
  command.on('error', (error) => {
    process.stderr.write(`The command could not be started: ${error.message}\n`);
    process.exit(NOT_DONE);
  });
  command.on('exit', (code) => process.exit(code ?? NOT_DONE));
}
