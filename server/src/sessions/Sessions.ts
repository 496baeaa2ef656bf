import { randomUUID } from 'node:crypto';
import { type Board, readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { seedBoard } from '@verbindbord/shared/board/seed.ts';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import { type Programme, sheetsOf } from '@verbindbord/shared/programme/programme.ts';
import { programmeOf, type TemplateId } from '@verbindbord/shared/programme/template.ts';
import type { Ballot } from '@verbindbord/shared/session/ballots.ts';
import type { Standing } from '@verbindbord/shared/session/door.ts';
import { withLead } from '@verbindbord/shared/session/lead.ts';
import { type Outcome, type Refusal, refuse } from '@verbindbord/shared/session/refusals.ts';
import { withConnections } from '@verbindbord/shared/session/roster.ts';
import {
  displayName,
  type Participant,
  participantOf,
  peopleOf,
  type SessionState,
  type Whereabouts,
} from '@verbindbord/shared/session/state.ts';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Documents } from '../documents/Documents.ts';
import { nameOf } from '../documents/names.ts';
import {
  DamagedRecord,
  LINK_ROLES,
  type LinkRole,
  type SecretHashes,
  type SessionRecord,
  type Store,
} from '../storage/store.ts';
import { readBallots } from './Ballots.ts';
import { firstBoard } from './firstBoard.ts';
import { firstState } from './firstState.ts';
import { LiveSession } from './LiveSession.ts';
import { Progress } from './Progress.ts';
import {
  hashRecoveryCode,
  hashSecret,
  isSameHash,
  newCode,
  newEntry,
  newRecoveryCode,
  newSecret,
  readCode,
  readEntry,
} from './secrets.ts';
import { sessionDocuments } from './sessionDocuments.ts';
import { Tickets } from './Tickets.ts';

export interface NewSession {
  readonly title: string;
  readonly language: Language;
  readonly template: TemplateId;
  /** Instead of the template's. */
  readonly programme?: Programme | undefined;
  readonly rehearsal?: boolean;
  /** What ballots have come to before. */
  readonly ballots?: readonly Ballot[];
  /** The board to begin with; without it there are the case and the sheets of the programme. See `firstBoard.ts`. */
  readonly board?: Uint8Array;
}

/** What is told once, to whoever made the session, and is nowhere to be found afterwards. */
export interface MadeSession {
  readonly code: string;
  readonly secrets: Readonly<Record<LinkRole, string>>;
  readonly recoveryCode: string;
}

/** What is told once to who renewed the links; the recovery code only when it is another one now. */
export interface RenewedSecrets {
  readonly secrets: Readonly<Partial<Record<LinkRole, string>>>;
  readonly recoveryCode: string | null;
}

/** A person of a session, proven by a token. */
export interface Membership {
  readonly session: LiveSession;
  readonly participant: Participant;
}

/** What a secret or a code gives, before joining. */
export interface Entrance {
  readonly session: LiveSession;
  readonly role: LinkRole;
  readonly by: 'secret' | 'code';
}

export interface Joining {
  readonly role: Participant['role'];
  readonly name: string;
  readonly whereabouts: Whereabouts;
  readonly department: string;
}

const IDLE_MS = 5 * 60_000;
/** Compared with when there is no such session, so that a wrong code takes as long as a wrong secret. */
const NO_SECRETS: SecretHashes = {
  facilitator: hashSecret(newSecret()),
  participant: hashSecret(newSecret()),
  observer: hashSecret(newSecret()),
  recovery: hashSecret(newSecret()),
};

/** All sessions: making, finding, entering and joining them. */
export class Sessions {
  readonly tickets: Tickets;
  readonly #store: Store;
  readonly #documents: Documents;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #maxPeople: number;
  readonly #live = new Map<string, Promise<LiveSession | null>>();
  readonly #progress = new WeakMap<LiveSession, Progress>();
  /** Codes of sessions with a damaged record. */
  readonly #damaged = new Set<string>();

