import { addNote, placeNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import type { Chance } from '../proof.ts';
import { Disk } from './Disk.ts';
import { markOf, marksIn, readMarks } from './marks.ts';
import { PageClient } from './PageClient.ts';
import type { SimulatedClient } from './SimulatedClient.ts';
import { SimulatedServer, type Ticket } from './SimulatedServer.ts';
import { StandardClient } from './StandardClient.ts';
import type { End } from './Wire.ts';

/** The sheet on which all notes lie; it stands on no list, which is all the same to a document. */
const SHEET = 'marks';

export interface Act {
  readonly do:
    | 'note'
    | 'type'
    | 'erase'
    | 'move'
    | 'remove'
    | 'connect'
    | 'disconnect'
    | 'notice'
    | 'toServer'
    | 'toClient'
    | 'save'
    | 'reload'
    | 'goOn'
    | 'wait'
    | 'renew'
    | 'freeze'
    | 'unfreeze'
    | 'crash';
  /** Which of the clients does it, where it is one of them. */
  readonly who: number;
  /** Which of several, how far, how many: whatever the act has to choose. */
  readonly which: number;
}

export interface Seat {
  readonly person: number;
  readonly kind: 'page' | 'standard';
}

/** After so many rounds of everybody saying what they have to say it is over, or never will be. */
const MOST_ROUNDS = 500;

/** Everything asked for has been tried: promises, and what the store does at the end of a turn. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A server that can crash, and people with one or more clients each. */
export class Room {
  readonly clients: SimulatedClient[] = [];
  /** What some page said was saved. */
  readonly acknowledged = new Set<string>();
  /** What somebody took away, as far as they saw it. */
  readonly erased = new Set<string>();
  /** What was refused, and taken from the page without being given back in words. */
  readonly untold: string[] = [];
  /** How many marks were refused. */
  refused = 0;
  /** How often the board was written anew. */
  renewals = 0;
  server: SimulatedServer;
  readonly #disk: Disk;
  readonly #chance: Chance;
  readonly #noteOf = new Map<string, string>();
  readonly #nameOf = new Map<string, string>();
  readonly #removedNotes = new Set<string>();
  #tickets: readonly Ticket[] = [];
  #facilitator = '';
  /** Ends of connections that the server has not noticed to be broken. */
  #broken: (() => void)[] = [];
  #isRenewing = false;
  #names = 0;

  private constructor(disk: Disk, chance: Chance) {
    this.#disk = disk;
    this.#chance = chance;
    this.server = new SimulatedServer(disk.mount());
  }

  static async open(seats: readonly Seat[], chance: Chance): Promise<Room> {
    const room = new Room(new Disk(), chance);
    const { tickets, facilitator } = await room.server.gather(
      1 + Math.max(...seats.map(({ person }) => person)),
    );
    room.#tickets = tickets;
    room.#facilitator = facilitator;
    for (const seat of seats) room.clients.push(room.#newClient(seat));
    return room;
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.#disk.remove();
  }

  get code(): string {
    return this.#tickets[0]?.code ?? '';
  }

  /** Marks as they are told in a report: who typed them, and as which. */
  named(marks: readonly string[]): string[] {
    return marks.map((mark) => this.#nameOf.get(mark) ?? mark);
  }

  /** What nobody took away of these marks. */
  notErased(marks: Iterable<string>): string[] {
    return [...marks].filter(
      (mark) => !this.erased.has(mark) && !this.#removedNotes.has(this.#noteOf.get(mark) ?? ''),
    );
  }

  /** How many marks were typed, also where they are gone since. */
  get typedInAll(): number {
    return this.#noteOf.size;
  }

  pages(): PageClient[] {
    return this.clients.filter((client) => client instanceof PageClient);
  }

  /** Why pages were refused something; a standard client in which messages change places is, and mends it. */
  refusals(): string[] {
    return this.pages().flatMap(({ refusals }) => refusals);
  }

  /** What clients see that they did not type themselves. */
  shown(): string[] {
    return this.clients.flatMap(({ doc, typed }) => {
      const own = new Set(typed);
      return marksIn(doc).filter((mark) => !own.has(mark));
    });
  }

  async act({ do: what, who, which }: Act): Promise<void> {
    const client = this.clients[who % this.clients.length];
    if (what === 'goOn') this.#disk.goOn();
    else if (what === 'wait') this.server.clock.pass(25);
    else if (what === 'notice') this.#notice();
    else if (what === 'crash') await this.#crash(which);
    else if (what === 'renew') void this.#renew();
    else if (what === 'freeze' || what === 'unfreeze') await this.#command(what);
    else if (client) await this.#actOf(client, what, which);
    await settle();
  }

  /** Everybody comes back, on a new line, and everything on its way arrives. */
  async calm(): Promise<void> {
    for (const client of this.clients) this.#broken.push(client.disconnect(0));
    await this.settle();
  }

  /** Everything on its way arrives, on the lines as they are; who has none comes back. */
  async settle(): Promise<void> {
    this.#notice();
    await this.#command('unfreeze');
    for (const client of this.clients) await client.connect(this.server);
    let rounds = 0;
    for (let quietRounds = 0; quietRounds < 3; rounds++) {
      if (rounds > MOST_ROUNDS) throw new Error('There is no end to what they have to say to each other.');
      let moved = false;
      for (const client of this.clients) {
        if (client.hasGivenUp) await this.#reload(client);
        while (client.deliver('server', 0)) moved = true;
        while (client.deliver('client', 0)) moved = true;
      }
      this.server.clock.pass(300);
      await settle();
      if (this.#disk.goOn()) moved = true;
      await settle();
      quietRounds = moved ? 0 : quietRounds + 1;
    }
  }

  /** The server ends as in a power cut, and another finds what is on disk; most are back at once. */
  async #crash(which: number): Promise<void> {
    await this.#disk.crash();
    this.#broken = [];
    this.#isRenewing = false;
    this.server = new SimulatedServer(this.#disk.mount());
    for (const [index, client] of this.clients.entries()) {
      client.disconnect(0);
      if ((which + index) % 4 !== 0) await client.connect(this.server);
    }
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

  #notice(): void {
    for (const tell of this.#broken.splice(0)) tell();
  }

  async #actOf(client: SimulatedClient, what: Act['do'], which: number): Promise<void> {
    const ends: Partial<Record<Act['do'], End>> = { toServer: 'server', toClient: 'client' };
    const end = ends[what];
    if (end) client.deliver(end, client.isUnruly && which % 4 === 0 ? which % 3 : 0);
    else if (what === 'connect')
      await (client.hasGivenUp ? this.#reload(client) : client.connect(this.server));
    else if (what === 'disconnect') this.#broken.push(client.disconnect(which % 3));
    else if (what === 'reload') await this.#reload(client);
    else if (what === 'save') await this.#save(client);
    else this.#edit(client, what, which);
  }

  /** All that somebody sent gets to the disk, and the answers on their way. */
  async #save(client: SimulatedClient): Promise<void> {
    while (client.deliver('server', 0));
    this.server.clock.pass(25);
    for (let step = 0; step < 2; step++) {
      this.#disk.goOn();
      await settle();
    }
  }

  /** Somebody closes the page and opens it again: what was only there is lost, what was saved is not. */
  async #reload(client: SimulatedClient): Promise<void> {
    this.#broken.push(client.close());
    const kind = client instanceof PageClient ? 'page' : 'standard';
    const opened = this.#newClient({ person: client.person, kind });
    this.clients[this.clients.indexOf(client)] = opened;
    await opened.connect(this.server);
  }

  #newClient({ person, kind }: Seat): SimulatedClient {
    const ticket = this.#tickets[person];
    if (!ticket) throw new Error('There is no such person.');
    const name = `${String.fromCharCode(97 + person)}${++this.#names}_`;
    if (kind === 'standard') return new StandardClient(name, person, ticket, this.#chance);
    return new PageClient(name, person, ticket, {
      safe: (marks) => {
        for (const mark of marks) this.acknowledged.add(mark);
      },
      lost: (marks, words) => {
        this.refused += marks.length;
        for (const mark of this.notErased(marks)) if (!words?.includes(mark)) this.untold.push(mark);
      },
    });
  }

  #edit(client: SimulatedClient, what: Act['do'], which: number): void {
    const { doc } = client;
    const notes = [...rootOf(doc, 'notes').keys()];
    const note = notes[which % notes.length];
    if (what === 'note') {
      const mark = this.#newMark(client);
      this.#noteOf.set(mark, addNote(doc, { sheet: SHEET, text: mark }));
    } else if (note === undefined) return;
    else if (what === 'move') placeNote(doc, note, { sheet: SHEET, cluster: null, order: which });
    else if (what === 'remove') {
      this.#removedNotes.add(note);
      removeNote(doc, note);
    } else this.#editText(client, note, what, which);
  }

  #editText(client: SimulatedClient, note: string, what: Act['do'], which: number): void {
    const text = textField(client.doc, 'notes', note, 'text');
    if (!text) return;
    const { marks, starts } = readMarks(text.toString());
    const at = which % starts.length;
    const start = starts[at] ?? 0;
    const mark = marks[at];
    if (what === 'type') {
      const typed = this.#newMark(client);
      this.#noteOf.set(typed, note);
      text.insert(start, typed);
    } else if (mark !== undefined) {
      this.erased.add(mark);
      text.delete(start, mark.length);
    }
  }

  #newMark(client: SimulatedClient): string {
    const mark = markOf(this.#nameOf.size);
    this.#nameOf.set(mark, `${client.name}${client.typed.length}`);
    client.typed.push(mark);
    return mark;
  }
}
