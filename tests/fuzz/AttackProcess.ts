import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { nodeOn } from '../bench/machine/pinned.ts';
import type { Assignment, FromAttack, ToAttack } from './talk.ts';

type Done = FromAttack & { readonly kind: 'done' };

interface Listener {
  readonly began: (code: string) => void;
  /** Resolves when everybody who worked in the session has left it. */
  readonly ends: (code: string) => Promise<void>;
}

/** The process that attacks, seen from the one that watches how others fare. */
export class AttackProcess {
  readonly ready: Promise<void>;
  readonly done: Promise<Done>;
  readonly #child: ChildProcess;

  constructor(assignment: Assignment, { began, ends }: Listener) {
    const [command, ...args] = nodeOn('generator', join(import.meta.dirname, 'attack.ts'), []);
    this.#child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    // Who measures comes first on a machine with few cores.
    if (this.#child.pid !== undefined) setPriority(this.#child.pid, 10);
    const { promise: ready, resolve: becomeReady, reject: failReady } = Promise.withResolvers<void>();
    const { promise: done, resolve: finish, reject: fail } = Promise.withResolvers<Done>();
    this.ready = ready;
    this.done = done;
    const failAll = (error: Error): void => {
      failReady(error);
      fail(error);
    };
    // Whoever waits hears of it; nobody has to.
    for (const promise of [ready, done]) promise.catch(() => {});
    this.#child.on('exit', (code) => failAll(new Error(`The process that attacks ended with ${code}.`)));
    this.#child.on('message', (message: FromAttack) => {
      if (message.kind === 'ready') becomeReady();
      else if (message.kind === 'began') began(message.code);
      else if (message.kind === 'ends')
        void ends(message.code).then(() => this.#tell({ kind: 'left', code: message.code }), failAll);
      else if (message.kind === 'done') finish(message);
      else failAll(new Error(message.why));
    });
    this.#tell({ kind: 'begin', assignment });
  }

  fire(): void {
    this.#tell({ kind: 'fire' });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #tell(message: ToAttack): void {
    this.#child.send(message);
  }
}
