import type * as Y from 'yjs';
import type { OwnChange } from '../ownChanges.ts';
import { type Database, type KeptLoss, type Schema, STRICT, under } from './database.ts';
import { KeptEpochs } from './KeptEpochs.ts';
import { claim, type Keeper, type LeftBehind, leftBehind, ownKey, type TakeOver } from './leftBehind.ts';

export interface KeptUse {
  /** Takes into the confirmed document what is known to be confirmed. */
  readonly settle: () => void;
  /** Something was written down, or nothing will be any more. */
  readonly onChanged: () => void;
}

type OwnKey = Schema['own']['key'];
type DocumentKey = Schema['documents']['key'];

/** Looks at what was made on another epoch, and on what it was made. */
type Prepare = (updates: readonly Uint8Array[], base: Y.Doc) => Promise<TakeOver | null>;

/** Milliseconds in which the server acknowledges most changes, so that they need not be kept. */
const UNHURRIED = 400;

/**
 * One document of one person on this device: what is confirmed, and beside it one's own changes that are not. Nothing
 * here rejects or throws; that something cannot be kept is told once.
 */
export class KeptDocument {
  readonly #db: Promise<Database | null>;
  readonly #keeper: Keeper;
  readonly #use: KeptUse;
  readonly #epochs: KeptEpochs;
  /** The one that is worked with; null while none is. */
  #epoch: number | null = null;
  #isFailed = false;
  /** What is kept of it was looked for. */
  #isLoaded = false;
  #adding = new Map<number, Uint8Array>();
  #removing: OwnKey[] = [];
  /** Own changes that are not written down yet, by their numbers. */
  #unwritten = new Set<number>();
  #losses: (readonly [id: string, loss: KeptLoss])[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** One thing after the other. */
  #working: Promise<unknown> = Promise.resolve();

  constructor(db: Promise<Database | null>, keeper: Keeper, use: KeptUse) {
    this.#db = db;
    this.#keeper = keeper;
    this.#use = use;
    this.#epochs = new KeptEpochs(keeper, () => this.#fail());
  }

  /**
   * What is typed is kept here. Not when the browser keeps nothing, nor before there is a document that it could be
   * kept beside.
   */
  get keeps(): boolean {
    return !this.#isFailed && (!this.#isLoaded || this.#epoch !== null);
  }

  /** All own changes are written down. */
  get isWritten(): boolean {
    return this.#unwritten.size === 0;
  }

