import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { DocumentKey, StoredDocument } from '../storage/store.ts';
import type { Restored } from './restore.ts';

interface Found {
  readonly kind: 'partly' | 'lost';
  readonly at: number;
}

/** Everybody who wants to see a lost document asks every few seconds, and reading it may take long. */
const LOOK_AGAIN_MS = 60_000;

/** Which documents were found damaged; each is told of once to whoever runs the server. */
export class Damage {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #found = new Map<string, Found>();

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  get size(): number {
    return this.#found.size;
  }

  /** Whether nothing of it could be read a moment ago. */
  isLost(key: DocumentKey): boolean {
    const found = this.#found.get(idOf(key));
    return found?.kind === 'lost' && this.#clock.now() - found.at < LOOK_AGAIN_MS;
  }

  /** What is lost may be there now: nobody waits for the time to look again. */
  lookAgain(): void {
    for (const [id, { kind }] of this.#found) this.#found.set(id, { kind, at: Number.NEGATIVE_INFINITY });
  }

  /** Keeps how a document was found. */
  note(key: DocumentKey, { epoch, last }: StoredDocument, restored: Restored): void {
    const known = this.#found.get(idOf(key));
    if (restored.kind === 'whole') {
      if (this.#found.delete(idOf(key))) this.#log.warn(namesOf(key), 'A damaged document is whole again.');
      return;
    }
    this.#found.set(idOf(key), { kind: restored.kind, at: this.#clock.now() });
    if (known?.kind === restored.kind) return;
    const reached = restored.kind === 'partly' ? restored.reached : 0;
    this.#log.error(
      { ...namesOf(key), epoch, row: reached + 1, last },
      restored.kind === 'partly'
        ? 'A document on disk is damaged: it is shown as it was before this row, and takes no changes.'
        : 'A document on disk is damaged: nothing of it can be read, and it is not opened.',
    );
  }
}

function namesOf({ code, document }: DocumentKey): object {
  return { session: code, document };
}

function idOf({ code, document }: DocumentKey): string {
  return `${code}/${document}`;
}