  constructor(store: Store, documents: Documents, clock: Clock, log: Logger, maxPeople: number) {
    this.#store = store;
    this.#documents = documents;
    this.#clock = clock;
    this.#log = log;
    this.#maxPeople = maxPeople;
    this.tickets = new Tickets(clock);
    documents.onCommitted((document) => {
      void this.#live.get(document.key.code)?.then((session) => {
        if (session) this.progressOf(session).onCommitted(document);
      });
    });
    this.#sweepLater();
  }

  get size(): number {
    return this.#live.size;
  }

  async create(wanted: NewSession): Promise<MadeSession> {
    const secrets = { facilitator: newSecret(), participant: newSecret(), observer: newSecret() };
    const recoveryCode = newRecoveryCode();
    const hashes: SecretHashes = {
      facilitator: hashSecret(secrets.facilitator),
      participant: hashSecret(secrets.participant),
      observer: hashSecret(secrets.observer),
      recovery: hashRecoveryCode(recoveryCode),
    };
    const programme = wanted.programme ?? programmeOf(wanted.template, wanted.language);
    const seed = { caseTitle: wanted.title, sheets: sheetsOf(programme) };
    const board = wanted.board ?? firstBoard((doc) => seedBoard(doc, seed));
    for (;;) {
      const code = newCode();
      const state = firstState(code, wanted, programme, this.#clock.now());
      const documents = [{ document: nameOf({ kind: 'board' }), bytes: board }];
      if (await this.#store.createSession({ state, secrets: hashes }, documents)) {
        this.#live.delete(code);
        return { code, secrets, recoveryCode };
      }
    }
  }

  /** The session of a code, however it was typed; null when there is none. */
  async find(typed: string): Promise<LiveSession | null> {
    const code = readCode(typed);
    if (code === null) return null;
    const loading = this.#live.get(code) ?? this.#load(code);
    this.#live.set(code, loading);
    try {
      const session = await loading;
      if (!session) this.#live.delete(code);
      else session.usedAt = this.#clock.now();
      return session;
    } catch (error) {
      this.#live.delete(code);
      throw error;
    }
  }

  /**
   * What a secret gives, or the code alone when there is no secret: with what it needs behind it since it was renewed.
   * Whatever is wrong with what is asked, the answer is the same: nobody learns which codes exist.
   */
  async enter(code: string, secret: string | null): Promise<Outcome<Entrance>> {
    const session = await this.#lookUp(code);
    if (session === 'damaged') return refuse('damaged');
    const entry = secret === null ? '' : readEntry(secret);
    const role = secret === null || entry !== null ? null : roleOf(session?.secrets ?? NO_SECRETS, secret);
    if (!session) return refuse('noAccess');
    if (role !== null) return { ok: true, session, role, by: 'secret' };
    const { open, door } = session.state;
    if (entry === door.entry && open) return { ok: true, session, role: 'participant', by: 'code' };
    return refuse('noAccess');
  }

  /** Whose token this is. */
  async authenticate(code: string, token: string): Promise<Outcome<Membership>> {
    const hash = hashSecret(token);
    const session = await this.#lookUp(code);
    if (session === 'damaged') return refuse('damaged');
    if (!session) return refuse('noAccess');
    const id = await this.#store.participantOf(session.code, hash);
    const participant = id === null ? undefined : participantOf(session.state, id);
    return participant ? { ok: true, session, participant } : refuse('noAccess');
  }

  /** Puts somebody new on the roster and gives the token that proves it from now on. */
  async join(
    session: LiveSession,
    joining: Joining,
    isTrusted = joining.role === 'facilitator',
  ): Promise<Outcome<{ participantId: string; token: string; isWaiting: boolean }>> {
    const token = newSecret();
    const id = randomUUID();
    const added = await session.add<Refusal>(
      { id, ...joining, hasDevice: true, joinedAt: this.#clock.now() },
      hashSecret(token),
      isTrusted,
      // Those who wait leave room for who need not.
      ({ roster, door }) => {
        const others = roster.length + (isTrusted ? 0 : door.knocking.length);
        return others >= this.#maxPeople ? 'tooLarge' : null;
      },
    );
    if (added !== 'in' && added !== 'waiting') return refuse(added);
    return { ok: true, participantId: id, token, isWaiting: added === 'waiting' };
  }

  /** Where the holder of a token stands: in the session, waiting at its door, or outside. */
  async standing(code: string, token: string): Promise<Outcome<{ readonly standing: Standing }>> {
    const session = await this.#lookUp(code);
    if (session === 'damaged') return refuse('damaged');
    const id = session && (await this.#store.participantOf(session.code, hashSecret(token)));
    if (!session || id === null) return refuse('noAccess');
    if (participantOf(session.state, id)) return { ok: true, standing: 'in' };
    const waits = session.state.door.knocking.some((knock) => knock.id === id);
    return { ok: true, standing: waits ? 'waiting' : 'out' };
  }

  /** Makes the links of these roles anew, and with that of participants what the code needs behind it. */
  async renewLinks(
    { session, participant }: Membership,
    roles: readonly LinkRole[],
  ): Promise<Outcome<RenewedSecrets>> {
    const secrets = Object.fromEntries(roles.map((role) => [role, newSecret()]));
    const hashes = Object.fromEntries(roles.map((role) => [role, hashSecret(secrets[role] ?? '')]));
    const entry = roles.includes('participant') ? newEntry() : null;
    // Whoever had the link of facilitators may have had the code too: it opens the same door.
    const recoveryCode = roles.includes('facilitator') ? newRecoveryCode() : null;
    const recovery = recoveryCode === null ? {} : { recovery: hashRecoveryCode(recoveryCode) };
    const outcome = await session.renewSecrets(participant.id, { ...hashes, ...recovery }, entry);
    return outcome.ok ? { ok: true, secrets, recoveryCode } : outcome;
  }

  /** Who of a session may be taken over by a ticket, as somebody with a device of their own; null for nobody. */
  async placeBy(code: string, ticket: string): Promise<Membership | null> {
    const what = this.tickets.find(ticket);
    if (what?.kind !== 'place' || what.session !== readCode(code)) return null;
    const session = await this.find(code);
    const participant = session && participantOf(session.state, what.participant);
    return session && participant && !participant.hasDevice ? { session, participant } : null;
  }

  /** Gives a device to who had none: the token that proves it from now on. */
  async takePlace(
    { session, participant: { id } }: Membership,
    ticket: string,
  ): Promise<Outcome<{ token: string }>> {
    const what = this.tickets.redeem(ticket);
    if (what?.kind !== 'place' || what.participant !== id) return refuse('noAccess');
    const token = newSecret();
    const refusal = await session.giveDevice(id, hashSecret(token));
    return refusal === null ? { ok: true, token } : refuse(refusal);
  }

  progressOf(session: LiveSession): Progress {
    const known = this.#progress.get(session);
    if (known) return known;
    const progress = new Progress(session, this.#documents, this.#clock, this.#log);
    this.#progress.set(session, progress);
    return progress;
  }

  /** The session and its board as they are on disk now; `damaged` when nothing of the board can be read. */
  async readSessionDocuments(
    code: string,
  ): Promise<Outcome<{ readonly state: SessionState; readonly board: Board }>> {
    const session = await this.find(code);
    if (!session) return refuse('noAccess');
    const board = await this.#documents.read(session.code, { kind: 'board' }, readBoard);
    return board === null ? refuse('damaged') : { ok: true, state: session.state, board };
  }

  /** Resolves when nothing of any session waits to be saved. */
  async close(): Promise<void> {
    const loaded = await Promise.allSettled(this.#live.values());
    await Promise.all(loaded.map((one) => (one.status === 'fulfilled' ? one.value?.close() : undefined)));
  }

  /** Of a damaged record whoever runs the server is told once. */
  async #lookUp(code: string): Promise<LiveSession | 'damaged' | null> {
    try {
      return await this.find(code);
    } catch (error) {
      if (!(error instanceof DamagedRecord)) throw error;
      if (!this.#damaged.has(error.code)) {
        this.#damaged.add(error.code);
        this.#log.error({ session: error.code }, 'The record of a session is damaged: nobody is let in.');
      }
      return 'damaged';
    }
  }

  /** After a restart nobody is connected, whatever the last state on disk says; who has no device is where they were. */
  async #load(code: string): Promise<LiveSession | null> {
    const record = await this.#store.readSession(code);
    if (!record) return null;
    const loaded = await this.#withNobodyConnected(record);
    return new LiveSession(loaded, {
      store: this.#store,
      clock: this.#clock,
      log: this.#log,
      ballots: await readBallots(loaded.state, this.#store, this.#log),
      ...sessionDocuments(this.#documents),
      maxPeople: this.#maxPeople,
    });
  }

  async #withNobodyConnected(record: SessionRecord): Promise<SessionRecord> {
    // Nobody is led away from while nobody could be there: the time without a facilitator begins anew.
    const state = { ...record.state, lead: { ...record.state.lead, lostAt: null } };
    const next = withConnections(state, () => false);
    if (next !== state) await this.#store.saveState(next);
    return { ...record, state: withLead(next, this.#clock.now()) };
  }

  #sweepLater(): void {
    this.#clock.after(60_000, async () => {
      for (const [code, loading] of this.#live) {
        const session = await loading.catch(() => null);
        const idle = session && !session.isInUse && this.#clock.now() - session.usedAt > IDLE_MS;
        if (idle) this.#live.delete(code);
      }
      this.#sweepLater();
    });
  }
}

/** The names that are taken, as they are shown. */
export function namesIn(state: SessionState): readonly string[] {
  return peopleOf(state).map(displayName);
}

function roleOf(secrets: SecretHashes, secret: string): LinkRole | null {
  const hash = hashSecret(secret);
  const matching = LINK_ROLES.filter((role) => isSameHash(secrets[role], hash));
  const recovers = isSameHash(secrets.recovery, hashRecoveryCode(secret));
  return matching[0] ?? (recovers ? 'facilitator' : null);
}
