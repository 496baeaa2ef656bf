import { inflateRawSync } from 'node:zlib';
import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import type { PresenceFields, PresenceUser } from '@verbindbord/shared/presence/presence.ts';
import { readBeat } from '@verbindbord/shared/protocol/beat.ts';
import { readFrame, writeFrame } from '@verbindbord/shared/protocol/frames.ts';
import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import type { CreatedSession, Joined } from '@verbindbord/shared/session/requests.ts';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { Board } from './board.ts';
import { Change, type CursorSeen, type Frame, FrameReader, NOTHING } from './frame.ts';
import type { Ear, Line, Tongue } from './tongue.ts';
import { Channel } from './webSocket.ts';

/** A frame of ours also tells, per seat, how many messages are dealt with. */
interface OurFrame extends Frame {
  /** Which part of the sync protocol it is, or null for a beat. */
  readonly part: number | null;
  readonly saved: ReadonlyMap<number, number>;
}

interface Seat {
  readonly room: OurRoom;
  readonly token: string;
}

const EMPTY: OurFrame = { ...NOTHING, part: null, saved: new Map() };
const OPENED = '430[{"ok":true,';
const REFUSED = ['430[{"ok":false', '42["rejected"', '42["closed"', '44'];
/** What somebody says who has nothing yet: an empty state vector, and an empty difference. */
const NOTHING_YET = new Uint8Array([0]);
const NOTHING_MORE = new Uint8Array([0, 0]);
const JOINING_AT_ONCE = 8;
const NOBODY = -1;

/** Verbindbord over socket.io, with sessions made and people joined through its HTTP interface. */
export class Ours implements Tongue {
  readonly #address: string;
  readonly #seats = new Map<number, Seat>();

  constructor(address: string) {
    this.#address = address;
  }

  async prepare(board: Board, rooms: readonly (readonly number[])[]): Promise<void> {
    for (const people of rooms) {
      const session = await post<CreatedSession>(`${this.#address}/api/sessions`, { title: 'Wijkaanpak' });
      const room = new OurRoom(session.code);
      await this.#fill(await this.#join(session, room, 'facilitator', NOBODY), board);
      for (let start = 0; start < people.length; start += JOINING_AT_ONCE) {
        const some = people.slice(start, start + JOINING_AT_ONCE);
        const join = async (person: number): Promise<void> => {
          this.#seats.set(person, await this.#join(session, room, 'participant', person));
        };
        await Promise.all(some.map(join));
      }
    }
  }

  connect(person: number, ear: Ear): Line {
    const seat = this.#seats.get(person);
    if (!seat) throw new Error(`Person ${person} has not joined.`);
    return new OurLine(this.#address, seat, ear);
  }

  /** The code of the session that somebody is in. */
  codeOf(person: number): string {
    return this.#seats.get(person)?.room.code ?? '';
  }

  async #join(
    session: CreatedSession,
    room: OurRoom,
    role: keyof CreatedSession['links'],
    person: number,
  ): Promise<Seat> {
    const secret = new URL(session.links[role]).hash.slice(1);
    const name = person === NOBODY ? 'Begeleider' : `Deelnemer ${person}`;
    const url = `${this.#address}/api/sessions/${session.code}/join`;
    const joined = await post<Joined>(url, { secret, name });
    room.people.set(joined.participantId, person);
    return { room, token: joined.token };
  }

  /** Puts the board in the session as its facilitator would. */
  #fill(seat: Seat, board: Board): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = new OurLine(this.#address, seat, {
        hear: () => {},
        ready: () => line.edit(board.update),
        saved: () => {
          line.close();
          resolve();
        },
        failed: (why) => reject(new Error(`The board could not be made: ${why}`)),
      });
    });
  }
}

/** What everybody in a session knows alike: who sits where. */
class OurRoom {
  readonly code: string;
  /** Numbers by the ids that the server gave. */
  readonly people = new Map<string, number>();
  readonly reader = new FrameReader<OurFrame>((bytes) => this.#read(bytes));
  readonly #seated = new Map<number, { readonly user: PresenceUser }>();

  constructor(code: string) {
    this.code = code;
  }

  #read(frame: Uint8Array): OurFrame {
    const bytes = readFrame(frame)?.bytes;
    if (!bytes) return EMPTY;
    if (bytes[0] === MESSAGE.beat) return this.#readBeat(bytes);
    if (bytes[0] === MESSAGE.packed) {
      const update = new Uint8Array(inflateRawSync(bytes.subarray(1)));
      return { ...EMPTY, part: SYNC.difference, change: new Change(update) };
    }
    const decoder = createDecoder(bytes);
    if (readVarUint(decoder) !== MESSAGE.sync) return EMPTY;
    const part = readVarUint(decoder);
    const change = part === SYNC.stateVector ? null : new Change(readVarUint8Array(decoder));
    return { ...EMPTY, part, change };
  }

