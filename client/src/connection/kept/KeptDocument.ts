import type * as Y from 'yjs';
import type { OwnChange } from '../ownChanges.ts';
import { type Database, type KeptLoss, type Place, type Schema, under } from './database.ts';
import { type CopyName, KeptCopy, readCopy, removeCopy } from './KeptCopy.ts';
import { livePages } from './pages.ts';

export interface KeptUse {
  /** Takes into the confirmed document what is known to be confirmed. */
  readonly settle: () => void;
  readonly onFailed: () => void;
}

type OwnKey = Schema['own']['key'];

interface Row {
  readonly key: OwnKey;
  readonly epoch: number;
  readonly update: Uint8Array;
}

/** Milliseconds in which the server acknowledges most changes, so that they need not be kept. */
const UNHURRIED = 400;

/**
 * One document of one person on this device: what is confirmed, and beside it one's own changes that are not. Nothing
 * here rejects or throws; that something cannot be kept is told once.
 */
export class KeptDocument {
  readonly #db: Promise<Database | null>;
  readonly #place: Place;
  readonly #document: string;
  readonly #page: string;
  readonly #use: KeptUse;
  #epoch: number | null = null;
  #copy: KeptCopy | null = null;
  #isFailed = false;
  #adding = new Map<number, Uint8Array>();
  #removing: OwnKey[] = [];
  #losses: (readonly [id: string, loss: KeptLoss])[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** One thing after the other. */
  #working: Promise<unknown> = Promise.resolve();

  /** @param page the name under which this page keeps its own changes */
  constructor(db: Promise<Database | null>, place: Place, document: string, page: string, use: KeptUse) {
    this.#db = db;
    this.#place = place;
    this.#document = document;
    this.#page = page;
    this.#use = use;
  }

  /** The browser keeps no more: what is not acknowledged is in this window alone. */
  get isFailed(): boolean {
    return this.#isFailed;
  }

