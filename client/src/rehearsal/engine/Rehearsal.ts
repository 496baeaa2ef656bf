import { areaOf } from '@verbindbord/shared/activities/registry.ts';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import type { Failure } from '../../connection/api.ts';
import type { Door } from '../../connection/Visit.ts';
import type { Attendance, Pace } from './attendance.ts';
import type { Newcomer } from './cast.ts';
import { fraction } from './chance.ts';
import { type Seat, SimulatedPerson } from './SimulatedPerson.ts';

/** Milliseconds, from and to, that people take. */
interface Tempo {
  /** Between coming in of one and of the next. */
  readonly come: readonly [number, number];
  /** Before the next thing that they do. */
  readonly think: readonly [number, number];
  readonly word: readonly [number, number];
  /** For an answer that nobody sees them write. */
  readonly write: readonly [number, number];
}

const TEMPO: Readonly<Record<Pace, Tempo>> = {
  calm: { come: [400, 1600], think: [4000, 16_000], word: [250, 800], write: [6000, 20_000] },
  busy: { come: [80, 300], think: [700, 3000], word: [60, 220], write: [800, 3000] },
};

export interface RehearsalUse {
  readonly onAttendance: (attendance: Attendance) => void;
  /** Somebody has a place, by which they can come back to it. */
  readonly onSeat: (seat: Seat) => void;
}

/** People who take part by themselves, until they are sent away. */
export class Rehearsal {
  readonly #door: Door;
  readonly #language: Language;
  readonly #use: RehearsalUse;
  readonly #people: SimulatedPerson[] = [];
  readonly #dropped: SimulatedPerson[] = [];
  readonly #over = new AbortController();
  #tempo: Tempo;
  #seed: number;
  #coming = 0;
  #problem: Failure['reason'] | null = null;
  #turns = 0;

  constructor(door: Door, language: Language, pace: Pace, seed: number, use: RehearsalUse) {
    this.#door = door;
    this.#language = language;
    this.#tempo = TEMPO[pace];
    this.#seed = seed;
    this.#use = use;
  }

  setPace(pace: Pace): void {
    this.#tempo = TEMPO[pace];
  }

  /** They come in one by one, as people do; nobody waits for who is kept at the door. */
  async bring(newcomers: readonly Newcomer[]): Promise<void> {
    this.#coming += newcomers.length;
    this.#problem = null;
    this.#tell();
    const entering: Promise<void>[] = [];
    for (const newcomer of newcomers) {
      // Who comes after somebody who was sent away would hear the same.
      if (this.#over.signal.aborted || this.#problem !== null) break;
      entering.push(this.#enter(newcomer, this.#seed++));
      await this.#wait('come');
    }
    this.#coming -= newcomers.length - entering.length;
    await Promise.all(entering);
    this.#tell();
  }

  async #enter(newcomer: Newcomer, seed: number): Promise<void> {
    const reply = await SimulatedPerson.join(this.#door, newcomer, this.#characterOf(seed));
    this.#coming--;
    if (!reply.ok) {
      this.#turnAway(reply.reason);
      return;
    }
    this.#use.onSeat(reply.person.seat);
    this.#welcome(reply.person);
  }

  /** Those who were here before, on the places that they had. */
  async bringBack(seats: readonly Seat[]): Promise<void> {
    this.#coming += seats.length;
    this.#tell();
    await Promise.all(
      seats.map(async (seat) => {
        const reply = await SimulatedPerson.sit(this.#door, seat, this.#characterOf(seat.seed));
        this.#coming--;
        if (reply.ok) this.#welcome(reply.person);
        else this.#turnAway(reply.reason);
      }),
    );
  }

  /** The line of one of them breaks; of somebody whose partner is there, where there is such a one. */
  dropOne(): void {
    const here = this.#people.filter((person) => !this.#dropped.includes(person));
    const inPairs = here.filter(({ pair }) => pair !== null);
    const choices = inPairs.length > 0 ? inPairs : here;
    const chosen = choices[Math.floor(this.#random() * choices.length)];
    if (!chosen) return;
    this.#dropped.unshift(chosen);
    chosen.visit.dropOff();
    this.#tell();
  }

  /** The one who dropped off last is back. */
  bringOneBack(): void {
    this.#dropped.shift()?.visit.comeBack();
    this.#tell();
  }

  /** Everybody leaves. */
  end(): void {
    this.#over.abort();
    for (const { visit } of this.#people) visit.end();
    this.#people.length = 0;
    this.#dropped.length = 0;
    this.#tell();
  }

  #characterOf(seed: number) {
    return { seed, language: this.#language };
  }

  #welcome(person: SimulatedPerson): void {
    if (this.#over.signal.aborted) {
      person.visit.end();
      return;
    }
    this.#people.push(person);
    this.#tell();
    void this.#takePart(person);
  }

  async #takePart(person: SimulatedPerson): Promise<void> {
    while (await this.#wait('think')) {
      const { refusal } = person.visit;
      if (refusal !== null) {
        this.#leave(person, refusal);
        return;
      }
      if (this.#dropped.includes(person)) continue;
      const isDone = await person.act((what) => this.#wait(what));
      if (!isDone) await this.#lookAround(person);
    }
  }

  /** Who has nothing to do moves the pointer where the group looks. */
  async #lookAround(person: SimulatedPerson): Promise<void> {
    const { session } = person.visit;
    const step = session?.programme.find(({ id }) => id === session.step);
    if (!step || areaOf(step) !== 'map' || this.#dropped.includes(person)) return;
    await person.point({ x: 800 * (this.#random() - 0.5), y: 600 * (this.#random() - 0.5) });
  }

  #leave(person: SimulatedPerson, reason: Failure['reason']): void {
    person.visit.end();
    this.#people.splice(this.#people.indexOf(person), 1);
    this.#turnAway(reason);
  }

  #turnAway(reason: Failure['reason']): void {
    this.#problem = reason;
    this.#tell();
  }

  /** Resolves false when the rehearsal is over. */
  #wait(what: keyof Tempo): Promise<boolean> {
    const { signal } = this.#over;
    const [from, to] = this.#tempo[what];
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve(!signal.aborted);
      };
      const timer = setTimeout(end, from + (to - from) * this.#random());
      signal.addEventListener('abort', end);
    });
  }

  #random(): number {
    return fraction(this.#seed, 'turn', this.#turns++);
  }

  #tell(): void {
    this.#use.onAttendance({
      coming: this.#coming,
      here: this.#people.length - this.#dropped.length,
      dropped: this.#dropped.map(({ name }) => name),
      problem: this.#problem,
    });
  }
}
