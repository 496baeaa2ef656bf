import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { awarenessUpdate, cursorsIn, presenceOf } from './awareness.ts';
import { Change, type Frame, FrameReader, NOTHING } from './frame.ts';
import type { Ear, Line, Tongue } from './tongue.ts';
import { Channel } from './webSocket.ts';

/** The kinds of messages of Hocuspocus, and of their parts, as far as a client has to do with them. */
const KIND = { sync: 0, presence: 1, auth: 2, syncReply: 4 } as const;
const SYNC = { stateVector: 0, difference: 1, update: 2 } as const;
const AUTH = { token: 0, denied: 1, authenticated: 2 } as const;

/** What somebody says who has nothing yet: an empty state vector, and an empty difference. */
const NOTHING_YET = new Uint8Array([0]);
const NOTHING_MORE = new Uint8Array([0, 0]);

/** Hocuspocus as its own provider speaks with it. Its boards are there from the start. */
export class HocuspocusTongue implements Tongue {
  readonly #address: string;
  readonly #rooms = new Map<number, string>();
  readonly #reader = new FrameReader(readFrame);

  constructor(address: string) {
    this.#address = address;
  }

  async prepare(_board: unknown, rooms: readonly (readonly number[])[]): Promise<void> {
    rooms.forEach((people, room) => {
      for (const person of people) this.#rooms.set(person, `room-${room}`);
    });
  }

  connect(person: number, ear: Ear): Line {
    return new HocuspocusLine(this.#address, this.#rooms.get(person) ?? 'room-0', person, ear, this.#reader);
  }
}

class HocuspocusLine implements Line {
  readonly #channel: Channel;
  readonly #room: string;
  readonly #person: number;
  readonly #ear: Ear;
  readonly #reader: FrameReader<Frame>;
  #clock = 0;
  #isAuthenticated = false;
  #isReady = false;

  constructor(address: string, room: string, person: number, ear: Ear, reader: FrameReader<Frame>) {
    this.#room = room;
    this.#person = person;
    this.#ear = ear;
    this.#reader = reader;
    this.#channel = new Channel(address.replace('http', 'ws'), {
      open: () => this.#authenticate(),
      bytes: (bytes, at) => this.#onBytes(bytes, at),
      closed: (why) => ear.failed(why),
    });
  }

  edit(update: Uint8Array): void {
    this.#send(KIND.sync, SYNC.update, update);
  }

  move(x: number, y: number): void {
    const state = presenceOf(this.#person, x, y);
    this.#send(KIND.presence, null, awarenessUpdate(this.#person, ++this.#clock, state));
  }

  close(): void {
    this.#channel.close();
  }

  bytesReceived(): number {
    return this.#channel.bytesReceived;
  }

  #authenticate(): void {
    const encoder = createEncoder();
    writeVarString(encoder, this.#room);
    writeVarUint(encoder, KIND.auth);
    writeVarUint(encoder, AUTH.token);
    writeVarString(encoder, 'token');
    this.#channel.send(toUint8Array(encoder));
  }

  #onBytes(bytes: Buffer, at: number): void {
    if (!this.#isAuthenticated) {
      this.#isAuthenticated = true;
      this.#send(KIND.sync, SYNC.stateVector, NOTHING_YET);
      return;
    }
    const frame = this.#reader.frameOf(bytes, at);
    this.#ear.hear(frame, at);
    if (this.#isReady) return;
    const part = syncPartOf(bytes);
    if (part === SYNC.stateVector) this.#send(KIND.sync, SYNC.difference, NOTHING_MORE);
    if (part !== SYNC.difference) return;
    this.#isReady = true;
    this.#ear.ready(at);
  }

  #send(kind: number, part: number | null, content: Uint8Array): void {
    const encoder = createEncoder();
    writeVarString(encoder, this.#room);
    writeVarUint(encoder, kind);
    if (part !== null) writeVarUint(encoder, part);
    writeVarUint8Array(encoder, content);
    this.#channel.send(toUint8Array(encoder));
  }
}

function readFrame(bytes: Uint8Array): Frame {
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  const kind = readVarUint(decoder);
  if (kind === KIND.presence) return { ...NOTHING, cursors: cursorsIn(readVarUint8Array(decoder)) };
  if (kind !== KIND.sync && kind !== KIND.syncReply) return NOTHING;
  if (readVarUint(decoder) === SYNC.stateVector) return NOTHING;
  return { ...NOTHING, change: new Change(readVarUint8Array(decoder)) };
}

/** Which part of the sync protocol a message is, or null for other messages. */
function syncPartOf(bytes: Uint8Array): number | null {
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  const kind = readVarUint(decoder);
  return kind === KIND.sync || kind === KIND.syncReply ? readVarUint(decoder) : null;
}
