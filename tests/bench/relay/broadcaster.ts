import { awarenessUpdate, cursorsIn, presenceOf } from './awareness.ts';
import { KIND } from './broadcast.ts';
import { Change, type Frame, FrameReader, NOTHING } from './frame.ts';
import type { Ear, Line, Tongue } from './tongue.ts';
import { Channel } from './webSocket.ts';

/** A server that knows no documents: whoever comes gets the board as it was at the start, and then every message. */
export class BroadcasterTongue implements Tongue {
  readonly #address: string;
  readonly #rooms = new Map<number, number>();
  readonly #reader = new FrameReader(readFrame);

  constructor(address: string) {
    this.#address = address;
  }

  async prepare(_board: unknown, rooms: readonly (readonly number[])[]): Promise<void> {
    rooms.forEach((people, room) => {
      for (const person of people) this.#rooms.set(person, room);
    });
  }

  connect(person: number, ear: Ear): Line {
    const url = `${this.#address.replace('http', 'ws')}/${this.#rooms.get(person) ?? 0}`;
    const channel = new Channel(url, {
      open: () => {},
      bytes: (bytes, at) => {
        ear.hear(this.#reader.frameOf(bytes, at), at);
        if (bytes[0] === KIND.board) ear.ready(at);
      },
      closed: (why) => ear.failed(why),
    });
    let clock = 0;
    const send = (kind: number, content: Uint8Array): void => {
      const message = new Uint8Array(content.length + 1);
      message[0] = kind;
      message.set(content, 1);
      channel.send(message);
    };
    return {
      edit: (update) => send(KIND.change, update),
      move: (x, y) => send(KIND.presence, awarenessUpdate(person, ++clock, presenceOf(person, x, y))),
      close: () => channel.close(),
      bytesReceived: () => channel.bytesReceived,
    };
  }
}

function readFrame(bytes: Uint8Array): Frame {
  const content = bytes.subarray(1);
  if (bytes[0] === KIND.presence) return { ...NOTHING, cursors: cursorsIn(content) };
  return { ...NOTHING, change: new Change(content) };
}
