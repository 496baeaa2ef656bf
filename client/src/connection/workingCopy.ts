import * as Y from 'yjs';
import { clocksOf } from './clocks.ts';
import { type OwnChange, OwnChanges } from './ownChanges.ts';

/** The origin of changes that the server sent, and of those that come back after a reload. */
const NOT_NEW = { source: 'not new' } as const;

/**
 * Milliseconds for which what comes in is gathered for the confirmed document. Nobody looks at that one: a second
 * document that takes each change at once would cost a phone as much again, taken together it costs a fraction.
 */
const GATHERING = 1000;

/**
 * A document as it stands here: what the server has confirmed, and the page's document, which has one's own changes
 * too that are not acknowledged yet. When those are refused, the page's document is made anew from the confirmed
 * one, without asking anybody; whoever uses `page` asks for it again then.
 */
export class WorkingCopy {
  readonly own = new OwnChanges();
  readonly #onOwn: (change: OwnChange) => void;
  #page: Y.Doc;
  #confirmed = new Y.Doc();
  #gathered: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param onOwn told of each change that is made on the page's document */
  constructor(onOwn: (change: OwnChange) => void) {
    this.#onOwn = onOwn;
    this.#page = this.#watched(new Y.Doc());
  }

  /** The document that the page shows and changes. */
  get page(): Y.Doc {
    return this.#page;
  }

  /** What the server has sent or acknowledged, and nothing else. To be read. */
  get confirmed(): Y.Doc {
    this.settle();
    return this.#confirmed;
  }

  /** Takes what the server sent. */
  receive(update: Uint8Array): void {
    Y.applyUpdate(this.#page, update, NOT_NEW);
    this.#gather(update);
  }

  /** The page shows a confirmed document that was loaded. */
  showConfirmed(): void {
    Y.applyUpdate(this.#page, Y.encodeStateAsUpdate(this.confirmed), NOT_NEW);
  }

  /** Takes up own changes of a page that is gone, each for itself: the server may have had some of them. */
  restore(updates: readonly Uint8Array[]): void {
    this.#page.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#page, update, NOT_NEW);
    }, NOT_NEW);
    for (const update of updates) this.own.add(update);
  }

  /** Changes the page's document, as one change of one's own. */
  change(change: (page: Y.Doc) => void): void {
    this.#page.transact(() => change(this.#page), WorkingCopy);
  }

  /** Messages up to `count` are on the server's disk. Gives what is confirmed by that. */
  acknowledge(count: number): readonly OwnChange[] {
    const saved = this.own.takeSaved(count);
    for (const { update } of saved) this.#gather(update);
    return saved;
  }

  /** Message `count` was refused: if it brought several changes they go again, in halves. Gives whether they do. */
  halve(count: number): boolean {
    return this.own.halve(count, clocksOf(this.confirmed));
  }

  /**
   * Message `count` was refused: the page's document is made anew without it. Gives what is gone by that, with the
   * document as it was; nothing when there is no such message.
   */
  refuse(count: number): { readonly gone: readonly OwnChange[]; readonly before: Y.Doc } | null {
    const gone = this.own.takeRefused(count, clocksOf(this.confirmed));
    return gone.length > 0 ? { gone, before: this.#renewPage() } : null;
  }

  /** Gives up everything that is not acknowledged. */
  giveUp(): { readonly gone: readonly OwnChange[]; readonly before: Y.Doc } | null {
    const gone = this.own.takeAll();
    return gone.length > 0 ? { gone, before: this.#renewPage() } : null;
  }

  /**
   * Goes on with another document of the server, which shares no history with the one before. One's own changes
   * have to be taken out first; `repeat` may do them again, and what it does is one change.
   */
  replace(confirmed: Y.Doc, repeat: (page: Y.Doc) => void): void {
    this.settle();
    this.#confirmed.destroy();
    this.#confirmed = confirmed;
    this.#renewPage().destroy();
    this.change(repeat);
  }

  /** Takes into the confirmed document what was gathered for it. */
  settle(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length === 0) return;
    this.#confirmed.transact(() => {
      for (const update of gathered) Y.applyUpdate(this.#confirmed, update, NOT_NEW);
    }, NOT_NEW);
  }

  destroy(): void {
    this.settle();
    this.#unwatched(this.#page).destroy();
    this.#confirmed.destroy();
  }

  #gather(update: Uint8Array): void {
    this.#gathered.push(update);
    this.#timer ??= setTimeout(() => this.settle(), GATHERING);
  }

  #renewPage(): Y.Doc {
    const before = this.#unwatched(this.#page);
    const page = new Y.Doc();
    Y.applyUpdate(page, Y.encodeStateAsUpdate(this.confirmed), NOT_NEW);
    for (const { update } of this.own.all) Y.applyUpdate(page, update, NOT_NEW);
    this.#page = this.#watched(page);
    return before;
  }

  readonly #onUpdate = (update: Uint8Array): void => this.#onOwn(this.own.add(update));

  /**
   * Yjs puts each change into bytes again for as long as somebody listens for them, which of a whole board takes as long as
   * reading it. So nobody listens where the change is no news: this is asked before each of them.
   */
  readonly #onChanged = ({ origin }: Y.Transaction, doc: Y.Doc): void => {
    if (origin === NOT_NEW) doc.off('update', this.#onUpdate);
    else doc.on('update', this.#onUpdate);
  };

  #watched(doc: Y.Doc): Y.Doc {
    doc.on('afterTransactionCleanup', this.#onChanged);
    return doc;
  }

  #unwatched(doc: Y.Doc): Y.Doc {
    doc.off('afterTransactionCleanup', this.#onChanged);
    doc.off('update', this.#onUpdate);
    return doc;
  }
}
