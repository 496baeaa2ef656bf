import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import type { CreatedSession, Joined } from '@verbindbord/shared/session/requests.ts';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { awarenessUpdate, cursorsIn } from './awareness.ts';
import type { Board } from './board.ts';
import { Change, type Frame, FrameReader, NOTHING } from './frame.ts';
import type { Ear, Line, Tongue } from './tongue.ts';
import { Channel } from './webSocket.ts';

interface Seat {
  readonly code: string;
  readonly token: string;
}

const BYTES = '451-["bytes","board",{"_placeholder":true,"num":0}]';
const SAVED = '42["saved","board",';
const REFUSED = ['42["rejected"', '42["closed"', '44'];
/** What somebody says who has nothing yet: an empty state vector, and an empty difference. */
const NOTHING_YET = new Uint8Array([0]);
const NOTHING_MORE = new Uint8Array([0, 0]);
const JOINING_AT_ONCE = 8;

/** Verbindbord over socket.io, with sessions made and people joined through its HTTP interface. */
export class Ours implements Tongue {
  readonly #address: string;
  readonly #reader = new FrameReader(readFrame);
  readonly #seats = new Map<number, Seat>();

  constructor(address: string) {
    this.#address = address;
  }

  async prepare(board: Board, rooms: readonly (readonly number[])[]): Promise<void> {
    for (const people of rooms) {
      const session = await post<CreatedSession>(`${this.#address}/api/sessions`, { title: 'Wijkaanpak' });
      const maker = await this.#join(session, 'facilitator', 'Begeleider');
      await this.#fill(maker, board);
      for (let start = 0; start < people.length; start += JOINING_AT_ONCE) {
        const some = people.slice(start, start + JOINING_AT_ONCE);
        await Promise.all(
          some.map(async (person) => {
            this.#seats.set(person, await this.#join(session, 'participant', `Deelnemer ${person}`));
          }),
        );
      }
    }
  }

  connect(person: number, ear: Ear): Line {
    const seat = this.#seats.get(person);
    if (!seat) throw new Error(`Person ${person} has not joined.`);
    return new OurLine(this.#address, seat, person, ear, this.#reader);
  }

  async #join(session: CreatedSession, role: keyof CreatedSession['links'], name: string): Promise<Seat> {
    const secret = new URL(session.links[role]).hash.slice(1);
    const { token } = await post<Joined>(`${this.#address}/api/sessions/${session.code}/join`, {
      secret,
      name,
    });
    return { code: session.code, token };
  }

  /** Puts the board in the session as its facilitator would. */
  #fill(seat: Seat, board: Board): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = new OurLine(
        this.#address,
        seat,
        -1,
        {
          hear: () => {},
          // Not at once: the server's own question comes after this and is answered first.
          ready: () => void setTimeout(() => line.edit(board.update), 50),
          saved: () => {
            line.close();
            resolve();
          },
          failed: (why) => reject(new Error(`The board could not be made: ${why}`)),
        },
        this.#reader,
      );
    });
  }
}

/** One connection: the few packets of engine.io and socket.io that the product's page sends too. */
class OurLine implements Line {
  readonly #channel: Channel;
  readonly #person: number;
  readonly #ear: Ear;
  readonly #reader: FrameReader;
  readonly #seat: Seat;
  #clock = 0;
  #isReady = false;
  /** Messages before the first edit that the server counts too. */
  #answers = 0;

  constructor(address: string, seat: Seat, person: number, ear: Ear, reader: FrameReader) {
    this.#seat = seat;
    this.#person = person;
    this.#ear = ear;
    this.#reader = reader;
    this.#channel = new Channel(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      open: () => {},
      bytes: (bytes, at) => this.#onBytes(bytes, at),
      text: (text, at) => this.#onText(text.toString('latin1', 0, 64), at),
      closed: (why) => ear.failed(why),
    });
  }

  edit(update: Uint8Array): void {
    this.#send(MESSAGE.sync, SYNC.update, update);
  }

  move(x: number, y: number): void {
    this.#send(MESSAGE.presence, null, awarenessUpdate(this.#person, ++this.#clock, { cursor: { x, y } }));
  }

  close(): void {
    this.#channel.close();
  }

  bytesReceived(): number {
    return this.#channel.bytesReceived;
  }

  #onText(text: string, at: number): void {
    if (text.startsWith(SAVED)) this.#onSaved(Number.parseInt(text.slice(SAVED.length), 10), at);
    else if (text === '2') this.#channel.send('3');
    else if (text.startsWith('0')) this.#greet();
    else if (text.startsWith('40')) this.#channel.send('420["open","board"]');
    else if (text.startsWith('430[{"ok":true')) this.#send(MESSAGE.sync, SYNC.stateVector, NOTHING_YET);
    else if (text.startsWith('430') || REFUSED.some((start) => text.startsWith(start))) {
      this.#ear.failed(text);
    }
  }

  #onSaved(count: number, at: number): void {
    if (count > this.#answers) this.#ear.saved(count - this.#answers, at);
  }

  #greet(): void {
    this.#channel.send(`40${JSON.stringify({ version: PROTOCOL_VERSION, ...this.#seat })}`);
  }

  #onBytes(bytes: Buffer, at: number): void {
    if (bytes[0] === MESSAGE.sync && bytes[1] === SYNC.stateVector) {
      this.#answers++;
      this.#send(MESSAGE.sync, SYNC.difference, NOTHING_MORE);
      return;
    }
    // The first message with a change is the answer to the state vector: the whole board.
    const frame = this.#reader.frameOf(bytes, at);
    this.#ear.hear(frame, at);
    if (this.#isReady || !frame.change) return;
    this.#isReady = true;
    this.#ear.ready(at);
  }

  #send(kind: number, part: number | null, content: Uint8Array): void {
    const encoder = createEncoder();
    writeVarUint(encoder, kind);
    if (part !== null) writeVarUint(encoder, part);
    writeVarUint8Array(encoder, content);
    this.#channel.send(BYTES);
    this.#channel.send(toUint8Array(encoder));
  }
}

function readFrame(bytes: Uint8Array): Frame {
  const decoder = createDecoder(bytes);
  const kind = readVarUint(decoder);
  if (kind === MESSAGE.presence) return { ...NOTHING, cursors: cursorsIn(readVarUint8Array(decoder)) };
  if (kind !== MESSAGE.sync || readVarUint(decoder) === SYNC.stateVector) return NOTHING;
  return { ...NOTHING, change: new Change(readVarUint8Array(decoder)) };
}

async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} gave ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
