import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { encodeAwareness } from '@verbindbord/server/src/documents/awareness.ts';
import { sameContent } from '@verbindbord/server/src/documents/content.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import type { CreatedSession, Joined } from '@verbindbord/shared/session/requests.ts';
import * as Y from 'yjs';
import { ANNA, annasWork } from '../gate/refused.ts';
import { updateMessage } from '../relay/bytes.ts';
import { post } from '../relay/people.ts';
import type { Victim } from './junk.ts';
import { CARRIERS, type Line, openLine, type Whereto } from './lines.ts';
import { type Complain, SHAPE, Watcher } from './Watcher.ts';

/** Where victims point, and nothing else of them is shown. */
const CURSOR = { x: 7, y: 7 } as const;
/** A standard client forgets whom it hears nothing of for half a minute. */
const REPEAT_MS = 5000;
const PATIENCE_MS = 20_000;

/** A session that is attacked, with people in it who look on over both carriers and some who show themselves. */
export class Room {
  readonly victims: readonly Victim[];
  readonly #address: string;
  readonly #session: CreatedSession;
  readonly #complain: Complain;
  readonly #watchers: readonly Watcher[];
  readonly #lines: readonly Line[];
  readonly #repeating: readonly NodeJS.Timeout[];

  private constructor(made: Pick<Room, 'victims'> & Making) {
    this.victims = made.victims;
    this.#address = made.address;
    this.#session = made.session;
    this.#complain = made.complain;
    this.#watchers = made.watchers;
    this.#lines = made.lines;
    this.#repeating = made.repeating;
  }

  static async begin(address: string, session: CreatedSession, tell: Complain): Promise<Room> {
    const complain: Complain = (complaint) => tell(`${complaint}, in the session ${session.code}`);
    const enter = (name: string, role: keyof CreatedSession['links']) => joinAs(address, session, name, role);
    const anna = await openLine('socket.io', (await enter('Anna', 'facilitator')).whereto);
    const work = new Y.Doc();
    work.clientID = ANNA;
    annasWork(work);
    const fate = await anna.send({ kind: 'message', bytes: updateMessage(Y.encodeStateAsUpdate(work)) });
    if (fate !== 'taken') complain(`Anna's work was not taken: ${fate}`);
    const watchers = await arrive(address, session, complain);
    const lines = [anna];
    const victims: Victim[] = [];
    const repeating: NodeJS.Timeout[] = [];
    for (const [index, carrier] of CARRIERS.entries()) {
      const name = `Slachtoffer ${carrier}`;
      const { id, whereto } = await enter(name, 'participant');
      const line = await openLine(carrier, whereto);
      const client = 1000 + index;
      line.say(carrier === 'plain' ? awareness(client) : move());
      const repeat = (): void =>
        line.say(carrier === 'plain' ? awareness(client, Date.now() % 2 ** 32) : move());
      lines.push(line);
      repeating.push(setInterval(repeat, REPEAT_MS));
      victims.push({ id, name, client });
    }
    const room = new Room({ victims, address, session, complain, watchers, lines, repeating });
    await room.#until('the victims are shown', () => room.#faultInPresence() === null);
    return room;
  }

  /** The board as the server has it, some milliseconds later. */
  get board(): Y.Doc {
    const [first] = this.#watchers;
    if (!first) throw new Error('Nobody watches.');
    return first.doc;
  }

