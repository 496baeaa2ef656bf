import { setTimeout as sleep } from 'node:timers/promises';
import { DocumentLink } from '@verbindbord/client/src/connection/documentLink.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import { expect } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Gathering, type MemberSocket, untilSynced } from '../relay/people.ts';

const EDITS_PER_SECOND = 20;
const LONGEST = 300;

interface Edit {
  readonly client: number;
  /** Whoever knows this client so far has the edit. */
  readonly reached: number;
  readonly at: number;
}

/**
 * Somebody who works on a page of the product, and somebody who reads along with the unchanged provider of
 * y-websocket. An edit has arrived when the reader's document holds the letter, whatever others did to it since.
 */
export class HonestPair {
  readonly #socket: MemberSocket;
  readonly #link: DocumentLink;
  readonly #reader: WebsocketProvider;
  readonly #onWay: Edit[] = [];
  readonly #latencies: number[] = [];
  readonly #refusals: string[] = [];
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();
  #note = '';

  private constructor(socket: MemberSocket, reader: WebsocketProvider) {
    this.#socket = socket;
    this.#reader = reader;
    this.#link = new DocumentLink(socket, 'board', {
      changed: () => {},
      presence: () => {},
      rejected: ({ reason }) => this.#refusals.push(reason),
    });
    reader.doc.on('update', () => this.#see());
  }

  static async arrive(room: Gathering, name: string): Promise<HonestPair> {
    const writer = await room.person(name, 'participant');
    const reader = await untilSynced((await room.person(`${name} leest`, 'observer')).provider('board'));
    const pair = new HonestPair(writer.socket(), reader);
    await expect.poll(() => pair.#link.state).toBe('open');
    return pair;
  }

  /** Works until told to stop. */
  begin(): void {
    this.#working = this.#work();
  }

  /** Leaves when everything has arrived; gives how many milliseconds each edit took to the other. */
  async end(): Promise<readonly number[]> {
    this.#stop.abort();
    await this.#working;
    await expect.poll(() => this.#onWay, { message: 'edits that do not arrive' }).toEqual([]);
    expect(this.#refusals, 'what honest people were refused').toEqual([]);
    this.#link.destroy();
    this.#socket.disconnect();
    this.#reader.destroy();
    return this.#latencies;
  }

  async #work(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#write();
      await sleep(1000 / EDITS_PER_SECOND);
    }
  }

  #write(): void {
    const { doc } = this.#link;
    const before = Y.getState(doc.store, doc.clientID);
    const at = performance.now();
    this.#type(doc);
    const reached = Y.getState(doc.store, doc.clientID);
    if (reached > before) this.#onWay.push({ client: doc.clientID, reached, at });
  }

  /** In a note of one's own, and another one when that was taken away or is full. */
  #type(doc: Y.Doc): void {
    const text = textField(doc, 'notes', this.#note, 'text');
    if (!rootOf(doc, 'notes').has(this.#note) || !text || text.length > LONGEST) {
      this.#note = addNote(doc, { sheet: 'vel', text: 'x' });
    } else text.insert(text.length, 'x');
  }

  #see(): void {
    const now = performance.now();
    const { store } = this.#reader.doc;
    for (
      let edit = this.#onWay[0];
      edit && Y.getState(store, edit.client) >= edit.reached;
      edit = this.#onWay[0]
    ) {
      this.#latencies.push(now - edit.at);
      this.#onWay.shift();
    }
  }
}
