import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { uuidv4 } from 'lib0/random';
import type * as Y from 'yjs';
import type { KeptDocument } from './kept/KeptDocument.ts';
import type { OwnChange } from './ownChanges.ts';
import { lostWords } from './words.ts';

/** Changes of one's own that are not on the board: why, and the words that would otherwise be lost. */
export interface Loss {
  readonly id: string;
  readonly reason: Refusal;
  readonly text: string | null;
}

interface Events {
  readonly rejected: (loss: Loss) => void;
  readonly changed: () => void;
}

/** What of one document is not on the board, and is told when its words are safe on this device. */
export class Losses {
  readonly #name: DocumentName;
  readonly #kept: KeptDocument | null;
  readonly #events: Events;
  /** Until the words of these are written down, nobody is told that there is nothing to wait for. */
  #untold = 0;

  constructor(name: DocumentName, kept: KeptDocument | null, events: Events) {
    this.#name = name;
    this.#kept = kept;
    this.#events = events;
  }

  get areTold(): boolean {
    return this.#untold === 0;
  }

  /**
   * These changes are gone, and with them the words that only the document before had.
   *
   * @param lost what is gone, with the document as it was; that one goes too
   */
  lose(
    reason: Refusal,
    lost: { readonly gone: readonly OwnChange[]; readonly before: Y.Doc },
    now: Y.Doc,
  ): void {
    const text = lostWords(lost.before, now, this.#name);
    lost.before.destroy();
    this.tell(reason, text, lost.gone);
    this.#events.changed();
  }

  /** Told when it is written down: of a page that ends before that, another one takes over what was typed. */
  tell(reason: Refusal, text: string | null, gone: readonly OwnChange[]): void {
    const id = uuidv4();
    const tell = (): void => this.#events.rejected({ id, reason, text });
    if (!this.#kept) {
      tell();
      return;
    }
    this.#untold++;
    void this.#kept.lose(gone, id, text === null ? null : { reason, text }).then(() => {
      this.#untold--;
      tell();
      this.#events.changed();
    });
  }
}