  /** Loads the confirmed document of the newest epoch that is kept into `doc`; null when none is. */
  load(doc: Y.Doc): Promise<number | null> {
    return this.#next(null, async (db) => {
      const epoch = (await this.#epochs(db)).at(-1);
      if (epoch === undefined) return null;
      this.#copy = await this.#open(epoch, doc);
      this.#epoch = epoch;
      return epoch;
    });
  }

  /**
   * Takes over what pages left behind that are gone, each change once, however many pages try.
   *
   * @param takeOver makes it this page's own, and gives the changes that stand for it from now on
   */
  adopt(takeOver: (updates: readonly Uint8Array[]) => readonly OwnChange[]): Promise<void> {
    return this.#next(undefined, async (db) => {
      const left = await this.#leftBehind(db);
      const ofNow = left.filter(({ epoch }) => epoch === this.#epoch);
      if (ofNow.length > 0) await this.#claim(db, ofNow, takeOver);
    });
  }

  /**
   * The same for what was made on a document that was written anew since.
   *
   * @param prepare gets what was made, and on what; gives how to take it over, or null when that cannot be
   */
  adoptEarlier(
    prepare: (updates: readonly Uint8Array[], base: Y.Doc) => Promise<(() => readonly OwnChange[]) | null>,
  ): Promise<void> {
    return this.#next(undefined, async (db) => {
      const left = await this.#leftBehind(db);
      const earlier = new Set(left.map(({ epoch }) => epoch).filter((epoch) => epoch !== this.#epoch));
      for (const epoch of [...earlier].sort((one, other) => one - other)) {
        const ofEpoch = left.filter((row) => row.epoch === epoch);
        const base = await readCopy(this.#copyName(epoch));
        const takeOver = await prepare(
          ofEpoch.map(({ update }) => update),
          base,
        );
        base.destroy();
        if (takeOver) await this.#claim(db, ofEpoch, takeOver);
      }
      if (earlier.size > 0 && this.#epoch !== null) await this.#removeEarlier(db, this.#epoch);
    });
  }

  /** From now on, this is the confirmed document. `own` is all that is not acknowledged; what was kept before goes. */
  begin(epoch: number, doc: Y.Doc, own: readonly OwnChange[]): Promise<void> {
    this.#adding.clear();
    return this.#next(undefined, async (db) => {
      this.#copy?.close();
      this.#copy = await this.#open(epoch, doc);
      await this.#copy.written();
      const writing = db.transaction(['documents', 'own'], 'readwrite');
      const rows = writing.objectStore('own');
      await Promise.all([
        writing.objectStore('documents').put({ at: Date.now() }, this.#key(epoch)),
        rows.delete(under(...this.#start, this.#page)),
        ...own.map(({ number, update }) => rows.put({ epoch, update }, this.#ownKey(number))),
        writing.done,
      ]);
      this.#epoch = epoch;
      await this.#removeEarlier(db, epoch);
    });
  }

  /** @param isUrgent the server will not acknowledge it soon */
  add({ number, update }: OwnChange, isUrgent: boolean): void {
    if (this.#isFailed) return;
    this.#adding.set(number, update);
    this.#schedule(isUrgent ? 0 : UNHURRIED);
  }

  /** These are not needed here any more: they are in the confirmed document. */
  remove(changes: readonly OwnChange[]): void {
    for (const { number } of changes) {
      if (!this.#adding.delete(number)) this.#removing.push(this.#ownKey(number));
    }
    if (this.#removing.length > 0) this.#schedule(UNHURRIED);
  }

  /** These were not taken; their words are kept instead, until they are dismissed. */
  lose(changes: readonly OwnChange[], id: string, loss: KeptLoss | null): void {
    this.remove(changes);
    if (loss) this.#losses.push([id, loss]);
    void this.flush();
  }

  /** Writes at once what waits to be written. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    return this.#next(undefined, (db) => this.#write(db));
  }

  async close(): Promise<void> {
    await this.flush();
    this.#copy?.close();
    this.#copy = null;
  }

  /** The person goes: what this page alone has of it goes too, and nothing more is kept. */
  discard(): Promise<void> {
    this.#adding.clear();
    return this.#next(undefined, async (db) => {
      this.#isFailed = true;
      this.#copy?.close();
      this.#copy = null;
      await db.delete('own', under(...this.#start, this.#page));
    });
  }

  /** Takes the document off this device: it is no longer this person's to read. */
  forget(): Promise<void> {
    this.#adding.clear();
    return this.#next(undefined, async (db) => {
      this.#copy?.close();
      this.#copy = null;
      this.#epoch = null;
      await db.delete('own', under(...this.#start));
      for (const epoch of await this.#epochs(db)) await this.#removeCopy(db, epoch);
    });
  }

  async #write(db: Database): Promise<void> {
    if (this.#epoch === null) return;
    const [epoch, adding, removing, losses] = [this.#epoch, this.#adding, this.#removing, this.#losses];
    this.#adding = new Map();
    this.#removing = [];
    this.#losses = [];
    if (adding.size + removing.length + losses.length === 0) return;
    if (removing.length > 0) {
      this.#use.settle();
      await this.#copy?.written();
    }
    const writing = db.transaction(['own', 'lost'], 'readwrite');
    const rows = writing.objectStore('own');
    const { code, me } = this.#place;
    await Promise.all([
      ...[...adding].map(([number, update]) => rows.put({ epoch, update }, this.#ownKey(number))),
      ...removing.map((key) => rows.delete(key)),
      ...losses.map(([id, loss]) => writing.objectStore('lost').put(loss, [code, me, id])),
      writing.done,
    ]);
  }

  async #leftBehind(db: Database): Promise<readonly Row[]> {
    const live = await livePages(this.#place);
    const left: Row[] = [];
    const reading = db.transaction('own');
    for await (const { key, value } of reading.store.iterate(under(...this.#start))) {
      const page = key[3];
      if (page !== this.#page && !live?.has(page)) left.push({ key, ...value });
    }
    return left;
  }

  /** In one transaction, so that of several pages that do this at the same moment one does. */
  async #claim(
    db: Database,
    left: readonly Row[],
    takeOver: (updates: readonly Uint8Array[]) => readonly OwnChange[],
  ): Promise<void> {
    const claiming = db.transaction('own', 'readwrite');
    const rows = await Promise.all(left.map(({ key }) => claiming.store.get(key)));
    const updates = rows.flatMap((row) => (row ? [row.update] : []));
    const epoch = this.#epoch;
    if (updates.length === 0 || epoch === null) return;
    await Promise.all([
      ...takeOver(updates).map(({ number, update }) =>
        claiming.store.put({ epoch, update }, this.#ownKey(number)),
      ),
      ...left.map(({ key }) => claiming.store.delete(key)),
      claiming.done,
    ]);
  }

  /** Documents of earlier epochs go when no page has own changes that were made on them. */
  async #removeEarlier(db: Database, now: number): Promise<void> {
    const earlier = (await this.#epochs(db)).filter((epoch) => epoch < now);
    if (earlier.length === 0) return;
    const own = await db.getAll('own', under(...this.#start));
    const needed = new Set(own.map(({ epoch }) => epoch));
    const live = await livePages(this.#place);
    const isAlone = live !== null && [...live].every((page) => page === this.#page);
    for (const epoch of earlier) if (isAlone && !needed.has(epoch)) await this.#removeCopy(db, epoch);
  }

  async #removeCopy(db: Database, epoch: number): Promise<void> {
    await removeCopy(this.#copyName(epoch));
    await db.delete('documents', this.#key(epoch));
  }

  async #epochs(db: Database): Promise<number[]> {
    const keys = await db.getAllKeys('documents', under(...this.#start));
    return keys.map((key) => key[3]);
  }

  #open(epoch: number, doc: Y.Doc): Promise<KeptCopy> {
    return KeptCopy.open(this.#copyName(epoch), doc, () => this.#fail());
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
    this.#copy?.close();
    this.#copy = null;
    this.#use.onFailed();
  }

  get #start(): readonly [string, string, string] {
    return [this.#place.code, this.#place.me, this.#document];
  }

  #key(epoch: number): Schema['documents']['key'] {
    return [...this.#start, epoch];
  }

  #ownKey(number: number): OwnKey {
    return [...this.#start, this.#page, number];
  }

  #copyName(epoch: number): CopyName {
    return { ...this.#place, document: this.#document, epoch };
  }
}
