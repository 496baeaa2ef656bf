import * as Y from 'yjs';
import { personOf } from '../edits.ts';
import type { Change, Frame } from '../frame.ts';
import type { Ear, Line } from '../tongue.ts';
import type { Measures } from './Measures.ts';

/** Everybody in a room by their numbers, and how many of them are watched. */
export interface Room {
  readonly people: Map<number, Person>;
  watched: number;
}

/** So many cursors are told apart by their `x`; the multiplier, being odd, gives each one once. */
const MARKS = 4096;
const SCRAMBLE = 1597;

/**
 * Somebody in a room, as far as a bench needs to know: what they sent and when, and what they got. All keep which
 * changes came, to prove afterwards that nothing is missing; those who are watched also measure how long it took.
 */
export class Person implements Ear {
  readonly number: number;
  readonly #room: Room;
  readonly #measures: Measures;
  readonly #edits: readonly Uint8Array[];
  readonly #isWatched: boolean;
  /** Moments of sending: of each edit, and of each cursor by its `x`. */
  readonly #editsSentAt: number[] = [];
  readonly #cursorsSentAt = new Float64Array(MARKS).fill(Number.NaN);
  readonly #changes: Change[] = [];
  /** How much a watched person has of each other writer, and where they last saw each other cursor. */
  readonly #heard = new Map<number, number>();
  readonly #seen = new Map<number, number>();
  #cursors = 0;
  #saved = 0;
  #line: Line | null = null;
  #onReady: ((at: number) => void) | null = null;

  constructor(
    number: number,
    room: Room,
    edits: readonly Uint8Array[],
    isWatched: boolean,
    measures: Measures,
  ) {
    this.number = number;
    this.#room = room;
    this.#edits = edits;
    this.#isWatched = isWatched;
    this.#measures = measures;
    room.people.set(number, this);
    if (isWatched) room.watched++;
  }

  /** Resolves, with the moment, when the board is there. */
  enter(connect: (person: number, ear: Ear) => Line): Promise<number> {
    return new Promise((resolve) => {
      this.#onReady = resolve;
      this.#line = connect(this.number, this);
    });
  }

  leave(): void {
    this.#line?.close();
  }

  get bytesReceived(): number {
    return this.#line?.bytesReceived() ?? 0;
  }

  get editsSent(): number {
    return this.#editsSentAt.length;
  }

  move(): void {
    const x = Math.imul(this.#cursors++, SCRAMBLE) & (MARKS - 1);
    const now = performance.now();
    this.#cursorsSentAt[x] = now;
    const stretch = this.#measures.stretchAt(now);
    if (stretch) stretch.cursorsExpected += this.#room.watched - (this.#isWatched ? 1 : 0);
    this.#line?.move(x, (this.#cursors * 13 + this.number * 7) % 1000);
  }

  type(): void {
    const update = this.#edits[this.editsSent];
    if (!update) return;
    this.#editsSentAt.push(performance.now());
    this.#line?.edit(update);
  }

  hear({ change, cursors }: Frame, at: number): void {
    if (change) this.#changes.push(change);
    if (!this.#isWatched) return;
    if (change) this.#measureChange(change, at);
    for (const { person, x } of cursors) this.#measureCursor(person, x, at);
  }

  saved(count: number, at: number): void {
    for (; this.#saved < Math.min(count, this.editsSent); this.#saved++) {
      this.#measures.add('durable', this.#editsSentAt[this.#saved] ?? at, at);
    }
  }

  /** Shows itself at once, as pages do. */
  ready(at: number): void {
    this.#onReady?.(at);
    this.move();
  }

  failed(why: string): void {
    this.#measures.fail(`person ${this.number}: ${why}`);
  }

  /** Says of what a watched person has still to get from each other how long it has been under way. */
  checkUnderWay(now: number): void {
    if (!this.#isWatched) return;
    for (const other of this.#room.people.values()) {
      if (other === this) continue;
      const sentAt = other.#editsSentAt[this.#heard.get(other.number) ?? 0];
      if (sentAt !== undefined) this.#measures.checkUnderWay(sentAt, now);
    }
  }

  /** Whether a watched person has everything that the others have typed so far. */
  hasAllEdits(): boolean {
    if (!this.#isWatched) return true;
    return [...this.#room.people.values()].every(
      (other) => other === this || (this.#heard.get(other.number) ?? 0) >= other.editsSent,
    );
  }

  /** The document as this person has it in the end, made of everything that came and of what they did themselves. */
  document(): Y.Doc {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const { bytes } of this.#changes) Y.applyUpdate(doc, bytes);
      for (const edit of this.editsDone) Y.applyUpdate(doc, edit);
    });
    return doc;
  }

  get editsDone(): readonly Uint8Array[] {
    return this.#edits.slice(0, this.editsSent);
  }

  get isWatched(): boolean {
    return this.#isWatched;
  }

  /** Edits of others in the room that never came, or came out of order. */
  missingEdits(): number {
    const clocks = new Map<number, number>();
    for (const change of this.#changes) {
      for (const { client, from, to } of change.ranges) {
        const known = clocks.get(client) ?? 0;
        if (from <= known && to > known) clocks.set(client, to);
      }
    }
    let missing = 0;
    const have = new Map([...clocks].map(([client, clock]) => [personOf(client), clock]));
    for (const other of this.#room.people.values()) {
      if (other !== this) missing += Math.max(0, other.editsSent - (have.get(other.number) ?? 0));
    }
    return missing;
  }

  /** Others whose last cursor a watched person has not seen. */
  missingCursors(): number {
    if (!this.#isWatched) return 0;
    const others = [...this.#room.people.values()].filter((other) => other !== this && other.#cursors > 0);
    return others.filter((other) => this.#seen.get(other.number) !== other.#lastX).length;
  }

  get #lastX(): number {
    return Math.imul(this.#cursors - 1, SCRAMBLE) & (MARKS - 1);
  }

  #measureChange(change: Change, at: number): void {
    for (const { client, from, to } of change.ranges) {
      const writer = this.#room.people.get(personOf(client));
      if (!writer || writer === this) continue;
      const known = this.#heard.get(writer.number) ?? 0;
      for (let edit = Math.max(known, from); edit < to; edit++) {
        this.#measures.add('edits', writer.#editsSentAt[edit] ?? at, at);
      }
      if (to > known) this.#heard.set(writer.number, to);
    }
  }

  #measureCursor(person: number, x: number, at: number): void {
    const other = this.#room.people.get(person);
    if (!other || other === this || this.#seen.get(person) === x) return;
    this.#seen.set(person, x);
    this.#measures.add('cursors', other.#cursorsSentAt[x] ?? at, at);
  }
}
