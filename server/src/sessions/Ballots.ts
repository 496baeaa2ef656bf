import { randomBytes } from 'node:crypto';
import {
  askedIn,
  type BallotContent,
  ballotOf,
  type DoneCounts,
  isDone,
  isEmptyBallot,
  type OwnBallots,
} from '@verbindbord/shared/session/ballots.ts';
import { ballotCounts } from '@verbindbord/shared/session/removed.ts';
import type { Given } from '@verbindbord/shared/session/reveal.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import type { Logger } from 'pino';
import type { Store, StoredBallot } from '../storage/store.ts';

/** What happened to ballots: of one person, or of everybody. */
export type BallotNews = { readonly participant: string | null };

/**
 * What people gave to the ballots of a session that are not revealed yet. It goes to nobody but the person who gave it,
 * and is forgotten with the reveal; everybody else gets numbers.
 */
export class Ballots {
  readonly #code: string;
  readonly #store: Store;
  readonly #given = new Map<string, Map<string, BallotContent>>();
  readonly #saving = new Set<Promise<unknown>>();
  readonly #listeners = new Set<(news: BallotNews) => void>();

  constructor(code: string, store: Store, stored: readonly StoredBallot[] = []) {
    this.#code = code;
    this.#store = store;
    for (const { ballot, participant, content } of stored) this.#keep(ballot, participant, content);
  }

  /** Calls back when somebody gave a ballot that is on disk now, and when one was revealed. */
  onChange(listener: (news: BallotNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many people are done with each ballot. */
  done(state: SessionState): DoneCounts {
    const counts = [...this.#given.keys()].flatMap((ballot) => {
      const asked = askedIn(state, ballot);
      if (!asked) return [];
      const done = this.givenTo(ballot, state).filter(({ content }) => isDone(asked, content));
      return [[ballot, done.length] as const];
    });
    return Object.fromEntries(counts);
  }

  /** What this person gave, and nobody else. */
  of(participant: string): OwnBallots {
    const own = [...this.#given].flatMap(([ballot, given]) => {
      const content = given.get(participant);
      return content ? [[ballot, content] as const] : [];
    });
    return Object.fromEntries(own);
  }

  /** What everybody gave to a ballot whose ballots count: for the reveal alone, and to count them. */
  givenTo(ballot: string, state: SessionState): readonly Given[] {
    return [...(this.#given.get(ballot) ?? [])].flatMap(([participant, content]) =>
      ballotCounts(state, participant) ? [{ participant, content }] : [],
    );
  }

  /** Resolves when it is on disk. */
  async save(
    { ballot, round }: { readonly ballot: string; readonly round: number },
    participant: string,
    content: BallotContent,
  ): Promise<void> {
    const kept = isEmptyBallot(content) ? null : content;
    const saving = this.#store.saveBallot({ code: this.#code, ballot, round }, participant, kept);
    this.#saving.add(saving);
    try {
      await saving;
    } finally {
      this.#saving.delete(saving);
    }
    this.#keep(ballot, participant, kept);
    this.#tell({ participant });
  }

  /** Resolves when nothing is on its way to the disk. */
  async settled(): Promise<void> {
    while (this.#saving.size > 0) await Promise.allSettled(this.#saving);
  }

  /** A ballot was revealed: the store has forgotten who gave what, and so does this. */
  forget(ballot: string): void {
    this.#given.delete(ballot);
    this.#tell({ participant: null });
  }

  #keep(ballot: string, participant: string, content: BallotContent | null): void {
    const given = this.#given.get(ballot) ?? new Map<string, BallotContent>();
    this.#given.set(ballot, given);
    if (content) given.set(participant, content);
    else given.delete(participant);
  }

  #tell(news: BallotNews): void {
    for (const listener of [...this.#listeners]) listener(news);
  }
}

/**
 * The ballots of a session as they are on disk. What is there of a round that was revealed, because a damaged file was
 * put together again from its pages, is forgotten at once.
 */
export async function readBallots(state: SessionState, store: Store, log: Logger): Promise<Ballots> {
  const { sound, damaged } = await store.readBallots(state.code);
  if (damaged > 0) log.error({ code: state.code, damaged }, 'Ballots are damaged and do not count.');
  const isOpen = ({ ballot, round }: StoredBallot): boolean => {
    const known = ballotOf(state, ballot);
    return known.stage === 'open' && known.round === round;
  };
  const over = new Set(sound.filter((one) => !isOpen(one)).map(({ ballot }) => ballot));
  for (const ballot of over) await store.dropBallot(state.code, ballot);
  const counting = sound.filter(({ ballot }) => !over.has(ballot));
  return new Ballots(state.code, store, counting);
}

/** A number in [0, 1) that nobody can guess, whatever others they have seen. */
export function secretRandom(): number {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
}
