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

  /** Keeps how a document was found. */
  note(key: DocumentKey, { epoch, last }: StoredDocument, restored: Restored): void {
    const known = this.#found.get(idOf(key));
    if (restored.kind === 'whole') {
      this.#found.delete(idOf(key));
      return;
    }
    this.#found.set(idOf(key), { kind: restored.kind, at: this.#clock.now() });
    if (known?.kind === restored.kind) return;
    const reached = restored.kind === 'partly' ? restored.reached : 0;
    this.#log.error(
      { session: key.code, document: key.document, epoch, row: reached + 1, last },
      restored.kind === 'partly'
        ? 'A document on disk is damaged: it is shown as it was before this row, and takes no changes.'
        : 'A document on disk is damaged: nothing of it can be read, and it is not opened.',
    );
  }
}

function idOf({ code, document }: DocumentKey): string {
  return `${code}/${document}`;
}