  /** Of who sits where only the names are kept, so that who has a cursor afterwards has moved in this beat. */
  #readBeat(bytes: Uint8Array): OurFrame {
    const { changes, saved, others } = readBeat(bytes, this.#seated);
    const cursors: CursorSeen[] = [];
    for (const [seat, { user, cursor }] of others) {
      if (this.#seated.get(seat)?.user.id !== user.id) this.#seated.set(seat, { user });
      const person = this.people.get(user.id);
      if (cursor && person !== undefined) cursors.push({ person, x: cursor.x });
    }
    return {
      change: changes && new Change(changes),
      cursors,
      part: null,
      saved: new Map(saved.map(({ seat, count }) => [seat, count])),
    };
  }
}

/** One connection: the few packets of engine.io and socket.io that the product's page sends too. */
class OurLine implements Line {
  readonly #channel: Channel;
  readonly #seat: Seat;
  readonly #ear: Ear;
  /** Its place in the document, which beats speak of. */
  #number: number | null = null;
  #shown: PresenceFields = {};
  /** When the last part of the board came in, until all of it is there. */
  #boardAt: number | null = null;
  #isReady = false;
  /** Messages before the first edit that the server counts too. */
  #answers = 0;

  constructor(address: string, seat: Seat, ear: Ear) {
    this.#seat = seat;
    this.#ear = ear;
    this.#channel = new Channel(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      open: () => {},
      bytes: (bytes, at) => this.#onBytes(bytes, at),
      text: (text) => this.#onText(text.toString('latin1', 0, 64)),
      closed: (why) => ear.failed(why),
    });
  }

  edit(update: Uint8Array): void {
    this.#sync(SYNC.update, update);
  }

  move(x: number, y: number): void {
    const next = { cursor: { x, y } };
    const move = moveBetween(this.#shown, next) ?? NOTHING_YET;
    this.#shown = next;
    const message = new Uint8Array(move.length + 1);
    message[0] = MESSAGE.move;
    message.set(move, 1);
    this.#channel.send(writeFrame('board', message));
  }

  close(): void {
    this.#channel.close();
  }

  bytesReceived(): number {
    return this.#channel.bytesReceived;
  }

  #onText(text: string): void {
    const { room, token } = this.#seat;
    if (text === '2') this.#channel.send('3');
    else if (text.startsWith('0')) {
      this.#channel.send(`40${JSON.stringify({ version: PROTOCOL_VERSION, code: room.code, token })}`);
    } else if (text.startsWith('40')) this.#channel.send('420["open","board"]');
    else if (text.startsWith(OPENED)) {
      this.#number = Number(/"seat":(\d+)/.exec(text)?.[1]);
      this.#sync(SYNC.stateVector, NOTHING_YET);
    } else if (REFUSED.some((start) => text.startsWith(start))) this.#ear.failed(text);
  }

  #onBytes(bytes: Buffer, at: number): void {
    const frame = this.#seat.room.reader.frameOf(bytes, at);
    this.#ear.hear(frame, at);
    if (frame.part === SYNC.difference) this.#boardAt = at;
    if (frame.part === SYNC.stateVector) this.#onQuestion(at);
    const count = this.#number === null ? undefined : frame.saved.get(this.#number);
    if (count !== undefined && count > this.#answers) this.#ear.saved(count - this.#answers, at);
  }

  /** The server asks what one has when it has said all that it has itself. */
  #onQuestion(at: number): void {
    this.#answers++;
    this.#sync(SYNC.difference, NOTHING_MORE);
    if (this.#isReady) return;
    this.#isReady = true;
    this.#ear.ready(this.#boardAt ?? at);
  }

  #sync(part: number, content: Uint8Array): void {
    const encoder = createEncoder();
    writeVarUint(encoder, MESSAGE.sync);
    writeVarUint(encoder, part);
    writeVarUint8Array(encoder, content);
    this.#channel.send(writeFrame('board', toUint8Array(encoder)));
  }
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
