import { connectDatabase } from '@verbindbord/client/src/connection/kept/database.ts';
import { KeptSession } from '@verbindbord/client/src/connection/kept/KeptSession.ts';
import { addNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { vi } from 'vitest';
import { Disk } from '../Disk.ts';
import { markOf, readMarks } from '../marks.ts';
import { PageClient } from '../PageClient.ts';
import { SimulatedServer, type Ticket } from '../SimulatedServer.ts';
import { FakeBrowser } from './FakeBrowser.ts';

const SHEET = 'marks';
/** Tabs that somebody has open at the same time, at most. */
const MOST_TABS = 3;
/** Rounds after which there is an end to what they have to say, or never will be. */
const MOST_ROUNDS = 400;
const PASSING = [1, 60, 450, 1100, 3100];

export interface Act {
  readonly do:
    | 'open'
    | 'kill'
    | 'connect'
    | 'disconnect'
    | 'note'
    | 'type'
    | 'erase'
    | 'remove'
    | 'toServer'
    | 'toClient'
    | 'save'
    | 'turn'
    | 'pass'
    | 'goOn'
    | 'crash'
    | 'renew'
    | 'freeze'
    | 'unfreeze';
  /** Which of the pages does it, where it is one of them. */
  readonly who: number;
  /** Which of several, how long, how many: whatever the act has to choose. */
  readonly which: number;
}

interface Tab {
  readonly client: PageClient;
  /** The name under which the browser knows it; null for a page of somebody else, on whose device nothing is kept. */
  readonly page: string | null;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Somebody with several tabs in one browser, which end without a word, and somebody else beside them who never does;
 * servers that die, and boards that are written anew.
 */
export class KeptRoom {
  /** What some page said was on this device, or saved. */
  readonly promised = new Set<string>();
  /** What somebody took away, as far as they saw it. */
  readonly erased = new Set<string>();
  /** Words that were given back, and those that a page took away when they were. */
  readonly words: string[] = [];
  readonly lost: string[] = [];
  readonly refusals: string[] = [];
  renewals = 0;
  typed = 0;
  server: SimulatedServer;
  readonly #disk: Disk;
  readonly #browser = new FakeBrowser();
  readonly #noteOf = new Map<string, string>();
  readonly #removed = new Set<string>();
  #tabs: Tab[] = [];
  #tickets: readonly Ticket[] = [];
  #me = '';
  #facilitator = '';
  #pages = 0;
  #isRenewing = false;

  private constructor(disk: Disk) {
    this.#disk = disk;
    this.server = new SimulatedServer(disk.mount());
  }

  static async enter(): Promise<KeptRoom> {
    const room = new KeptRoom(new Disk());
    const { tickets, facilitator } = await room.server.gather(2);
    room.#tickets = tickets;
    room.#facilitator = facilitator;
    const [mine, theirs] = tickets;
    if (!mine || !theirs) throw new Error('Nobody came.');
    room.#me = (await room.server.memberOf(mine)).participant.id;
    room.#browser.install();
    const other = new PageClient('b_', 1, theirs, { safe: () => {}, lost: () => {} });
    room.#tabs.push({ client: other, page: null });
    await other.connect(room.server);
    return room;
  }

  async leave(): Promise<void> {
    for (const tab of [...this.#tabs]) this.#end(tab);
    this.#browser.remove();
    await this.#disk.remove();
  }

  get code(): string {
    return this.#tickets[0]?.code ?? '';
  }

  notErased(marks: Iterable<string>): string[] {
    return [...marks].filter(
      (mark) => !this.erased.has(mark) && !this.#removed.has(this.#noteOf.get(mark) ?? ''),
    );
  }

  async act({ do: what, who, which }: Act): Promise<void> {
    const tab = this.#tabs[who % this.#tabs.length];
    if (what === 'open') await this.#open(which % 2 > 0);
    else if (what === 'turn') for (let count = which % 8; count > 0; count--) await turn();
    else if (what === 'pass') vi.advanceTimersByTime(PASSING[which % PASSING.length] ?? 0);
    else if (what === 'goOn') this.#disk.goOn();
    else if (what === 'crash') await this.#crash();
    else if (what === 'renew') void this.#renew();
    else if (what === 'freeze' || what === 'unfreeze') await this.#command(what);
    else if (tab) await this.#in(tab, () => this.#actOf(tab, what, which));
    this.server.clock.pass(25);
    await turn();
  }

  /** Everybody who is there comes back, and everything on its way arrives. */
  async settle(): Promise<void> {
    await this.#command('unfreeze');
    for (const tab of this.#tabs) await this.#in(tab, () => tab.client.connect(this.server));
    for (let [rounds, quiet] = [0, 0]; quiet < 12; rounds++) {
      if (rounds > MOST_ROUNDS) throw new Error('There is no end to what they have to say to each other.');
      let moved = false;
      for (const tab of this.#tabs) {
        for (const end of ['server', 'client'] as const) {
          while (this.#in(tab, () => tab.client.deliver(end, 0))) moved = true;
        }
      }
      this.server.clock.pass(300);
      vi.advanceTimersByTime(300);
      for (let count = 0; count < 6; count++) await turn();
      if (this.#disk.goOn() || this.#browser.isBusy) moved = true;
      quiet = moved ? 0 : quiet + 1;
    }
  }

  /** All tabs end, and one is opened where they were. */
  async comeBack(): Promise<void> {
    for (const tab of this.#tabs.filter(({ page }) => page !== null)) this.#end(tab);
    await this.#open(true);
    await this.settle();
  }

  /** What still waits on the device. */
  async waiting(): Promise<number> {
    const page = 'looking';
    this.#browser.open(page);
    const counted = this.#browser.in(page, async () => {
      const db = await connectDatabase();
      const count = (await db?.count('own')) ?? Number.NaN;
      db?.close();
      return count;
    });
    let isOver = false;
    void counted.finally(() => {
      isOver = true;
    });
    while (!isOver) await turn();
    return counted;
  }

  async #open(isOnline: boolean): Promise<void> {
    const [mine] = this.#tickets;
    if (!mine || this.#tabs.length > MOST_TABS) return;
    const page = `page ${++this.#pages}`;
    this.#browser.open(page);
    const tab = this.#browser.in(page, () => {
      const place = { code: mine.code, me: this.#me };
      const kept = new KeptSession(place, 'participant', page, connectDatabase);
      void kept.losses().then((losses) => this.words.push(...losses.map(({ text }) => text)));
      return { client: new PageClient(`a${this.#pages}_`, 0, mine, this.#ears(page), kept), page };
    });
    this.#tabs.push(tab);
    if (isOnline) await this.#in(tab, () => tab.client.connect(this.server));
  }

  /** What a page says counts for as long as it is there. */
  #ears(page: string): ConstructorParameters<typeof PageClient>[3] {
    const isThere = (): boolean => this.#tabs.some((tab) => tab.page === page);
    return {
      safe: (marks) => {
        if (isThere()) for (const mark of marks) this.promised.add(mark);
      },
      lost: (marks, words) => {
        if (!isThere()) return;
        this.lost.push(...marks);
        if (words !== null) this.words.push(words);
      },
      orphaned: (words) => {
        if (isThere()) this.words.push(words);
      },
    };
  }

  #end(tab: Tab): void {
    this.#tabs = this.#tabs.filter((other) => other !== tab);
    this.refusals.push(...tab.client.refusals);
    if (tab.page !== null) this.#browser.end(tab.page);
    tab.client.disconnect(0)();
  }

  #in<T>({ page }: Tab, work: () => T): T {
    return page === null ? work() : this.#browser.in(page, work);
  }

  async #crash(): Promise<void> {
    await this.#disk.crash();
    this.#isRenewing = false;
    this.server = new SimulatedServer(this.#disk.mount());
    for (const tab of this.#tabs) this.#in(tab, () => tab.client.disconnect(0));
  }

  /** Writes the board anew, if nothing stands in the way; that takes until the disk has gone on. */
  async #renew(): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    const live = await this.server.carrier.documents.open(this.code, { kind: 'board' });
    if (await live?.renew()) this.renewals++;
    this.#isRenewing = false;
    if (live) await this.server.carrier.documents.release(live);
  }

  #command(type: 'freeze' | 'unfreeze'): Promise<void> {
    return this.server.command(this.code, this.#facilitator, type);
  }

  async #actOf(tab: Tab, what: Act['do'], which: number): Promise<void> {
    const { client, page } = tab;
    if (what === 'kill') {
      if (page !== null) this.#end(tab);
    } else if (what === 'connect') await client.connect(this.server);
    else if (what === 'disconnect') client.disconnect(which % 3)();
    else if (what === 'toServer') client.deliver('server', 0);
    else if (what === 'toClient') client.deliver('client', 0);
    else if (what === 'save') await this.#save(client);
    else this.#edit(client, what, which);
  }

  /** All that is on its way gets there, and so do the answers. */
  async #save(client: PageClient): Promise<void> {
    for (let step = 0; step < 3; step++) {
      while (client.deliver('server', 0));
      this.server.clock.pass(25);
      this.#disk.goOn();
      await turn();
      this.#disk.goOn();
      await turn();
      while (client.deliver('client', 0));
    }
  }

  #edit(client: PageClient, what: Act['do'], which: number): void {
    const { doc } = client;
    const notes = [...rootOf(doc, 'notes').keys()];
    const note = notes[which % notes.length];
    if (what === 'note') {
      const mark = this.#newMark(client);
      this.#noteOf.set(mark, addNote(doc, { sheet: SHEET, text: mark }));
    } else if (note === undefined) return;
    else if (what === 'remove') {
      this.#removed.add(note);
      removeNote(doc, note);
    } else this.#editText(client, note, what, which);
  }

  #editText(client: PageClient, note: string, what: Act['do'], which: number): void {
    const text = textField(client.doc, 'notes', note, 'text');
    if (!text) return;
    const { marks, starts } = readMarks(text.toString());
    const at = which % starts.length;
    const [start = 0, mark] = [starts[at], marks[at]];
    if (what === 'type') {
      const typed = this.#newMark(client);
      this.#noteOf.set(typed, note);
      text.insert(start, typed);
    } else if (mark !== undefined) {
      this.erased.add(mark);
      text.delete(start, mark.length);
    }
  }

  #newMark(client: PageClient): string {
    const mark = markOf(this.typed++);
    client.typed.push(mark);
    return mark;
  }
}
