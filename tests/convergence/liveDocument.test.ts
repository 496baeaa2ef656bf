import { Documents } from '@verbindbord/server/src/documents/Documents.ts';
import type { LiveDocument } from '@verbindbord/server/src/documents/LiveDocument.ts';
import type { Peer } from '@verbindbord/server/src/documents/Peer.ts';
import { ManualClock } from '@verbindbord/server/src/manualClock.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';
import { addNote, removeNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { replaceText, rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

/** The log of one server after the other; commits take until the test lets them go, and can be cut off. */
class Disk {
  readonly rows: Uint8Array[] = [];
  #waiting: (() => void)[] = [];

  readonly store = {
    append: (_key: unknown, bytes: Uint8Array) =>
      new Promise<number>((resolve) => {
        this.#waiting.push(() => resolve(this.rows.push(bytes)));
      }),
    readDocument: async () => ({
      last: this.rows.length,
      changedAt: null,
      snapshots: [],
      rows: this.rows.map((bytes, index) => ({ seq: index + 1, bytes, sound: true })),
    }),
  } as unknown as Store;

  commit(): void {
    for (const commit of this.#waiting.splice(0)) commit();
  }

  /** The power fails: what was not committed is not there. */
  cut(): void {
    this.#waiting = [];
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
  readonly acknowledged = new Set<string>();
  #line: Line | null = null;
  /** With each message that was sent: the notes that were there. */
  #sent: string[][] = [];

  constructor(participant: string) {
    this.participant = participant;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && this.#line?.isAsked) this.#send(update);
    });
  }

  connect(live: LiveDocument): void {
    if (this.#line) return;
    const line: Line = { isAsked: false, toServer: [], toClient: [] };
    this.#line = line;
    this.#sent = [];
    live.join(this);
    line.toServer.push((server) => {
      const difference = server.differenceFor(this, Y.encodeStateVector(this.doc));
      line.toClient.push(() => Y.applyUpdate(this.doc, difference, 'server'));
      const known = server.stateVector();
      line.toClient.push(() => {
        line.isAsked = true;
        this.#send(Y.encodeStateAsUpdate(this.doc, known));
      });
    });
  }

  /** What is on its way in either direction is lost. */
  disconnect(live: LiveDocument): void {
    if (this.#line) live.leave(this);
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
  readonly presence = (): void => {};
  readonly changes = (update: Uint8Array): void => {
    this.#line?.toClient.push(() => Y.applyUpdate(this.doc, update, 'server'));
  };
  readonly saved = (count: number): void => {
    const line = this.#line;
    line?.toClient.push(() => {
      for (const id of this.#sent[count - 1] ?? []) this.acknowledged.add(id);
    });
  };
  readonly rejected = (reason: string): void => {
    throw new Error(`The gate refused what an honest client sent: ${reason}`);
  };
}

interface ActOfOne {
  readonly do: 'write' | 'type' | 'remove' | 'connect' | 'disconnect' | 'up' | 'down';
  readonly who: number;
}
type Act = ActOfOne | { readonly do: 'commit' | 'wait' | 'crash' };

const who = fc.nat({ max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('write' as const, 'type' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), who }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom('up' as const, 'down' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('connect' as const, 'disconnect' as const), who }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('commit' as const, 'wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
);

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const quiet = { error: () => {}, fatal: () => {} };

/** A server that can crash, and three clients. */
class Room {
  readonly clock = new ManualClock();
  readonly disk = new Disk();
  readonly clients = ['Anna', 'Bram', 'Samira'].map((name) => new Client(name));
  live: LiveDocument | null = null;
  #count = 0;

  async start(): Promise<LiveDocument> {
    const log = quiet as unknown as ConstructorParameters<typeof Documents>[2];
    const live = await new Documents(this.disk.store, this.clock, log).open('AAAAAAAA', { kind: 'board' });
    if (!live) throw new Error('The server could not read what it wrote.');
    this.live = live;
    return live;
  }

  async act(one: Act): Promise<void> {
    const live = this.live ?? (await this.start());
    if ('who' in one) this.#actOf(this.clients[one.who] as Client, one.do, live);
    else if (one.do === 'commit') this.disk.commit();
    else if (one.do === 'wait') this.clock.pass(25);
    else {
      this.disk.cut();
      for (const client of this.clients) client.disconnect(live);
      await this.start();
    }
    await settle();
  }

  #actOf(client: Client, what: ActOfOne['do'], live: LiveDocument): void {
    const first = [...rootOf(client.doc, 'notes').keys()][0] ?? '';
    const id = `${client.participant}-${++this.#count}`;
    if (what === 'write') addNote(client.doc, { id, sheet: 'vel', text: 'woord' });
    else if (what === 'type') {
      const text = textField(client.doc, 'notes', first, 'text');
      if (text) replaceText(text, `${client.participant} ${text.toString()}`.slice(0, 300));
    } else if (what === 'remove') removeNote(client.doc, first);
    else if (what === 'connect') client.connect(live);
    else if (what === 'disconnect') client.disconnect(live);
    else client.deliver(live, what === 'up' ? 'toServer' : 'toClient');
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
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 120 }), async (acts) => {
      const room = new Room();
      const removed = new Set<string>();
      const [first] = room.clients;
      if (first) addSheet(first.doc, { id: 'vel', title: 'Vel', order: 1 });
      for (const client of room.clients) {
        rootOf(client.doc, 'notes').observe((event) => {
          for (const [id, { action }] of event.keys) if (action === 'delete') removed.add(id);
        });
      }
      for (const one of acts) await room.act(one);
      const live = await room.calm();
      const board = readBoard(live.doc);
      for (const client of room.clients) expect(readBoard(client.doc)).toEqual(board);
      const fromDisk = new Y.Doc();
      for (const row of room.disk.rows) Y.applyUpdate(fromDisk, row);
      expect(readBoard(fromDisk)).toEqual(board);
      for (const client of room.clients) {
        const lost = [...client.acknowledged].filter((id) => !(id in board.notes) && !removed.has(id));
        expect(lost).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
}, 120_000);
