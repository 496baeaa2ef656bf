import { type Board, makeBoard } from '../board.ts';
import { editsOf } from '../edits.ts';
import { type Load, STORM } from '../loads.ts';
import { randomFrom } from '../random.ts';
import type { Tongue } from '../tongue.ts';
import type { Measures } from './Measures.ts';
import { Person, type Room } from './Person.ts';
import { Rhythm } from './Rhythm.ts';

/** How many are watched in all; more would cost the generator more than it shows. */
const WATCHED = 10;
const ENTERING_AT_ONCE = 10;
const SEED = 20_261_120;

/** Everybody in all rooms of a load, and what they do when. */
export class Crowd {
  readonly joiners: readonly Person[];
  readonly #insiders: readonly Person[];
  readonly #rooms: readonly (readonly number[])[];
  readonly #tongue: Tongue;
  readonly #board: Board;
  readonly #measures: Measures;
  readonly #cursors: Rhythm;
  readonly #edits: Rhythm;
  readonly #byNumber = new Map<number, Person>();

  /** @param seconds for how long there have to be edits */
  constructor(load: Load, tongue: Tongue, measures: Measures, seconds: number) {
    this.#tongue = tongue;
    this.#measures = measures;
    this.#board = makeBoard(load.notes);
    const inside = load.rooms * load.people;
    const watchEvery = Math.max(1, Math.floor(inside / WATCHED));
    const count = Math.ceil(seconds * load.editsPerSecond);
    const writers: number[] = [];
    const rooms = Array.from({ length: load.rooms }, (): Room => ({ people: new Map(), watched: 0 }));
    for (let number = 0; number < inside; number++) {
      const place = number % load.people;
      // Spread over the room: who came first is often served first.
      const writes =
        Math.floor(((place + 1) * load.writers) / load.people) >
        Math.floor((place * load.writers) / load.people);
      if (writes) writers.push(number);
      const edits = writes ? editsOf(this.#board, number, count) : [];
      const isWatched = number % watchEvery === Math.floor(watchEvery / 2);
      this.#add(rooms[Math.floor(number / load.people)], number, edits, isWatched);
    }
    for (let number = inside; number < inside + load.joiners; number++)
      this.#add(rooms[0], number, [], false);
    const everybody = [...this.#byNumber.values()];
    this.#insiders = everybody.slice(0, inside);
    this.joiners = everybody.slice(inside);
    this.#rooms = rooms.map((room) => [...room.people.keys()]);
    const random = randomFrom(SEED);
    const numbers = this.#insiders.map((person) => person.number);
    this.#cursors = new Rhythm(numbers, 1000 / load.cursorsPerSecond, random);
    this.#edits = new Rhythm(writers, 1000 / load.editsPerSecond, random);
  }

  prepare(): Promise<void> {
    return this.#tongue.prepare(this.#board, this.#rooms);
  }

  /** Brings everybody in who is there from the start. */
  async enter(): Promise<void> {
    for (let start = 0; start < this.#insiders.length; start += ENTERING_AT_ONCE) {
      const some = this.#insiders.slice(start, start + ENTERING_AT_ONCE);
      await Promise.all(some.map((person) => this.#bring(person)));
    }
  }

  /** Brings the joiners in, spread over the time that they have; gives how long each took, or null. */
  async storm(): Promise<(number | null)[]> {
    const gap = (STORM.arrive * 1000) / this.joiners.length;
    return Promise.all(
      this.joiners.map(async (person, index) => {
        await wait(index * gap);
        const start = performance.now();
        const tooLate = wait(STORM.measure * 1000).then(() => null);
        const ready = await Promise.race([this.#bring(person), tooLate]);
        return ready === null ? null : ready - start;
      }),
    );
  }

  start(now: number): void {
    this.#cursors.start(now);
    this.#edits.start(now);
  }

  /** Does what is due by now. */
  act(now: number): void {
    this.#cursors.due(now, (number, at) => this.#act(at, () => this.#byNumber.get(number)?.move()));
    this.#edits.due(now, (number, at) => this.#act(at, () => this.#byNumber.get(number)?.type()));
  }

  checkUnderWay(now: number): void {
    for (const person of this.#insiders) person.checkUnderWay(now);
  }

  leave(): void {
    for (const person of this.#byNumber.values()) person.leave();
  }

  get bytesReceived(): number {
    return sum(this.#byNumber.values(), (person) => person.bytesReceived);
  }

  missingEdits(): number {
    return sum(this.#byNumber.values(), (person) => person.missingEdits());
  }

  missingCursors(): number {
    return sum(this.#insiders, (person) => person.missingCursors());
  }

  #act(at: number, deed: () => void): void {
    const now = performance.now();
    if (this.#measures.isMeasuring(now)) this.#measures.lag.add(Math.max(0, now - at));
    deed();
  }

  #add(room: Room | undefined, number: number, edits: Uint8Array[], isWatched: boolean): void {
    if (room) this.#byNumber.set(number, new Person(number, room, edits, isWatched, this.#measures));
  }

  #bring(person: Person): Promise<number> {
    return person.enter((number, ear) => this.#tongue.connect(number, ear));
  }
}

function sum<T>(items: Iterable<T>, value: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += value(item);
  return total;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
