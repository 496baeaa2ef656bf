import type { Outcome } from './refusals.ts';
import { refuse } from './refusals.ts';
import { type Pair, pairOf, participantOf, type Role, type SessionState, worksInPairs } from './state.ts';

/** A document of a session: the plenary board, the worksheet of one pair, or what somebody made who was put out. */
export type DocumentRef =
  | { readonly kind: 'board' }
  | { readonly kind: 'pair'; readonly pair: string }
  | { readonly kind: 'removed'; readonly work: string };

/**
 * What can be done with the things of one kind: putting one there, changing what it says, taking one away, and saying
 * what the report makes of it. What is put there anew can bring the last along: a note that comes back keeps it.
 */
export type Deed = 'add' | 'change' | 'remove' | 'report';

/** `signed`: with things that carry the own name as of who wrote them for others. See `signature` in `schema.ts`. */
export type Right = boolean | 'signed';

/** Whether somebody may do that with the things of a kind, or with the values, that stand under a root. */
export type May = (root: string, deed: Deed) => Right;

export interface Access {
  readonly write: boolean;
  /** What may be written, by whoever may write at all. */
  readonly may: May;
}

/**
 * What others than facilitators may do on the board, where that is not everything. The sheets are the questions of the
 * session, and the settings hold for everybody at once.
 */
const OF_PARTICIPANTS: Readonly<Record<string, readonly Deed[]>> = { sheets: [], settings: [] };

const nothing: May = () => false;
const everything: May = () => true;
const whatProxiesMay: May = () => 'signed';
const whatNoteTakersMay: May = (root, deed) => OF_PARTICIPANTS[root]?.includes(deed) ?? true;
const whatParticipantsMay: May = (root, deed) => deed !== 'report' && whatNoteTakersMay(root, deed);

/** What each role may write on the board. Who is not here only reads. */
const ON_BOARD: Partial<Record<Role, May>> = {
  facilitator: everything,
  noteTaker: whatNoteTakersMay,
  participant: whatParticipantsMay,
};

/**
 * Who may open which document, and whether they may write in it now. Default is deny.
 *
 * - `board`: everybody in the session reads; facilitators write always, participants and note-takers unless frozen, and
 *   not everything.
 * - `pair/<id>`: its members, of this round or an earlier one, once the pair has started; while the pairs are at work,
 *   a facilitator for as long as the pair asks for help, reading only, or lets them write for it; and facilitators for a
 *   pair in which nobody has a device. Who writes for others signs. To everybody else it does not exist.
 * - `removed/<id>`: nobody; the server keeps it for when the person is brought back.
 */
export function accessTo(
  state: SessionState,
  participantId: string,
  document: DocumentRef,
): Outcome<{ readonly access: Access }> {
  const participant = participantOf(state, participantId);
  if (!participant) return refuse('noAccess');
  const mayWriteNow = state.frozen === null || participant.role === 'facilitator';
  if (document.kind === 'board') {
    const may = ON_BOARD[participant.role];
    return { ok: true, access: { write: may !== undefined && mayWriteNow, may: may ?? nothing } };
  }
  if (document.kind === 'removed') return refuse('unknown');
  const records = pairsWithId(state, document.pair);
  const [pair] = records;
  if (!pair) return refuse('unknown');
  if (records.some(({ members }) => members.includes(participantId)) && worksInPairs(participant)) {
    return { ok: true, access: { write: mayWriteNow, may: everything } };
  }
  if (isProxyFor(state, participantId, pair)) {
    return { ok: true, access: { write: mayWriteNow, may: whatProxiesMay } };
  }
  const invited = participant.role === 'facilitator' && pair.wantsHelp && isAtWork(state, pair);
  return invited ? { ok: true, access: { write: false, may: everything } } : refuse('unknown');
}

/** Whether somebody writes for a pair that cannot do so itself, or asked for it. */
export function isProxyFor(state: SessionState, participantId: string, pair: Pair): boolean {
  if (participantOf(state, participantId)?.role !== 'facilitator') return false;
  const isLetIn = pair.wantsProxy || pair.proxies.includes(participantId);
  return (isLetIn && isAtWork(state, pair)) || hasNoDevice(state, pair);
}

/** The code of a pair at work, for who may tell it to a facilitator: its members. */
export function pairCodeFor(state: SessionState, participantId: string, pairId: string): string | null {
  const pair = state.round.pairs.find(({ id }) => id === pairId);
  return pair?.members.includes(participantId) && isAtWork(state, pair) ? pair.code : null;
}

/** Whether nobody can have written in a worksheet but facilitators, and nobody else can. */
function hasNoDevice(state: SessionState, { members, former }: Pair): boolean {
  const all = [...members, ...former];
  return members.length > 0 && all.every((member) => participantOf(state, member)?.hasDevice === false);
}

/** Only then can a pair take its question for help back: what was asked before does not open what is written after. */
function isAtWork({ round }: SessionState, pair: Pair): boolean {
  return round.stage === 'working' && round.pairs.includes(pair);
}

/** All that is known of a pair: of this round once it has started, then of earlier ones. */
function pairsWithId({ round }: SessionState, id: string): readonly Pair[] {
  const started = round.stage === 'working' || round.stage === 'finished';
  return [...(started ? round.pairs : []), ...round.earlier].filter((pair) => pair.id === id);
}

/** The worksheets that somebody can open: the one of this round first. */
export function worksheetsOf(state: SessionState, participantId: string): readonly string[] {
  const participant = participantOf(state, participantId);
  if (!participant || !worksInPairs(participant)) return [];
  const working = state.round.stage === 'working' || state.round.stage === 'finished';
  const own = working ? pairOf(state, participantId) : undefined;
  const earlier = state.round.earlier.filter((pair) => pair.members.includes(participantId));
  return [...new Set([...(own ? [own] : []), ...earlier.reverse()].map((pair) => pair.id))];
}
