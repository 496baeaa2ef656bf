import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { DocumentKey, Store } from '../storage/store.ts';
import { Closed } from '../Thread.ts';
import { ROOM_BYTES } from './compaction.ts';
import type { Keeping, Renewed } from './keeping.ts';

export interface UpkeepOptions {
  readonly key: DocumentKey;
  readonly document: DocumentRef;
  readonly store: Store;
  readonly keeping: Keeping;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether nothing waits to be saved and everybody who is there can follow to a document written anew. */
  readonly mayRenew: () => boolean;
  /** The document was written anew: what is in memory is over. */
  readonly onRenewed: () => void;
}

/** Rows after which a snapshot is worth its time, while people work and when the last one leaves. */
const MANY_ROWS = 2000;
const SOME_ROWS = 100;
/** Nobody changed anything for so long: a quiet moment. */
const QUIET_MS = 60_000;

/**
 * Keeps what is on disk of one document small: snapshots in the place of many rows, and a document written anew when
 * it has become much larger than what it says. Both are made of what is on disk, not of what is in memory, so that
 * each time the log itself is proven to hold the document.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #freshRows: number;
  #snapshotAt = MANY_ROWS;
  #rows = 0;
  /** No fewer bytes than the document has, and at how many it is worth looking how many it really has. */
  #size: number;
  #lookAt = ROOM_BYTES;
  /** Whether there is anything that was not looked at when it was kept the last time. */
  #isNews: boolean;
  #quietSince: number;
  #working: Promise<unknown> | null = null;
  #renewing: Promise<void> | null = null;
  #callOff: (() => void) | null = null;

  /** @param from how many rows the newest snapshot does not hold, and of how many bytes the document was made */
  constructor(from: { readonly fresh: number; readonly size: number }, options: UpkeepOptions) {
    this.#options = options;
    this.#freshRows = from.fresh;
    this.#size = from.size;
    this.#isNews = from.fresh > 0;
    this.#quietSince = options.clock.now();
    this.#waitForQuiet();
  }

  /** Until this is over nothing may be written: it may belong to the epoch before. Null when nothing is. */
  get renewing(): Promise<void> | null {
    return this.#renewing;
  }

  /** A row of so many bytes was committed. */
  added(bytes: number): void {
    this.#rows++;
    this.#freshRows++;
    this.#size += bytes;
    this.#isNews = true;
    this.#quietSince = this.#options.clock.now();
    if (this.#freshRows >= this.#snapshotAt && !this.#working) void this.#alone(() => this.#saveSnapshot());
    this.#waitForQuiet();
  }

  /** Does what is worth doing once nobody is there; `isNobodyThere` says whether that is still so. */
  async rest(isNobodyThere: () => boolean): Promise<void> {
    while (this.#working) await this.#working;
    await this.#alone(async () => {
      if (this.#mayBeOvergrown && (await this.#renew(false, isNobodyThere))) return;
      if (this.#freshRows >= SOME_ROWS) await this.#saveSnapshot();
    });
  }

  /** Writes the document anew, however small it is; gives whether it was, which is not so when it may not be now. */
  async renew(): Promise<boolean> {
    while (this.#working) await this.#working;
    return this.#alone(() => this.#renew(true, () => true));
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  get #mayBeOvergrown(): boolean {
    return this.#isNews && this.#size > this.#lookAt;
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const working = work();
    this.#working = working;
    try {
      return await working;
    } finally {
      this.#working = null;
    }
  }

  #waitForQuiet(): void {
    if (!this.#mayBeOvergrown || this.#callOff) return;
    const wait = Math.max(1, this.#quietSince + QUIET_MS - this.#options.clock.now());
    this.#callOff = this.#options.clock.after(wait, () => {
      this.#callOff = null;
      void this.#atQuiet();
    });
  }

  async #atQuiet(): Promise<void> {
    const isQuiet = (): boolean => this.#options.clock.now() - this.#quietSince >= QUIET_MS;
    if (isQuiet()) {
      const isTime = !this.#working && this.#options.mayRenew();
      if (isTime && (await this.#alone(() => this.#renew(false, isQuiet)))) return;
      this.#quietSince = this.#options.clock.now();
    }
    this.#waitForQuiet();
  }

  async #saveSnapshot(): Promise<void> {
    const { key, document, store, keeping } = this.#options;
    const rows = this.#freshRows;
    this.#freshRows = 0;
    try {
      const stored = await store.readDocument(key);
      await store.saveSnapshot(key, stored.last, await keeping.snapshot(stored, document));
      this.#snapshotAt = MANY_ROWS;
    } catch (error) {
      this.#freshRows += rows;
      this.#snapshotAt = this.#freshRows + MANY_ROWS;
      this.#complain(error, 'A snapshot could not be saved; the log stays as it is.');
    }
  }

  /** Gives whether the document is over: somebody may have come or changed something while it was written anew. */
  async #renew(always: boolean, isStill: () => boolean): Promise<boolean> {
    const { key, document, store, keeping, mayRenew } = this.#options;
    const rows = this.#rows;
    try {
      const stored = await store.readDocument(key);
      const renewed = await keeping.renew(stored, document, always);
      if (renewed.kind === 'small') {
        this.#isNews = rows !== this.#rows;
        this.#size = renewed.size;
        this.#lookAt = renewed.size + ROOM_BYTES;
        return false;
      }
      if (rows !== this.#rows || !isStill() || !mayRenew()) return false;
      const starting = this.#startEpoch(stored.epoch + 1, stored.last, renewed);
      this.#renewing = starting.catch(() => undefined);
      await starting;
      return true;
    } catch (error) {
      this.#lookAt = this.#size + ROOM_BYTES;
      this.#complain(error, 'A document could not be written anew; it stays as it is.');
      return false;
    } finally {
      this.#renewing = null;
    }
  }

  async #startEpoch(
    epoch: number,
    after: number,
    { bytes, retired, writers }: Renewed & { kind: 'anew' },
  ): Promise<void> {
    const { key, store, clock, onRenewed } = this.#options;
    try {
      await store.startEpoch(key, { epoch, after, bytes, at: clock.now(), retired, writers });
    } catch (error) {
      // It may be on disk all the same, when whoever writes ended before saying so: rows would follow on another base.
      if ((await store.readDocument(key)).epoch < epoch) throw error;
    }
    this.stop();
    onRenewed();
  }

  #complain(error: unknown, message: string): void {
    if (!(error instanceof Closed)) this.#options.log.error({ err: error, ...this.#options.key }, message);
  }
}
