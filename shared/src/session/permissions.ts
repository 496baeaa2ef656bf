import type { Outcome } from './refusals.ts';
import { refuse } from './refusals.ts';
import { type Pair, pairOf, participantOf, type SessionState } from './state.ts';

/** A document of a session: the plenary board, or the worksheet of one pair. */
export type DocumentRef = { readonly kind: 'board' } | { readonly kind: 'pair'; readonly pair: string };

/** What can be done with the things of one kind: putting one there, changing what it says, taking one away. */
export type Deed = 'add' | 'change' | 'remove';

/** Whether somebody may do that with the things of a kind, or with the values, that stand under a root. */
export type May = (root: string, deed: Deed) => boolean;

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

const everything: May = () => true;
const whatParticipantsMay: May = (root, deed) => OF_PARTICIPANTS[root]?.includes(deed) ?? true;

/**
 * Who may open which document, and whether they may write in it now. Default is deny.
 *
 * - `board`: everybody in the session reads; facilitators write always, participants unless frozen, and not everything.
 * - `pair/<id>`: its members, of this round or an earlier one, once the pair has started; and, while the pairs are at
 *   work, a facilitator for as long as the pair asks for help, reading only. To everybody else it does not exist.
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
    const writes = participant.role === 'facilitator' || participant.role === 'participant';
    const may = participant.role === 'facilitator' ? everything : whatParticipantsMay;
    return { ok: true, access: { write: writes && mayWriteNow, may } };
  }
  const started = state.round.stage === 'working' || state.round.stage === 'finished';
  const current = started ? state.round.pairs : [];
  const pair = [...current, ...state.round.earlier].find((candidate) => candidate.id === document.pair);
  if (!pair) return refuse('unknown');
  if (pair.members.includes(participantId) && participant.role !== 'observer') {
    return { ok: true, access: { write: mayWriteNow, may: everything } };
  }
  const invited = participant.role === 'facilitator' && pair.wantsHelp && isAtWork(state, pair);
  return invited ? { ok: true, access: { write: false, may: everything } } : refuse('unknown');
}

/** Only then can a pair take its question for help back: what was asked before does not open what is written after. */
function isAtWork({ round }: SessionState, pair: Pair): boolean {
  return round.stage === 'working' && round.pairs.includes(pair);
}

/** The worksheets that somebody can open: the one of this round first. */
export function worksheetsOf(state: SessionState, participantId: string): readonly string[] {
  const working = state.round.stage === 'working' || state.round.stage === 'finished';
  const own = working ? pairOf(state, participantId) : undefined;
  const earlier = state.round.earlier.filter((pair) => pair.members.includes(participantId));
  return [...(own ? [own] : []), ...earlier.reverse()].map((pair) => pair.id);
}
