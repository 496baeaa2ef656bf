import type { DatabaseSync } from 'node:sqlite';
import { Closed } from '../../Thread.ts';
import { connect } from './connection.ts';
import { commitTogether } from './groupCommit.ts';
import { type WriteName, type Writes, type Writing, writesOn } from './writes.ts';

interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writing in the thread that asks, for what has nothing else to do meanwhile. What is asked in one turn of the event
 * loop is committed at its end.
 */
export class PlainWriting implements Writing {
  readonly #database: DatabaseSync;
  readonly #writes: Writes;
  #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(folder: string) {
    this.#database = connect(folder);
    this.#writes = writesOn(this.#database);
  }

  ask<N extends WriteName>(name: N, ...given: Parameters<Writes[N]>): Promise<ReturnType<Writes[N]>> {
    const asked = this.#writes[name] as (...given: readonly unknown[]) => unknown;
    return new Promise((resolve, reject) => {
      if (this.#isClosed) throw new Closed();
      if (this.#waiting.length === 0) setImmediate(() => this.#commit());
      this.#waiting.push({ write: () => asked(...given), resolve, reject });
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#commit();
    this.#database.close();
  }

  #commit(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    const outcomes = commitTogether(
      this.#database,
      group.map(({ write }) => write),
    );
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.ok) group[index]?.resolve(outcome.value as never);
      else group[index]?.reject(outcome.error);
    }
  }
}