  /** Somebody comes in who may write. */
  async enter(name: string): Promise<Whereto> {
    return (await joinAs(this.#address, this.#session, name, 'participant')).whereto;
  }

  /** Complains of presence that is not as it should be at this moment. */
  look(): void {
    const fault = this.#faultInPresence();
    if (fault) this.#complain(fault);
  }

  /**
   * When nobody attacks any more: everybody has the same board, also who comes in now, and it is another one neither
   * when it is loaded as a whole nor when the server has let it go and reads it again.
   *
   * @param folder where the board is left, to be compared with what is on disk in the end
   */
  async end(folder: string): Promise<void> {
    this.look();
    for (const timer of this.#repeating) clearInterval(timer);
    if (!this.#watchers.every(({ isThere }) => isThere))
      this.#complain('Somebody who looked on was sent away');
    const late = await arrive(this.#address, this.#session, this.#complain);
    const [first, ...others] = [...this.#watchers, ...late].map(({ doc }) => doc);
    if (!first) return;
    await this.#until('all have the same board', () => others.every((doc) => isSame(doc, first)));
    const update = Y.encodeStateAsUpdate(first);
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, update);
    if (loaded.store.pendingStructs || loaded.store.pendingDs || !saysTheSame(loaded, first))
      this.#complain('The board is another one when it is loaded as a whole');
    writeFileSync(join(folder, this.#session.code), update);
    for (const one of [...this.#watchers, ...late, ...this.#lines])
      'leave' in one ? one.leave() : one.close();
    await this.#readAgain(loaded);
    loaded.destroy();
  }

  /** Nobody is there any more: a moment later the server has to read the board from disk. */
  async #readAgain(board: Y.Doc): Promise<void> {
    await sleep(300);
    const back = await arrive(this.#address, this.#session, this.#complain);
    await this.#until('the board comes back from disk', () =>
      back.every(({ doc }) => saysTheSame(doc, board)),
    );
    for (const watcher of back) watcher.leave();
  }

  /** Each victim is there once, and shows what they showed themselves. */
  #faultInPresence(): string | null {
    for (const watcher of this.#watchers) {
      for (const { id, name } of this.victims) {
        const shown = watcher.shown.filter(({ user }) => (user as Victim | undefined)?.id === id);
        const isGood = isDeepStrictEqual(shown, [{ cursor: CURSOR, user: { id, name } }]);
        if (!isGood) return `${name} is shown as ${JSON.stringify(shown)}`;
      }
      const names = watcher.shown.map(({ user }) => (user as Victim | undefined)?.name);
      if (
        names.filter((name) => this.victims.some((victim) => victim.name === name)).length >
        this.victims.length
      )
        return `Somebody has a name of others: ${JSON.stringify(names)}`;
    }
    return null;
  }

  async #until(what: string, holds: () => boolean): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      if (holds()) return;
      await sleep(20);
    }
    this.#complain(`It was waited in vain until ${what}`);
  }
}

interface Making {
  readonly address: string;
  readonly session: CreatedSession;
  readonly complain: Complain;
  readonly watchers: readonly Watcher[];
  readonly lines: readonly Line[];
  readonly repeating: readonly NodeJS.Timeout[];
}

/** Somebody joins a session in a role. */
export async function joinAs(
  address: string,
  { code, links }: CreatedSession,
  name: string,
  role: keyof CreatedSession['links'],
): Promise<{ readonly id: string; readonly whereto: Whereto }> {
  const secret = new URL(links[role]).hash.slice(1);
  const joined = await post<Joined>(`${address}/api/sessions/${code}/join`, { secret, name });
  return { id: joined.participantId, whereto: { address, code, token: joined.token } };
}

/** Somebody who looks on over each carrier. */
async function arrive(address: string, session: CreatedSession, complain: Complain): Promise<Watcher[]> {
  const watchers: Watcher[] = [];
  for (const carrier of CARRIERS) {
    const { whereto } = await joinAs(address, session, 'Olga', 'observer');
    watchers.push(await Watcher.arrive(carrier, whereto, complain));
  }
  return watchers;
}

function awareness(client: number, clock = 1): Uint8Array {
  const update = encodeAwareness([{ client, clock, state: JSON.stringify({ cursor: CURSOR }) }]);
  return new Uint8Array([MESSAGE.presence, update.length, ...update]);
}

function move(): Uint8Array {
  return new Uint8Array([MESSAGE.move, ...(moveBetween({}, { cursor: CURSOR }) ?? [])]);
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  const vectors = [one, other].map((doc) => Y.decodeStateVector(Y.encodeStateVector(doc)));
  return isDeepStrictEqual(vectors[0], vectors[1]) && saysTheSame(one, other);
}

/** Also to somebody who reads a board. */
export function saysTheSame(one: Y.Doc, other: Y.Doc): boolean {
  return sameContent(one, other, SHAPE) && isDeepStrictEqual(readBoard(one), readBoard(other));
}
