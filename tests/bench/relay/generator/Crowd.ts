import { type Board, makeBoard } from '../board.ts';
import { editsOf } from '../edits.ts';
import { type Load, STORM } from '../loads.ts';
import { GENERATOR_TOO_SLOW } from '../outcome.ts';
import { randomFrom } from '../random.ts';
import type { Tongue } from '../tongue.ts';
import { differingIn } from './documents.ts';
import type { Measures } from './Measures.ts';
import { Person, type Room } from './Person.ts';
import { Rhythm } from './Rhythm.ts';

/** How many are watched in all; more would cost the generator more than it shows. */
const WATCHED = 10;
const ENTERING_AT_ONCE = 10;
/** What comes later than this from here says nothing about a server any more. */
const HOPELESS_LAG_MS = 2000;
/** For what time passes between one stretch and the next. */
const SPARE_SECONDS = 2;
const SEED = 20_261_120;

/** Everybody in all rooms of a load, and what they do when. */
export class Crowd {
  readonly #insiders: readonly Person[];
  readonly #joiners: readonly Person[];
  readonly #rooms: readonly Room[];
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
    this.#rooms = Array.from({ length: load.rooms }, () => ({ people: new Map(), watched: 0 }));
    const inside = load.rooms * load.people;
    const numbers = Array.from({ length: inside }, (_none, number) => number);
    const writers = numbers.filter((number) => writes(number % load.people, load));
    const watchEvery = Math.max(1, Math.floor(inside / WATCHED));
    const edits = Math.ceil((seconds + SPARE_SECONDS) * load.editsPerSecond);
    for (const number of numbers) {
      const isWatched = number % watchEvery === Math.floor(watchEvery / 2);
      const deeds = writers.includes(number) ? editsOf(this.#board, number, edits) : [];
      this.#add(Math.floor(number / load.people), number, deeds, isWatched);
    }
    for (let joiner = 0; joiner < load.joiners; joiner++) this.#add(0, inside + joiner, [], false);
    const everybody = [...this.#byNumber.values()];
    this.#insiders = everybody.slice(0, inside);
    this.#joiners = everybody.slice(inside);
    const random = randomFrom(SEED);
    this.#cursors = new Rhythm(numbers, 1000 / load.cursorsPerSecond, random);
    this.#edits = new Rhythm(writers, 1000 / load.editsPerSecond, random);
  }

  prepare(): Promise<void> {
    const numbers = this.#rooms.map(({ people }) => [...people.keys()]);
    return this.#tongue.prepare(this.#board, numbers);
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
    const gap = (STORM.arrive * 1000) / this.#joiners.length;
    return Promise.all(
      this.#joiners.map(async (person, index) => {
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

  /** Whether those who are watched have all edits of the others. */
  isQuiet(): boolean {
    return this.#insiders.every((person) => person.hasAllEdits());
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

  /** How many of those who are watched, and of those who came in last, have another document than was made. */
  differingDocuments(): number {
    return this.#rooms.reduce((sum, room) => sum + differingIn(room, this.#board), 0);
  }

  #act(at: number, deed: () => void): void {
    const now = performance.now();
    if (now - at > HOPELESS_LAG_MS) this.#measures.fail(GENERATOR_TOO_SLOW);
    if (this.#measures.collapsed !== null) return;
    this.#measures.stretchAt(now)?.lag.add(Math.max(0, now - at));
    deed();
  }

  #add(room: number, number: number, edits: Uint8Array[], isWatched: boolean): void {
    const its = this.#rooms[room];
    if (its) this.#byNumber.set(number, new Person(number, its, edits, isWatched, this.#measures));
  }

  #bring(person: Person): Promise<number> {
    return person.enter((number, ear) => this.#tongue.connect(number, ear));
  }
}

/** Spread over the room: who came first is often served first. */
function writes(place: number, { writers, people }: Load): boolean {
  return Math.floor(((place + 1) * writers) / people) > Math.floor((place * writers) / people);
}

function sum<T>(items: Iterable<T>, value: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += value(item);
  return total;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
