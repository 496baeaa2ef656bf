import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Chance } from '../proof.ts';
import { updateMessage } from '../relay/bytes.ts';
import { Forger } from './Forger.ts';
import { event, frame, message, noise, packet, presence, webSocket } from './junk.ts';
import { type Carrier, type Line, openLine, type Sent } from './lines.ts';
import type { Room } from './Room.ts';
import { HONEST, type Tally } from './Tally.ts';

interface Shot {
  readonly way: string;
  readonly sent: Sent;
  /** Whether it brings something that is not known, if it is let in. */
  readonly isNews?: boolean;
}

export interface Attack {
  readonly room: Room;
  readonly carrier: Carrier;
  readonly chance: Chance;
  readonly name: string;
  readonly tally: Tally;
}

/**
 * Somebody who sends one bad thing after the other, in the pace of a person who hammers on the keys, and comes back as
 * somebody else when the server does not take any more from them.
 */
export class Attacker {
  readonly #attack: Attack;
  readonly #forger: Forger;
  #line: Line | null = null;
  #people = 0;
  #person: Awaited<ReturnType<Room['enter']>> | null = null;

  constructor(attack: Attack) {
    this.#attack = attack;
    this.#forger = new Forger(attack.chance, () => attack.room.board);
  }

  /** Opens the board, as somebody new when that is needed. */
  async comeIn(): Promise<void> {
    const { room, name, carrier } = this.#attack;
    if (!this.#person || this.#line?.isSentAway) {
      this.#person = await room.enter(`${name}.${++this.#people}`);
      this.#forger.comeBack();
    }
    this.#line = await openLine(carrier, this.#person);
  }

  /** Attacks until there was enough, so many times a second. */
  async attack(perSecond: number, isEnough: () => boolean): Promise<void> {
    let next = performance.now() + this.#attack.chance.between(0, 1000 / perSecond);
    while (!isEnough()) {
      await sleep(Math.max(0, next - performance.now()));
      next = Math.max(next + 1000 / perSecond, performance.now());
      if (!this.#line?.isOpen) await this.comeIn();
      await this.#shoot(this.#aim());
    }
    this.#line?.close();
  }

  async #shoot(shot: Shot): Promise<void> {
    const { tally, carrier } = this.#attack;
    const fate = await this.#line?.send(shot.sent);
    if (fate === undefined) return;
    const became = fate === 'taken' ? this.#effectOf(shot) : fate;
    tally.count(carrier, shot.way, became);
    if (shot.way === HONEST && fate !== 'taken') this.#forger.comeBack();
  }

  #effectOf({ isNews, sent }: Shot): string {
    if (isNews === undefined) return sent.kind === 'message' ? 'heard' : 'passed over';
    return isNews ? 'let in' : 'nothing new';
  }

  #aim(): Shot {
    const { chance, carrier, room } = this.#attack;
    const drawn = chance.between(1, 100);
    if (drawn <= 82) return this.#update();
    if (drawn <= 87) return { way: 'messages', sent: { kind: 'message', bytes: message(chance) } };
    if (drawn <= 93)
      return { way: 'presence', sent: { kind: 'message', bytes: presence(chance, room.victims) } };
    if (drawn === 100) return { way: 'WebSocket', sent: { kind: 'raw', bytes: webSocket(chance) } };
    if (carrier === 'plain')
      return drawn <= 97
        ? { way: 'packets', sent: { kind: 'binary', bytes: noise(chance, 80) } }
        : { way: 'packets', sent: { kind: 'text', text: event(chance) } };
    if (drawn <= 96) return { way: 'events', sent: { kind: 'text', text: event(chance) } };
    return drawn <= 98
      ? { way: 'packets', sent: { kind: 'text', text: packet(chance) } }
      : { way: 'packets', sent: { kind: 'binary', bytes: frame(chance) } };
  }

  #update(): Shot {
    const { way, update } = this.#forger.forge();
    const bytes = updateMessage(update);
    // A difference is taken for the same.
    if (this.#attack.chance.percent(20)) bytes[1] = 1;
    const isNews = bringsNews(update, this.#attack.room.board);
    return { way, sent: { kind: 'message', bytes }, isNews };
  }
}

/** Whether an update says something that a document has not; of one that cannot be read nobody needs to know. */
function bringsNews(update: Uint8Array, { store }: Y.Doc): boolean {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return (
      ds.clients.size > 0 ||
      structs.some(({ id, length }) => id.clock + length > Y.getState(store, id.client))
    );
  } catch {
    return false;
  }
}
