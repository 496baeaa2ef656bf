import { randomInt, randomUUID } from 'node:crypto';
import { ballotOf } from '@verbindbord/shared/session/ballots.ts';
import type { BallotCommand, Command, StateCommand } from '@verbindbord/shared/session/commands.ts';
import { decide, refusalOfActor } from '@verbindbord/shared/session/decide.ts';
import { isProgrammeCommand, type ProgrammeCommand } from '@verbindbord/shared/session/decideProgramme.ts';
import type { Circumstances } from '@verbindbord/shared/session/decision.ts';
import {
  type HarvestPlan,
  harvestPlan,
  pairLabel,
  withHarvested,
} from '@verbindbord/shared/session/harvest.ts';
import { withLead } from '@verbindbord/shared/session/lead.ts';
import { withArrivals, withCompany } from '@verbindbord/shared/session/mending.ts';
import { type Outcome, type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import { removedOf } from '@verbindbord/shared/session/removed.ts';
import { type Revealed, reveal } from '@verbindbord/shared/session/reveal.ts';
import {
  type Joining,
  withConnections,
  withDevice,
  withKnock,
  withParticipant,
} from '@verbindbord/shared/session/roster.ts';
import { participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { begunBallot, refusalOfBallot, voterOf } from '@verbindbord/shared/session/voting.ts';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { Heartbeat } from '../documents/heartbeat.ts';
import type { BoardRow, SecretHashes, SessionRecord, Store, TokenRecord } from '../storage/store.ts';
import { type Ballots, secretRandom } from './Ballots.ts';
import { Company } from './Company.ts';
import { harvest, type ReadWorksheet } from './harvest.ts';
import { changedSheets } from './programmeSheets.ts';
import { removeWork, restoreWork } from './removeWork.ts';
import { revealedNotes } from './revealedNotes.ts';
import { saveWithBoard, type Together } from './saveWithBoard.ts';
import type { SessionDocuments } from './sessionDocuments.ts';
import { countMade } from './takeAway.ts';

/** What comes of a command, besides that it is so: how many things it was about. */
export interface Done {
  readonly count?: number;
}

/** What a session works with, besides its record. */
export interface SessionTools extends SessionDocuments {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly ballots: Ballots;
  readonly maxPeople: number;
}

type RemovePerson = Extract<Command, { type: 'removePerson' }>;
type BringBack = Extract<Command, { type: 'bringBack' }>;

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
  readonly ballots: Ballots;
  readonly #tools: SessionTools;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #maxPeople: number;
  readonly #company: Company;
  readonly #listeners = new Set<(state: SessionState) => void>();
  /** How many connections each person has. */
  readonly #connections = new Map<string, number>();
  readonly #rosterBeat: Heartbeat;
  #secrets: SecretHashes;
  #state: SessionState;
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;
  #isClosed = false;
  /** When this was last asked for; see `Sessions`. */
  usedAt: number;

  constructor(record: SessionRecord, tools: SessionTools) {
    const { store, clock, log, ballots, maxPeople } = tools;
    this.#secrets = record.secrets;
    this.#state = record.state;
    this.ballots = ballots;
    this.#tools = tools;
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

  get secrets(): SecretHashes {
    return this.#secrets;
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

  command(participant: string, command: Command): Promise<Outcome<Done>> {
    if (command.type === 'castBallot') return this.#cast(participant, command);
    if (command.type === 'revealBallot') return this.#reveal(participant, command);
    if (command.type === 'harvest') return this.#harvest(participant, command);
    if (command.type === 'removePerson' && command.work) return this.#removeWithWork(participant, command);
    if (command.type === 'bringBack') return this.#bringBack(participant, command);
    if (isProgrammeCommand(command)) return this.#changeProgramme(participant, command);
    return this.#decide(participant, command);
  }

  #decide(participant: string, command: StateCommand): Promise<Outcome<Done>> {
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
  ): Promise<Outcome<Done>> {
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
  ): Promise<Outcome<Done>> {
    const { ballot } = command;
    return this.#inTurn(async () => {
      const refusal = refusalOfActor(this.#state, participant, command);
      if (refusal) return refuse(refusal);
      await this.ballots.settled();
      const outcome = reveal(this.#state, ballot, this.ballots.givenTo(ballot, this.#state), secretRandom);
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
    const { sheet, answers: texts } = answers;
    return this.#tools.writeBoard(this.code, ({ doc }) => revealedNotes(doc, sheet, texts), keep);
  }

  /** The programme and the sheets that it asks for change in the same moment, or neither does. */
  #changeProgramme(participant: string, command: ProgrammeCommand): Promise<Outcome<object>> {
    return this.#inTurn(async () => {
      const { programme } = this.#state;
      const outcome = decide(this.#state, participant, command, this.#circumstances());
      if (!outcome.ok) return outcome;
      const next = this.#settled(outcome.state);
      const saved = await saveWithBoard(this.#tools, this.#state, ({ doc }) => {
        const update = changedSheets(doc, programme, next.programme);
        return { state: next, work: update && { update } };
      });
      return this.#showSaved(saved);
    });
  }

  /** What was taken is on the board, and known as taken, in the same moment: it can be done again at any time. */
  #harvest(participant: string, command: Extract<Command, { type: 'harvest' }>): Promise<Outcome<Done>> {
    return this.#inTurn(async () => {
      const refusal = refusalOfActor(this.#state, participant, command);
      if (refusal) return refuse(refusal);
      const plan = harvestPlan(this.#state);
      if (!plan) return refuse('notNow');
      const worksheets = await this.#worksheetsOf(plan);
      const before = this.#state.harvested ?? [];
      const saved = await saveWithBoard(this.#tools, this.#state, ({ doc }) => {
        const { taken, count, update } = harvest(doc, plan, worksheets, new Set(before));
        return { state: withHarvested(this.#state, taken), work: update && { update }, count };
      });
      const shown = this.#showSaved(saved);
      return shown.ok && saved.ok ? { ok: true, count: saved.made.count } : shown;
    });
  }

  async #worksheetsOf({ pairs }: HarvestPlan): Promise<readonly ReadWorksheet[]> {
    const read = await Promise.all(pairs.map(({ id }) => this.#tools.readLines(this.code, id)));
    return pairs.map((pair, index) => ({
      pair,
      label: pairLabel(this.#state, pair),
      lines: read[index] ?? [],
    }));
  }

  /** First the person is out and writes nothing any more; then everything goes that they wrote until then. */
  #removeWithWork(actor: string, command: RemovePerson): Promise<Outcome<object>> {
    return this.#inTurn(async () => {
      const outcome = decide(this.#state, actor, command, this.#circumstances());
      if (!outcome.ok) return outcome;
      await this.#become(outcome.state);
      // Who has no device made nothing, and leaves nothing to bring back.
      if (!removedOf(this.#state, command.participant)) return { ok: true };
      return this.#showSaved(await removeWork(this.#state, command.participant, this.#tools));
    });
  }

  /** The person may come in again in the same moment in which what went with them is on the board again. */
  #bringBack(actor: string, command: BringBack): Promise<Outcome<object>> {
    return this.#inTurn(async () => {
      const removed = removedOf(this.#state, command.participant);
      const outcome = decide(this.#state, actor, command, this.#circumstances());
      if (!outcome.ok) return outcome;
      if (!removed) return refuse('unknown');
      const next = this.#settled(outcome.state);
      return this.#showSaved(await restoreWork(this.#state, next, removed, this.#tools));
    });
  }

  /** How many things on the board are whose. */
  countMade(): Promise<Readonly<Record<string, number>> | null> {
    return this.#tools.readBoard(this.code, countMade);
  }

  #showSaved(saved: Outcome<{ readonly made: Together }>): Outcome<object> {
    if (!saved.ok) return saved;
    if (saved.made.state !== this.#state) this.#show(saved.made.state);
    return { ok: true };
  }

  /**
   * Puts somebody on the roster, or where a facilitator lets people in by hand at the door, with the token to come back
   * by, unless `refusal` finds a reason not to.
   *
   * @param isTrusted who has a link of facilitators does not wait
   */
  add<R>(
    participant: Joining,
    tokenHash: Uint8Array,
    isTrusted: boolean,
    refusal: (state: SessionState) => R | null,
  ): Promise<'in' | 'waiting' | R> {
    return this.#inTurn(async () => {
      const refused = refusal(this.#state);
      if (refused !== null) return refused;
      const waits = !isTrusted && (this.#state.door.byHand || !this.#state.open);
      const next = waits ? withKnock(this.#state, participant) : withParticipant(this.#state, participant);
      await this.#become(next, { hash: tokenHash, participant: participant.id });
      return waits ? 'waiting' : 'in';
    });
  }

  /** Replaces what opens the door of a session. Who is in, or was, stays who they are. */
  renewSecrets(actor: string, hashes: Partial<SecretHashes>, entry: string | null): Promise<Outcome<object>> {
    return this.#inTurn(async () => {
      const person = participantOf(this.#state, actor);
      if (person?.role !== 'facilitator') return refuse('notAllowed');
      const secrets = { ...this.#secrets, ...hashes };
      const { door, version } = this.#state;
      const renewed = { ...door, renewals: door.renewals + 1, entry: entry ?? door.entry };
      const next = { ...this.#state, version: version + 1, door: renewed };
      await this.#store.saveSecrets(next, secrets);
      this.#secrets = secrets;
      this.#show(next);
      return { ok: true };
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
    const next = this.#settled(decided);
    await this.#store.saveState(next, token);
    this.#show(next);
  }

  /** What follows of itself from what was decided: who came works with others, and it is known who leads. */
  #settled(decided: SessionState): SessionState {
    const circumstances = this.#circumstances();
    return withLead(withArrivals(decided, circumstances), circumstances.now);
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
