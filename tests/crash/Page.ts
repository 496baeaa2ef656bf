import { DocumentLink } from '@verbindbord/client/src/connection/documentLink.ts';
import type { SessionSocket } from '@verbindbord/client/src/connection/socket.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import type { Chance } from '../proof.ts';
import { marksIn, SHEET } from './marks.ts';

/** Marks that one note holds before somebody begins another. */
const MARKS_PER_NOTE = 100;

/**
 * A page of the product without its screen: the client's own link to the board, and somebody who types. What is
 * typed are marks, each different from all others, so that afterwards can be seen of every single one whether it
 * is there, and how often.
 */
export class Page {
  readonly name: string;
  readonly socket: SessionSocket;
  readonly link: DocumentLink;
  readonly typed: string[] = [];
  readonly refusals: string[] = [];
  readonly #chance: Chance;
  #acknowledged = 0;
  #note = '';
  #waiting: (() => void)[] = [];

  constructor(name: string, socket: SessionSocket, chance: Chance) {
    this.name = name;
    this.socket = socket;
    this.#chance = chance;
    this.link = new DocumentLink(socket, 'board', {
      changed: () => this.#onChanged(),
      presence: () => undefined,
      rejected: ({ reason }) => this.refusals.push(reason),
    });
  }

  /** What the page said was saved, at whatever moment. */
  get acknowledged(): readonly string[] {
    return this.typed.slice(0, this.#acknowledged);
  }

  /** What others typed, as far as it is seen here. */
  get shown(): readonly string[] {
    const own = new Set(this.typed);
    return marksIn(this.link.doc).filter((mark) => !own.has(mark));
  }

  get isInStep(): boolean {
    return this.link.state === 'open' && this.link.saveState === 'saved';
  }

  /** Types one mark, mostly in a note of one's own and sometimes in one where everybody types. */
  type(): void {
    const mark = `${this.name}${this.typed.length}`;
    const { doc } = this.link;
    if (this.typed.length % MARKS_PER_NOTE === 0 || !rootOf(doc, 'notes').has(this.#note)) {
      this.typed.push(mark);
      this.#note = addNote(doc, { sheet: SHEET, text: `${mark} ` });
      return;
    }
    const note = this.#chance.percent(80) ? this.#note : this.#chance.oneOf([...rootOf(doc, 'notes').keys()]);
    const text = textField(doc, 'notes', note, 'text');
    if (!text) return;
    this.typed.push(mark);
    text.insert(this.#chance.percent(50) ? text.length : 0, `${mark} `);
  }

  /** Types so many times a second, in its own time, until told to stop. */
  async keepTyping(perSecond: number, stop: AbortSignal): Promise<void> {
    const start = performance.now() + this.#chance.between(0, 1000 / perSecond);
    for (let count = 0; ; count++) {
      const wait = start + (count * 1000) / perSecond - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (stop.aborted) return;
      this.type();
    }
  }

  /** Resolves at the next moment that the document is open here and everything typed is on the server's disk. */
  untilInStep(): Promise<void> {
    return this.isInStep ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.link.destroy();
    this.socket.disconnect();
  }

  #onChanged(): void {
    if (this.link.saveState === 'saved') this.#acknowledged = this.typed.length;
    if (this.isInStep) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
