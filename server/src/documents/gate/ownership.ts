import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Writer } from '../../storage/store.ts';

/** New client ids in one message: the pages that somebody had open without a connection. */
const MAX_AT_ONCE = 20;
/** Client ids of one person, each from a page that was loaded and written on, for as long as an epoch lasts. */
const MAX_PER_PERSON = 400;

const NOBODY: ReadonlyMap<number, string> = new Map();

/** Who writes with which client id of Yjs: who was first with it, and nobody else. */
export class Ownership {
  readonly #owners = new Map<number, string>();
  /** Who has shown a client id to the others and not written with it yet. */
  readonly #claims = new Map<number, string>();
  readonly #counts = new Map<string, number>();
  readonly #retired: ReadonlyMap<number, unknown>;

  constructor(writers: readonly Writer[], retired: ReadonlyMap<number, unknown>) {
    this.#retired = retired;
    this.adopt(writers);
  }

  /** Who wrote with a client id, or null. */
  ownerOf(client: number): string | null {
    return this.#owners.get(client) ?? null;
  }

  /** Whether one of these was used before the document was written anew. */
  hasRetired(clients: Iterable<number>): boolean {
    if (this.#retired.size === 0) return false;
    for (const client of clients) if (this.#retired.has(client)) return true;
    return false;
  }

  /**
   * Why this person may not go on with these client ids, or null. `isKnown`: the document holds something of it. Those
   * with which the server writes down what others made, `onBehalf`, are as many as there are others.
   */
  refusal(
    clients: Iterable<number>,
    participant: string,
    isKnown: (client: number) => boolean,
    onBehalf: ReadonlyMap<number, string> = NOBODY,
  ): Refusal | null {
    let fresh = 0;
    for (const client of clients) {
      const owner = this.#owners.get(client) ?? this.#claims.get(client);
      // What a document began with was written by nobody, who does not go on.
      if (owner === undefined && isKnown(client)) return 'renewed';
      if (owner !== undefined && owner !== participant) return 'notAllowed';
      if (!this.#owners.has(client) && !onBehalf.has(client)) fresh++;
    }
    const count = this.#counts.get(participant) ?? 0;
    return fresh > MAX_AT_ONCE || (fresh > 0 && count + fresh > MAX_PER_PERSON) ? 'tooOften' : null;
  }

  /**
   * A standard client shows its id before it writes: from then on nobody else writes with it. Otherwise somebody could be
   * first with what it sends, and its own would be taken for known. Gives whether it may be this person's.
   */
  claim(client: number, participant: string): boolean {
    const owner = this.#owners.get(client) ?? this.#claims.get(client);
    if (owner !== undefined) return owner === participant;
    let claimed = 0;
    for (const other of this.#claims.values()) if (other === participant) claimed++;
    if (claimed >= MAX_PER_PERSON) return false;
    this.#claims.set(client, participant);
    return true;
  }

  /** Who begins to write with which of these. */
  fresh(clients: Iterable<number>, participant: string): Writer[] {
    const writers: Writer[] = [];
    for (const client of clients) if (!this.#owners.has(client)) writers.push({ client, participant });
    return writers;
  }

  adopt(writers: readonly Writer[]): void {
    for (const { client, participant } of writers) {
      if (this.#owners.has(client)) continue;
      this.#owners.set(client, participant);
      this.#claims.delete(client);
      this.#counts.set(participant, (this.#counts.get(participant) ?? 0) + 1);
    }
  }
}
