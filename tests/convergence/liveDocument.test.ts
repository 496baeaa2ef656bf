import type { DocumentBeat } from '@verbindbord/server/src/documents/DocumentBeat.ts';
import { Documents } from '@verbindbord/server/src/documents/Documents.ts';
import type { LiveDocument } from '@verbindbord/server/src/documents/LiveDocument.ts';
import type { BeatParts, Peer } from '@verbindbord/server/src/documents/Peer.ts';
import { ManualClock } from '@verbindbord/server/src/manualClock.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';
import { addNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { replaceText, rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

/** The log of one server after the other; commits take until the test lets them go. */
class Disk {
  readonly rows: Uint8Array[] = [];
  #waiting: (() => void)[] = [];
  #server = 0;

  /** The store of a server that starts; what servers before it still want to write goes nowhere. */
  mount(): Store {
    const server = ++this.#server;
    this.#waiting = [];
    return {
      append: (_key: unknown, bytes: Uint8Array) =>
        new Promise<number>((resolve) => {
          if (server === this.#server) this.#waiting.push(() => resolve(this.rows.push(bytes)));
        }),
      readDocument: async () => ({
        epoch: 0,
        writers: [],
        retired: new Set<number>(),
        sound: true,
        last: this.rows.length,
        changedAt: null,
        snapshots: [],
        rows: this.rows.map((bytes, index) => ({ epoch: 0, seq: index + 1, bytes, sound: true })),
      }),
    } as unknown as Store;
  }

  commit(): void {
    for (const commit of this.#waiting.splice(0)) commit();
  }
}

interface Line {
  /** The server has asked what it lacks; before that an update would come after a gap. */
  isAsked: boolean;
  readonly toServer: ((live: LiveDocument) => void)[];
  readonly toClient: (() => void)[];
}

/** A client with a line to the server that delivers in order, when the test says so, until it breaks. */
class Client implements Peer {
  readonly participant: string;
  readonly doc = new Y.Doc();
  readonly #room: Room;
  #line: Line | null = null;
  /** With each message that was sent: the notes that were there. */
  #sent: string[][] = [];

  constructor(participant: string, room: Room) {
    this.participant = participant;
    this.#room = room;
    rootOf(this.doc, 'notes').observe((event) => {
      for (const [id, { action }] of event.keys) if (action === 'delete') room.removed.add(id);
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && this.#line?.isAsked) this.#send(update);
    });
  }

  connect(live: LiveDocument): void {
    if (this.#line) return;
    const line: Line = { isAsked: false, toServer: [], toClient: [] };
    this.#line = line;
    this.#sent = [];
    live.room.join(this);
    line.toServer.push((server) => {
      for (const update of server.room.differencesFor(this, Y.encodeStateVector(this.doc))) {
        this.difference(update);
      }
      const known = server.stateVector();
      line.toClient.push(() => {
        line.isAsked = true;
        this.#send(Y.encodeStateAsUpdate(this.doc, known));
      });
    });
  }

  /** What is on its way in either direction is lost. */
  disconnect(live: LiveDocument): void {
    if (this.#line) live.room.leave(this);
    this.#line = null;
  }

  deliver(live: LiveDocument, direction: 'toServer' | 'toClient'): boolean {
    if (direction === 'toServer') {
      const message = this.#line?.toServer.shift();
      message?.(live);
      return message !== undefined;
    }
    const message = this.#line?.toClient.shift();
    message?.();
    return message !== undefined;
  }

  #send(update: Uint8Array): void {
    this.#sent.push([...rootOf(this.doc, 'notes').keys()]);
    this.#line?.toServer.push((live) => live.write(this, update));
  }

  readonly writeRefusal = () => null;
  readonly presenceUser = () => null;
  readonly backlog = (): number => 0;
  beat({ changes }: DocumentBeat, parts: BeatParts): void {
    if (parts.changes && changes) this.difference(changes);
    const count = parts.saved;
    if (count === null) return;
    this.#line?.toClient.push(() => {
      for (const id of this.#sent[count - 1] ?? []) this.#room.acknowledged.add(id);
    });
  }
  difference(update: Uint8Array): void {
    this.#line?.toClient.push(() => Y.applyUpdate(this.doc, update, 'server'));
  }
  readonly rejected = (reason: string): void => {
    throw new Error(`The gate refused what an honest client sent: ${reason}`);
  };
}

interface Act {
  readonly do:
    | 'write'
    | 'type'
    | 'remove'
    | 'connect'
    | 'disconnect'
    | 'up'
    | 'down'
    | 'close'
    | 'commit'
    | 'wait'
    | 'crash';
  /** Which of the three does it, where it is one of them. */
  readonly who: number;
}

const who = fc.nat({ max: 2 });
const of = <K extends Act['do']>(weight: number, ...kinds: K[]) => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom(...kinds), who }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  of(8, 'write', 'type'),
  of(1, 'remove'),
  of(16, 'up', 'down'),
  of(2, 'connect', 'disconnect'),
  of(2, 'close'),
  of(6, 'commit', 'wait'),
  of(2, 'crash'),
);

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const quiet = { error: () => {}, fatal: () => {} };

/** A server that can crash, and three clients. */
class Room {
  readonly clock = new ManualClock();
  readonly disk = new Disk();
  /** What the screen of somebody said was saved. */
  readonly acknowledged = new Set<string>();
  /** What somebody took away, as far as anybody saw it. */
  readonly removed = new Set<string>();
  readonly clients = ['Anna', 'Bram', 'Samira'].map((name) => new Client(name, this));
  live: LiveDocument | null = null;
  #count = 0;

  async start(): Promise<LiveDocument> {
    const log = quiet as unknown as ConstructorParameters<typeof Documents>[2];
    const live = await new Documents(this.disk.mount(), this.clock, log).open('AAAAAAAA', { kind: 'board' });
    if (!live) throw new Error('The server could not read what it wrote.');
    this.live = live;
    return live;
  }

  async act({ do: what, who }: Act): Promise<void> {
    const live = this.live ?? (await this.start());
    if (what === 'commit') this.disk.commit();
    else if (what === 'wait') this.clock.pass(25);
    else if (what === 'crash') await this.#crash(live);
    else if (what === 'close') this.#reopen(who, live);
    else this.#actOf(this.clients[who] as Client, what, live);
    await settle();
  }

  async #crash(live: LiveDocument): Promise<void> {
    for (const client of this.clients) client.disconnect(live);
    const again = await this.start();
    for (const client of this.clients) client.connect(again);
  }

  /** Somebody closes the page and opens it again: what is only there is lost, what was saved is not. */
  #reopen(who: number, live: LiveDocument): void {
    const client = this.clients[who] as Client;
    client.disconnect(live);
    const opened = new Client(client.participant, this);
    opened.connect(live);
    this.clients[who] = opened;
  }

  #actOf(client: Client, what: Act['do'], live: LiveDocument): void {
    const first = [...rootOf(client.doc, 'notes').keys()][0] ?? '';
    const id = `${client.participant}-${++this.#count}`;
    if (what === 'write') addNote(client.doc, { id, sheet: 'vel', text: 'woord' });
    else if (what === 'type') {
      const text = textField(client.doc, 'notes', first, 'text');
      if (text) replaceText(text, `${client.participant} ${text.toString()}`.slice(0, 300));
    } else if (what === 'remove') removeNote(client.doc, first);
    else if (what === 'connect') client.connect(live);
    else if (what === 'disconnect') client.disconnect(live);
    else if (what === 'up') client.deliver(live, 'toServer');
    else if (what === 'down') client.deliver(live, 'toClient');
  }

  /** Everybody comes back and everything on its way arrives. */
  async calm(): Promise<LiveDocument> {
    const live = this.live ?? (await this.start());
    for (const client of this.clients) {
      client.disconnect(live);
      client.connect(live);
    }
    for (let quietRounds = 0; quietRounds < 5; ) {
      let moved = false;
      for (const client of this.clients) {
        while (client.deliver(live, 'toServer')) moved = true;
        while (client.deliver(live, 'toClient')) moved = true;
      }
      this.clock.pass(50);
      await settle();
      this.disk.commit();
      await settle();
      quietRounds = moved ? 0 : quietRounds + 1;
    }
    return live;
  }
}

test('three clients and a server that breaks down end with one board, and nothing acknowledged is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 200, size: 'max' }), async (acts) => {
      const room = new Room();
      const [first] = room.clients;
      if (first) addSheet(first.doc, { id: 'vel', title: 'Vel', order: 1 });
      await room.calm();
      for (const one of acts) await room.act(one);
      const live = await room.calm();
      const board = readBoard(live.doc);
      for (const client of room.clients) expect(readBoard(client.doc)).toEqual(board);
      const fromDisk = new Y.Doc();
      for (const row of room.disk.rows) Y.applyUpdate(fromDisk, row);
      expect(readBoard(fromDisk)).toEqual(board);
      const kept = new Set([...Object.keys(board.notes), ...room.removed]);
      expect([...room.acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    }),
    { numRuns: 600 },
  );
}, 120_000);
