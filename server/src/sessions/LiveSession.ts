import { randomInt, randomUUID } from 'node:crypto';
import { ballotOf } from '@verbindbord/shared/session/ballots.ts';
import type { BallotCommand, Command, StateCommand } from '@verbindbord/shared/session/commands.ts';
import { decide, refusalOfActor } from '@verbindbord/shared/session/decide.ts';
import type { Circumstances } from '@verbindbord/shared/session/decision.ts';
import { withArrivals, withCompany } from '@verbindbord/shared/session/mending.ts';
import { type Outcome, type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import { type Revealed, reveal } from '@verbindbord/shared/session/reveal.ts';
import {
  type Joining,
  withConnections,
  withDevice,
  withParticipant,
} from '@verbindbord/shared/session/roster.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { begunBallot, refusalOfBallot, voterOf } from '@verbindbord/shared/session/voting.ts';
import type { Logger } from 'pino';
import type * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import { Heartbeat } from '../documents/heartbeat.ts';
import type { KeepRow } from '../documents/LiveDocument.ts';
import type { BoardRow, SecretHashes, SessionRecord, Store, TokenRecord } from '../storage/store.ts';
import { type Ballots, secretRandom } from './Ballots.ts';
import { Company } from './Company.ts';
import { revealedNotes } from './revealedNotes.ts';

/** Writes on the board of a session as the server; `keep` puts it on disk. Rejects when that fails. */
export type WriteBoard = (
  code: string,
  make: (board: Y.Doc) => Uint8Array,
  keep: KeepRow,
) => Promise<Refused | undefined>;

/** What a session works with, besides its record. */
export interface SessionTools {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly ballots: Ballots;
  readonly writeBoard: WriteBoard;
  readonly maxPeople: number;
}

/** Comings and goings within this time are one change of the roster: every change goes to everybody. */
const ROSTER_INTERVAL_MS = 50;
const MAX_ROSTER_INTERVAL_MS = 1000;
const RETRY_MS = 500;
const RANDOM_RANGE = 2 ** 32;

/**
 * A session in memory. Commands are decided one after the other; a new state is on disk before anybody sees it,
 * and everybody in this process sees it at the same moment.
 */
export class LiveSession {
  readonly secrets: SecretHashes;
  readonly ballots: Ballots;
  readonly #writeBoard: WriteBoard;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #maxPeople: number;
  readonly #company: Company;
  readonly #listeners = new Set<(state: SessionState) => void>();
  /** How many connections each person has. */
  readonly #connections = new Map<string, number>();
  readonly #rosterBeat: Heartbeat;
  #state: SessionState;
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;
  #isClosed = false;
  /** When this was last asked for; see `Sessions`. */
  usedAt: number;

  constructor(record: SessionRecord, { store, clock, log, ballots, writeBoard, maxPeople }: SessionTools) {
    this.secrets = record.secrets;
    this.#state = record.state;
    this.ballots = ballots;
    this.#writeBoard = writeBoard;
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#maxPeople = maxPeople;
    this.#company = new Company(clock, (people) => void this.#bringToOthers(people));
    this.usedAt = clock.now();
    this.#rosterBeat = new Heartbeat(
      clock,
      () => Math.min(MAX_ROSTER_INTERVAL_MS, ROSTER_INTERVAL_MS + 4 * this.#state.roster.length),
      () => this.#updateRoster(),
    );
  }

  get state(): SessionState {
    return this.#state;
  }

  get code(): string {
    return this.#state.code;
  }

  get isInUse(): boolean {
    return this.#connections.size > 0 || this.#listeners.size > 0 || this.#queued > 0;
  }

  /** Calls back at once with every new state, before anything else happens in it. */
  onChange(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  command(participant: string, command: Command): Promise<Outcome<object>> {
    if (command.type === 'castBallot') return this.#cast(participant, command);
    if (command.type === 'revealBallot') return this.#reveal(participant, command);
    return this.#decide(participant, command);
  }

  #decide(participant: string, command: StateCommand): Promise<Outcome<object>> {
    return this.#inTurn(async () => {
      const outcome = decide(this.#state, participant, command, this.#circumstances());
      if (!outcome.ok) return outcome;
      await this.#become(outcome.state);
      return { ok: true };
    });
  }

  /** Ballots are decided in turn and saved together: a whole hall gives them at the same moment. */
  async #cast(
    participant: string,
    command: Extract<BallotCommand, { type: 'castBallot' }>,
  ): Promise<Outcome<object>> {
    const { ballot, content } = command;
    const decided = await this.#inTurn(async () => {
      const refusal =
        refusalOfActor(this.#state, participant, command) ?? refusalOfBallot(this.#state, ballot, content);
      if (refusal) return refuse(refusal);
      const whose = voterOf(this.#state, participant, command);
      if (!whose.ok) return whose;
      const begun = begunBallot(this.#state, ballot);
      if (begun !== this.#state) await this.#become(begun);
      const { round } = ballotOf(begun, ballot);
      return { ok: true as const, saving: this.ballots.save({ ballot, round }, whose.voter, content) };
    });
    if (!decided.ok) return decided;
    await decided.saving;
    return { ok: true };
  }

  #reveal(
    participant: string,
    command: Extract<BallotCommand, { type: 'revealBallot' }>,
  ): Promise<Outcome<object>> {
    const { ballot } = command;
    return this.#inTurn(async () => {
      const refusal = refusalOfActor(this.#state, participant, command);
      if (refusal) return refuse(refusal);
      await this.ballots.settled();
      const outcome = reveal(this.#state, ballot, this.ballots.givenTo(ballot), secretRandom);
      if (!outcome.ok) return outcome;
      const refused = await this.#keepRevealed(ballot, outcome);
      if (refused) return refused;
      this.#show(outcome.state);
      this.ballots.forget(ballot);
      return { ok: true };
    });
  }

  /** The result and the notes are there in the same moment in which it is forgotten who gave what. */
  async #keepRevealed(ballot: string, { state, answers }: Revealed): Promise<Refused | undefined> {
    const keep = (row: BoardRow | null): Promise<void> => this.#store.reveal(state, ballot, row);
    if (!answers) {
      await keep(null);
      return undefined;
    }
    return this.#writeBoard(this.code, (board) => revealedNotes(board, answers.sheet, answers.answers), keep);
  }

  /** Puts somebody on the roster, with the token to come back by, unless `refusal` finds a reason not to. */
  add<R>(
    participant: Joining,
    tokenHash: Uint8Array,
    refusal: (state: SessionState) => R | null,
  ): Promise<R | null> {
    return this.#inTurn(async () => {
      const refused = refusal(this.#state);
      if (refused !== null) return refused;
      await this.#become(withParticipant(this.#state, participant), {
        hash: tokenHash,
        participant: participant.id,
      });
      return null;
    });
  }

  /** From now on somebody who had no device has one, and is there when it is. */
  giveDevice(participant: string, tokenHash: Uint8Array): Promise<Refusal | null> {
    return this.#inTurn(async () => {
      const next = withDevice(this.#state, participant);
      if (next === this.#state) return 'noAccess';
      await this.#become(next, { hash: tokenHash, participant });
      this.#rosterBeat.ask();
      return null;
    });
  }

  /** One more connection of a person, on whatever carrier; gives the way to end it. */
  connect(participant: string): () => void {
    this.#connections.set(participant, (this.#connections.get(participant) ?? 0) + 1);
    this.#rosterBeat.ask();
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      const left = (this.#connections.get(participant) ?? 1) - 1;
      if (left > 0) this.#connections.set(participant, left);
      else this.#connections.delete(participant);
      if (!this.#isClosed) this.#rosterBeat.ask();
    };
  }

  /** Resolves when nothing waits to be saved; who leaves from then on does so because the server stops. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#rosterBeat.stop();
    this.#company.stop();
    await this.#queue;
    await this.ballots.settled();
  }

  /** Writes who is connected and who is not any more into the state. */
  #updateRoster(): Promise<void> {
    return this.#inTurn(async () => {
      const next = withConnections(this.#state, (id) => this.#connections.has(id));
      if (next !== this.#state) await this.#become(next);
    }).catch((error: unknown) => {
      this.#log.error({ err: error, code: this.code }, 'The roster could not be saved; trying again.');
      this.#clock.after(RETRY_MS, () => this.#rosterBeat.ask());
    });
  }

  /** Nobody chose that themselves, but all the same it is for the session to say who works with whom. */
  #bringToOthers(people: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const next = withCompany(this.#state, people, this.#circumstances());
      if (next !== this.#state) await this.#become(next);
    }).catch((error: unknown) => {
      this.#log.error({ err: error, code: this.code }, 'Pairs could not be mended; trying again.');
      this.#clock.after(RETRY_MS, () => this.#company.look(this.#state));
    });
  }

  /** Nobody who comes in while the pairs are at work is seen without one. */
  async #become(decided: SessionState, token?: TokenRecord): Promise<void> {
    const next = withArrivals(decided, this.#circumstances());
    await this.#store.saveState(next, token);
    this.#show(next);
  }

  #show(next: SessionState): void {
    this.#state = next;
    for (const listener of [...this.#listeners]) listener(next);
    this.#company.look(next);
  }

  /** Codes come of these numbers: nobody may be able to foresee them. */
  #circumstances(): Circumstances {
    return {
      now: this.#clock.now(),
      random: () => randomInt(RANDOM_RANGE) / RANDOM_RANGE,
      newId: () => randomUUID(),
      maxPeople: this.#maxPeople,
    };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#queued++;
    const turn = this.#queue.then(work).finally(() => {
      this.#queued--;
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
