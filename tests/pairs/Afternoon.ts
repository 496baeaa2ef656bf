import type { PairRules } from '@verbindbord/shared/activities/pairWork/settings.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import type { StateCommand } from '@verbindbord/shared/session/commands.ts';
import { decide } from '@verbindbord/shared/session/decide.ts';
import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { withArrivals, withCompany } from '@verbindbord/shared/session/mending.ts';
import { withConnections, withParticipant } from '@verbindbord/shared/session/roster.ts';
import {
  NO_ROUND,
  type Participant,
  participantOf,
  type SessionState,
} from '@verbindbord/shared/session/state.ts';
import { type Chance, chanceOf } from '../proof.ts';

/** What is drawn of somebody before they come in. */
export type Somebody = Pick<Participant, 'whereabouts' | 'department' | 'hasDevice'>;

export const FACILITATOR = 'karin';

/**
 * Pair work as the server leads it, without the server: each change is followed by what it does of its own accord.
 * Everything is drawn from one seed.
 */
export class Afternoon {
  readonly #chance: Chance;
  readonly #away = new Set<string>();
  /** Everybody who was ever in a pair at work, by that pair. */
  readonly everIn = new Map<string, Set<string>>();
  state: SessionState;
  #ids = 0;

  constructor(people: readonly Somebody[], rules: PairRules, seed: number) {
    this.#chance = chanceOf(seed);
    const programme = programmeOf('internal', 'nl');
    this.state = {
      code: 'K7M4QX2P',
      title: 'Wijkaanpak',
      language: 'nl',
      createdAt: 0,
      version: 0,
      open: true,
      door: OPEN_DOOR,
      lead: NO_DEPUTIES,
      removed: [],
      departments: [],
      programme,
      step: 'pairs',
      timer: null,
      startedAt: null,
      began: {},
      frozen: null,
      locked: [],
      roster: [],
      round: NO_ROUND,
    };
    const facilitator = { whereabouts: 'room', department: '', hasDevice: true } as const;
    this.#join(FACILITATOR, 'facilitator', facilitator);
    for (const person of people) this.arrive(person);
    this.give(FACILITATOR, { type: 'setPairRules', step: 'pairs', ...rules });
  }

  /** Those who are there to work in pairs. */
  get present(): readonly string[] {
    return this.state.roster
      .filter(({ role, connected }) => role === 'participant' && connected)
      .map(({ id }) => id);
  }

  get away(): readonly string[] {
    return [...this.#away];
  }

  give(actor: string, command: StateCommand): void {
    const outcome = decide(this.state, actor, command, this.#circumstances());
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    this.#become(outcome.state);
  }

  arrive(person: Somebody): void {
    this.#join(`p${this.#ids++}`, 'participant', person);
  }

  leave(person: string): void {
    this.#away.add(person);
    this.#tellPresence(person);
  }

  comeBack(person: string): void {
    this.#away.delete(person);
    this.#tellPresence(person);
  }

  /** Nobody said how to go on, for as long as the server waits for that. */
  waitForCompany(people: readonly string[]): void {
    this.#become(withCompany(this.state, people, this.#circumstances()));
  }

  /** The pair that somebody works in. */
  pairOf(person: string): string | undefined {
    return this.state.round.pairs.find(({ members }) => members.includes(person))?.id;
  }

  #join(id: string, role: Participant['role'], person: Somebody): void {
    const joining = { ...person, id, role, name: id, joinedAt: 0 };
    const joined = withParticipant(this.state, joining);
    this.#become(withConnections(joined, (one) => !this.#away.has(one)));
  }

  #tellPresence(person: string): void {
    const here = !this.#away.has(person);
    if (participantOf(this.state, person)?.hasDevice === false) {
      this.give(FACILITATOR, { type: 'editPerson', participant: person, here });
    } else this.#become(withConnections(this.state, (one) => !this.#away.has(one)));
  }

  #become(decided: SessionState): void {
    this.state = withArrivals(decided, this.#circumstances());
    if (this.state.round.stage !== 'working') return;
    for (const { id, members } of this.state.round.pairs) {
      const known = this.everIn.get(id) ?? new Set<string>();
      for (const member of members) known.add(member);
      this.everIn.set(id, known);
    }
  }

  #circumstances() {
    return {
      now: 0,
      random: () => this.#chance.between(0, 999_999) / 1_000_000,
      newId: () => `pair-${this.#ids++}`,
      maxPeople: 200,
    };
  }
}