  /** Loads the confirmed document of the newest epoch that is kept into `doc`; null when none is. */
  load(doc: Y.Doc): Promise<number | null> {
    return this.#next(null, async (db) => {
      const epoch = await this.#epochs.newest(db);
      if (epoch !== null) await this.#epochs.open(epoch, doc);
      this.#epoch = epoch;
      this.#isLoaded = true;
      return epoch;
    });
  }

  /**
   * Takes over what pages left behind that are gone, each change once, however many pages try.
   *
   * @param takeOver for what was made on this document
   * @param prepare gives how to take over what was made on one that was written anew since, or null when that cannot
   *   be; without it that stays where it is
   */
  adopt(takeOver: TakeOver, prepare: Prepare | null): Promise<void> {
    return this.#next(undefined, async (db) => {
      const left = await leftBehind(db, this.#keeper);
      for (const one of left) if (one.epoch === this.#epoch) await this.#claim(db, one, takeOver);
      const others = left.filter(({ epoch }) => epoch !== this.#epoch);
      if (!prepare || others.length === 0) return;
      for (const one of others.sort((first, second) => first.epoch - second.epoch)) {
        const base = await this.#epochs.read(db, one.epoch);
        const how = await prepare(one.updates, base);
        base.destroy();
        if (how) await this.#claim(db, one, how);
      }
      await this.#epochs.removeOthers(db, this.#epoch);
    });
  }

  /**
   * From now on, this is the confirmed document; what was kept before goes.
   *
   * @param own gives all that is not acknowledged, at the moment that it is written down
   */
  begin(epoch: number, doc: Y.Doc, own: () => readonly OwnChange[]): Promise<void> {
    for (const { number } of own()) this.#unwritten.add(number);
    return this.#next(undefined, async (db) => {
      const key = (await this.#epochs.change(epoch, doc)) ? this.#epochs.keyOf(epoch) : null;
      // What was typed goes over also when there is no room for the document: left as it is, it would be done again.
      await this.#startOver(db, epoch, key, [...own()]);
      if (!key) throw new Error('The document could not be kept.');
      this.#epoch = epoch;
      this.#isLoaded = true;
      this.#use.onChanged();
      await this.#epochs.removeOthers(db, this.#epoch);
    });
  }

  /** @param isUrgent the server will not acknowledge it soon */
  add({ number, update }: OwnChange, isUrgent: boolean): void {
    if (this.#isFailed) return;
    this.#unwritten.add(number);
    this.#adding.set(number, update);
    this.#schedule(isUrgent ? 0 : UNHURRIED);
  }

  /** These are not needed here any more: they are in the confirmed document. */
  remove(changes: readonly OwnChange[]): void {
    for (const { number } of changes) {
      this.#unwritten.delete(number);
      if (!this.#adding.delete(number)) this.#removing.push(ownKey(this.#keeper, number));
    }
    if (this.#removing.length > 0) this.#schedule(UNHURRIED);
  }

  /** These were not taken; their words are kept instead, until they are dismissed. Resolves when they are. */
  lose(changes: readonly OwnChange[], id: string, loss: KeptLoss | null): Promise<void> {
    this.remove(changes);
    if (loss) this.#losses.push([id, loss]);
    return this.flush();
  }

  /** Writes at once what waits to be written. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    return this.#next(undefined, (db) => this.#write(db));
  }

  async close(): Promise<void> {
    await this.flush();
    this.#epochs.close();
  }

  /** The person goes: what this page alone has of it goes too, and nothing more is kept. */
  discard(): Promise<void> {
    this.#adding.clear();
    return this.#next(undefined, async (db) => {
      this.#isFailed = true;
      this.#epochs.close();
      await db.delete('own', under(...this.#start, this.#keeper.page));
    });
  }

  /** Takes the document off this device: it is no longer this person's to read. */
  forget(): Promise<void> {
    this.#adding.clear();
    return this.#next(undefined, async (db) => {
      this.#epochs.close();
      this.#epoch = null;
      this.#isLoaded = false;
      await db.delete('own', under(...this.#start));
      await this.#epochs.removeAll(db);
    });
  }

  async #write(db: Database): Promise<void> {
    const epoch = this.#epoch;
    const adding = epoch === null ? [] : this.#takeAdding(epoch);
    const [removing, losses] = [this.#removing, this.#losses];
    this.#removing = [];
    this.#losses = [];
    if (adding.length + removing.length + losses.length === 0) return;
    // What rests on the document is of no use without it, and what is in it need not be kept beside it.
    this.#use.settle();
    await this.#epochs.written();
    const writing = db.transaction(['own', 'lost'], 'readwrite', STRICT);
    const rows = writing.objectStore('own');
    const { code, me } = this.#keeper;
    await Promise.all([
      ...adding.map(([number, row]) => rows.put(row, ownKey(this.#keeper, number))),
      ...removing.map((key) => rows.delete(key)),
      ...losses.map(([id, loss]) => writing.objectStore('lost').put(loss, [code, me, id])),
      writing.done,
    ]);
    this.#wrote(adding.map(([number]) => number));
  }

  #takeAdding(epoch: number): (readonly [number: number, row: Schema['own']['value']])[] {
    const adding = [...this.#adding].map(([number, update]) => [number, { epoch, update }] as const);
    this.#adding = new Map();
    return adding;
  }

  #wrote(numbers: readonly number[]): void {
    for (const number of numbers) this.#unwritten.delete(number);
    if (numbers.length > 0) this.#use.onChanged();
  }

  /**
   * In one transaction: a page that ends at this moment leaves either all of it as it was, or all as it is now.
   *
   * @param key of the document itself; null when that is not kept
   */
  async #startOver(
    db: Database,
    epoch: number,
    key: DocumentKey | null,
    own: readonly OwnChange[],
  ): Promise<void> {
    this.#adding = new Map();
    const writing = db.transaction(['documents', 'own'], 'readwrite', STRICT);
    const rows = writing.objectStore('own');
    await Promise.all([
      ...(key ? [writing.objectStore('documents').put({ at: Date.now() }, key)] : []),
      rows.delete(under(...this.#start, this.#keeper.page)),
      ...own.map(({ number, update }) => rows.put({ epoch, update }, ownKey(this.#keeper, number))),
      writing.done,
    ]);
    this.#wrote(own.map(({ number }) => number));
  }

  async #claim(db: Database, left: LeftBehind, takeOver: TakeOver): Promise<void> {
    if (this.#epoch === null) return;
    const taken = await claim(db, this.#keeper, left, this.#epoch, (updates, written) => {
      const changes = takeOver(updates, written);
      for (const { number } of changes ?? []) this.#adding.delete(number);
      return changes;
    });
    this.#wrote(taken.map(({ number }) => number));
  }

  #schedule(delay: number): void {
    if (this.#isFailed) return;
    if (delay === 0 && this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#timer ??= setTimeout(() => void this.flush(), delay);
  }

  #next<T>(otherwise: T, work: (db: Database) => Promise<T>): Promise<T> {
    const done = this.#working.then(async () => {
      const db = await this.#db;
      if (!db) this.#fail();
      if (!db || this.#isFailed) return otherwise;
      try {
        return await work(db);
      } catch {
        this.#fail();
        return otherwise;
      }
    });
    this.#working = done;
    return done;
  }

  #fail(): void {
    if (this.#isFailed) return;
    this.#isFailed = true;
    this.#epochs.close();
    this.#use.onChanged();
  }

  get #start(): readonly [string, string, string] {
    const { code, me, document } = this.#keeper;
    return [code, me, document];
  }
}
