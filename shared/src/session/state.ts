import type { Step } from '../activities/step.ts';
import type { DomainId } from '../content/domains.ts';
import type { MomentId } from '../content/lens.ts';
import type { Language } from '../content/localized.ts';
import type { Programme } from '../programme/programme.ts';
import type { Ballot } from './ballots.ts';
import type { Door } from './door.ts';
import type { Lead } from './lead.ts';
import type { Removed } from './removed.ts';

/**
 * What people may do. A link makes somebody a facilitator, participant or observer; a facilitator makes somebody the
 * note-taker. The presenter is the wall: it looks as an observer does and is nobody.
 */
export const ROLES = ['facilitator', 'participant', 'noteTaker', 'observer', 'presenter'] as const;
export type Role = (typeof ROLES)[number];

export const WHEREABOUTS = ['room', 'remote'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

export interface Participant {
  readonly id: string;
  readonly name: string;
  /** 1 for the first person of this name, 2 for the next: 'Anna', 'Anna 2'. See `displayName`. */
  readonly namesake: number;
  readonly role: Role;
  readonly whereabouts: Whereabouts;
  /** As they wrote it at the door, or a facilitator did for them; empty when nobody did. */
  readonly department: string;
  /** Who has none was put on the roster by a facilitator, and holds no token. */
  readonly hasDevice: boolean;
  /** Is there: with a page open, or, without a device, by the word of a facilitator. */
  readonly connected: boolean;
  /** Milliseconds since 1970 on the server's clock, as are all moments in this file. */
  readonly joinedAt: number;
}

/** Two people, or as many as the step says, one more where the number does not come out, or one who wants to be alone. */
export interface Pair {
  readonly id: string;
  readonly number: number;
  readonly members: readonly string[];
  /** Those who worked in it before and are elsewhere now: they cannot open its worksheet, but their words are on it. */
  readonly former: readonly string[];
  /** The pair said that it is ready. */
  readonly ready: boolean;
  /** The pair asked a facilitator to come and read along. */
  readonly wantsHelp: boolean;
  /** Stays as it is when other pairs are proposed. */
  readonly locked: boolean;
  /** The pair asked a facilitator to write for it. */
  readonly wantsProxy: boolean;
  /** Facilitators who write for it because it gave them its code. */
  readonly proxies: readonly string[];
  /** Opens the worksheet for a facilitator to write in. Told to the members alone: empty in what people see of the session. */
  readonly code: string;
}

/**
 * Where the pairs are: not made, a proposal that only facilitators see, at work, or finished. `earlier` holds
 * the pairs of rounds before, and those that everybody left, whose members can still read and write their worksheets.
 * A pair that came back in another round is in both, as it was and as it is.
 */
export interface PairRound {
  readonly stage: 'none' | 'proposed' | 'working' | 'finished';
  /** The step that the pairs were made in; null before there were any. */
  readonly step: string | null;
  readonly pairs: readonly Pair[];
  readonly earlier: readonly Pair[];
  /** Those who want to work alone. */
  readonly alone: readonly string[];
}

/** Before there were any pairs. */
export const NO_ROUND: PairRound = { stage: 'none', step: null, pairs: [], earlier: [], alone: [] };

/** A pair that tells the group what it shared. */
export interface Turn {
  /** The step that it belongs to: at another step it is nobody's turn, and here it goes on after that. */
  readonly step: string;
  /** Null between turns. */
  readonly pair: string | null;
  readonly since: number;
  /** The pairs that had a turn in this step, this one too. */
  readonly had: readonly string[];
}

/** One domain of the map that a facilitator brought into view for everybody. */
export interface Showing {
  /** The step that it belongs to: at another step nothing is shown. */
  readonly step: string;
  readonly domain: DomainId;
  /** The participant who did. */
  readonly by: string;
  readonly since: number;
}

/**
 * A timer is an end moment on the server's clock, never a stream of ticks. `total` is what it was set to, with
 * the minutes added since, in seconds.
 */
export type Timer =
  | { readonly state: 'running'; readonly endsAt: number; readonly total: number }
  | { readonly state: 'paused'; readonly remaining: number; readonly total: number };

/** What the server decides about a session: one truth, versioned, survives a restart. */
export interface SessionState {
  /** Eight characters; the public name of the session and what people type from the wall. */
  readonly code: string;
  readonly title: string;
  readonly language: Language;
  readonly createdAt: number;
  /** Goes up by one with each change. */
  readonly version: number;
  /** It is there to practise: nobody in it means what they write. Not there in a session from before there were such. */
  readonly rehearsal?: boolean;
  /** Whether newcomers can come in: everybody but who has a facilitator's link or was in before. */
  readonly open: boolean;
  readonly door: Door;
  readonly lead: Lead;
  /** Who was put out. Told to facilitators alone. */
  readonly removed: readonly Removed[];
  /** What the door suggests when it asks for the department; null when it does not ask. */
  readonly departments: readonly string[] | null;
  readonly programme: Programme;
  /** Steps that were taken out, the latest last, as they were: to be put back. Others than facilitators see pair work alone. */
  readonly dropped?: readonly Step[];
  /** The id of the step that the group is at. */
  readonly step: string;
  readonly timer: Timer | null;
  /** When the plan of the programme begins, had the group been at its first step then; null before the start. */
  readonly startedAt: number | null;
  /** When each step last began, by its id: see `beganAt`. */
  readonly began: Readonly<Record<string, number>>;
  /** Everybody but facilitators can only look. */
  readonly frozen: { readonly by: string } | null;
  /** The steps in which only facilitators can change what was answered: see `closing.ts`. */
  readonly locked: readonly string[];
  readonly roster: readonly Participant[];
  readonly round: PairRound;
  /** Those that somebody has touched. Not there in a session from before there were ballots: see `ballotOf`. */
  readonly ballots?: readonly Ballot[];
  /** Null before anybody had a turn. Not there in a session from before there were turns: see `turnOf`. */
  readonly turn?: Turn | null;
  /** The lines, by id, that went from the worksheets to the flip chart when the pairs were finished. */
  readonly harvested?: readonly string[];
  /** Notes that look alike and are to stay apart, by the key of `apartKey`. */
  readonly apart?: readonly string[];
  /** What stands out on the map and was put aside, by `findingKey`. */
  readonly aside?: readonly string[];
  /** The moment at which the map is looked at. Not there in a session from before there was a lens: now. */
  readonly moment?: MomentId;
  /** Null when everybody looks where they like. Not there in a session from before that: see `shownSector`. */
  readonly showing?: Showing | null;
}

/** How far each pair is, for facilitators: never a word of its text. */
export interface PairProgress {
  readonly pair: string;
  readonly lines: number;
  /** The moment of the last change on the worksheet, or null when nothing was written. */
  readonly lastActivity: number | null;
}

export function displayName(participant: Pick<Participant, 'name' | 'namesake'>): string {
  return participant.namesake > 1 ? `${participant.name} ${participant.namesake}` : participant.name;
}

/** People are looked up at every turn, for everybody at every change: in a full hall a list is too slow for that. */
const byId = new WeakMap<readonly Participant[], ReadonlyMap<string, Participant>>();

export function participantOf({ roster }: SessionState, id: string): Participant | undefined {
  const known = byId.get(roster) ?? new Map(roster.map((participant) => [participant.id, participant]));
  byId.set(roster, known);
  return known.get(id);
}

/** The people of the session: everybody but the wall. */
export function peopleOf(state: SessionState): readonly Participant[] {
  return state.roster.filter((participant) => participant.role !== 'presenter');
}

/** Whether somebody can be at work in a pair: whoever looks or keeps the report reads no worksheet. */
export function worksInPairs({ role }: Pick<Participant, 'role'>): boolean {
  return role === 'participant' || role === 'facilitator';
}

/** The pair of this round that a participant works in. */
export function pairOf(state: Pick<SessionState, 'round'>, participant: string): Pair | undefined {
  return state.round.pairs.find((pair) => pair.members.includes(participant));
}

/** A timer that starts now. */
export function running(seconds: number, now: number): Timer {
  return { state: 'running', endsAt: now + seconds * 1000, total: seconds };
}

/** What is left of a timer, in milliseconds; below zero when it has run out. */
export function remaining(timer: Timer, now: number): number {
  return timer.state === 'running' ? timer.endsAt - now : timer.remaining;
}

/** When a step last began, or null when it did not. */
export function beganAt({ began }: Pick<SessionState, 'began'>, step: string): number | null {
  return Object.hasOwn(began, step) ? (began[step] ?? null) : null;
}
