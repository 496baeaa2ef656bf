import { setTimeout as sleep } from 'node:timers/promises';
import { openSocket } from '@verbindbord/client/src/connection/socket.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { textField } from '@verbindbord/shared/board/roots.ts';
import { expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Page } from '../crash/Page.ts';
import { chanceOf, percentile, sizeOf, tell } from '../proof.ts';
import { stateVectorMessage, updateMessage } from './bytes.ts';
import { startMeasured } from './measured.ts';
import { type Gathering, gather, type MemberSocket, open, untilSynced } from './people.ts';
import { SlowLine } from './SlowLine.ts';

/** How long the readers are slow. */
const SECONDS = sizeOf('SLOW_SECONDS', 10);
/** Runs with slow readers, and as many without. */
const RUNS = sizeOf('SLOW_RUNS', 1);
const BYTES_PER_SECOND = 1024;
const PEOPLE = 30;
/** Half of them pages of the product, half standard clients. */
const SLOW = 4;
const WRITERS = 10;
const EDITS_PER_SECOND = 5;
/** In each edit: so much that what piles up for somebody soon is more than the system itself keeps for a connection. */
const NOTES = 5;
const LETTERS = 3800;

interface Figures {
  /** Megabytes that the server holds at the end. */
  readonly memory: number;
  /** Milliseconds from an edit until somebody else has it. */
  readonly p99: number;
}

/** Somebody who reads what comes without keeping it, and perhaps writes. */
class Participant {
  readonly #socket: MemberSocket;
  readonly #doc = new Y.Doc();
  readonly #latencies: number[];

  constructor(socket: MemberSocket, latencies: number[]) {
    this.#socket = socket;
    this.#latencies = latencies;
    socket.on('bytes', (_document, bytes) => this.#read(Buffer.from(bytes)));
    this.#doc.on('update', (update) => socket.emit('bytes', 'board', updateMessage(update)));
  }

  async arrive(): Promise<void> {
    await open(this.#socket, 'board');
    this.#socket.emit('bytes', 'board', stateVectorMessage());
  }

  async write(stop: AbortSignal): Promise<void> {
    const notes = Array.from({ length: NOTES }, () => addNote(this.#doc, { sheet: 'vel', text: '' }));
    await sleep(Math.random() * (1000 / EDITS_PER_SECOND));
    while (!stop.aborted) {
      this.#doc.transact(() => {
        for (const note of notes) this.#replace(note);
      });
      await sleep(1000 / EDITS_PER_SECOND);
    }
  }

  #replace(note: string): void {
    const text = textField(this.#doc, 'notes', note, 'text');
    text?.delete(0, text.length);
    text?.insert(0, `T=${Date.now()};`.padEnd(LETTERS, 'x'));
  }

  #read(bytes: Buffer): void {
    for (let at = bytes.indexOf('T='); at !== -1; at = bytes.indexOf('T=', at + 1)) {
      this.#latencies.push(Date.now() - Number(bytes.toString('latin1', at + 2, at + 15)));
    }
  }
}

interface SlowReader {
  readonly doc: () => Y.Doc;
  readonly leave: () => void;
}

/** Pages of the product and providers of y-websocket behind a line that gets slow when they are in. */
class SlowReaders {
  readonly #line: SlowLine;
  readonly #readers: readonly SlowReader[];

  private constructor(line: SlowLine, readers: readonly SlowReader[]) {
    this.#line = line;
    this.#readers = readers;
  }

  static async arrive(address: string, room: Gathering): Promise<SlowReaders> {
    const line = await SlowLine.to(address);
    const readers: SlowReader[] = [];
    for (let pair = 0; pair < SLOW / 2; pair++) {
      readers.push(
        await slowPage(line, room, `page${pair}`),
        await slowProvider(line, room, `provider${pair}`),
      );
    }
    line.carry(BYTES_PER_SECOND);
    return new SlowReaders(line, readers);
  }

  /** With a line as good as any they get everything that they were spared. */
  async catchUp(room: Gathering): Promise<void> {
    this.#line.carry(null);
    const late = await untilSynced((await room.person('late', 'observer')).provider('board'));
    const board = readBoard(late.doc);
    for (const { doc } of this.#readers) {
      await expect
        .poll(() => readBoard(doc()), { message: 'what they have then', timeout: 30_000 })
        .toEqual(board);
    }
    for (const { leave } of this.#readers) leave();
    this.#line.close();
  }
}

async function slowPage(line: SlowLine, room: Gathering, name: string): Promise<SlowReader> {
  const { token } = await room.person(name, 'participant');
  const page = new Page(name, openSocket(room.session.code, token, line.address), chanceOf(1));
  await page.untilInStep();
  return { doc: () => page.link.doc, leave: () => page.close() };
}

async function slowProvider(line: SlowLine, room: Gathering, name: string): Promise<SlowReader> {
  const { token } = await room.person(name, 'participant');
  const url = `${line.address.replace('http', 'ws')}/yjs/${room.session.code}`;
  const provider = new WebsocketProvider(url, 'board', new Y.Doc(), { params: { token }, disableBc: true });
  await untilSynced(provider);
  return { doc: () => provider.doc, leave: () => provider.destroy() };
}

async function crowd(room: Gathering, latencies: number[]): Promise<readonly Participant[]> {
  const people: Participant[] = [];
  for (let index = 0; index < PEOPLE; index++) {
    const person = new Participant((await room.person(`p${index}`, 'participant')).socket(), latencies);
    await person.arrive();
    people.push(person);
  }
  return people;
}

async function run(withSlowReaders: boolean): Promise<Figures> {
  const measured = await startMeasured();
  const { server } = measured;
  const room = await gather(server.address);
  const latencies: number[] = [];
  const people = await crowd(room, latencies);
  const slow = withSlowReaders ? await SlowReaders.arrive(server.address, room) : null;
  const stop = new AbortController();
  const writing = people.slice(0, WRITERS).map((person) => person.write(stop.signal));
  await sleep(SECONDS * 1000);
  const p99 = percentile(latencies, 99);
  const memory = await measured.memory();
  stop.abort();
  await Promise.all(writing);
  await slow?.catchUp(room);
  room.leave();
  await measured.stop();
  return { memory, p99 };
}

test('readers at 1 KB/s cost the server little and the others nothing', async () => {
  const [without, withSlow]: [Figures[], Figures[]] = [[], []];
  for (let count = 0; count < RUNS; count++) {
    without.push(await run(false));
    withSlow.push(await run(true));
  }
  const middle = (runs: readonly Figures[], figure: keyof Figures): number =>
    percentile(
      runs.map((one) => one[figure]),
      50,
    );
  const more = middle(withSlow, 'memory') - middle(without, 'memory');
  const [p99, p99Without] = [middle(withSlow, 'p99'), middle(without, 'p99')];
  tell(
    `F9: ${SLOW} readers at ${BYTES_PER_SECOND} bytes/s for ${SECONDS} s among ${PEOPLE} people: memory ` +
      `${more < 0 ? '' : '+'}${more.toFixed(1)} MB, p99 of the others ${p99.toFixed(0)} ms, ` +
      `without them ${p99Without.toFixed(0)} ms`,
  );
  expect(more, 'megabytes more').toBeLessThan(10);
  expect(p99, 'p99 of the others').toBeLessThan(5 * p99Without + 200);
});
