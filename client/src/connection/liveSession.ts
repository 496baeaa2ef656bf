import { type DocumentName, parseDocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { ballotOf, type DoneCounts, type OwnBallots } from '@verbindbord/shared/session/ballots.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { REFUSALS } from '@verbindbord/shared/session/refusals.ts';
import type { PairProgress, Role, SessionState } from '@verbindbord/shared/session/state.ts';
import { createStore } from 'zustand/vanilla';
import { followClock } from './clock.ts';
import { DocumentLink, type SaveState } from './documentLink.ts';
import type { KeptDraft } from './kept/database.ts';
import { KeptSession, keptView } from './kept/KeptSession.ts';
import type { Loss } from './losses.ts';
import { mayHaveMore, onlyReads } from './rights.ts';
import { connect, openSocket, type SessionSocket } from './socket.ts';
import { watchWaking } from './waking.ts';

/** Where the connection to the server is. `ended`: the server does not let this person in any more. */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'ended';

export interface LiveState {
  readonly connection: ConnectionState;
  /** Why the connection ended. */
  readonly endedBy: Refusal | null;
  readonly session: SessionState | null;
  readonly me: string | null;
  readonly progress: readonly PairProgress[];
  /** How many people are done with each ballot. */
  readonly done: DoneCounts;
  /** What this person gave to the ballots that are open, as it is on the server's disk. */
  readonly ownBallots: OwnBallots;
  /** What this person did last with ballots, as long as the server has not said that it is kept; by `draftKey`. */
  readonly drafts: Readonly<Record<string, BallotDraft>>;
  readonly save: SaveState;
  /** What is typed while the server cannot be reached survives a reload on this device. */
  readonly keeps: boolean;
  /** Changes of one's own that the server did not take, until they are dismissed. */
  readonly losses: readonly Loss[];
}

/** A ballot that is on its way, or waits for the server. */
export interface BallotDraft extends KeptDraft {
  readonly isSending: boolean;
}

export function draftKey({ ballot, round }: Pick<KeptDraft, 'ballot' | 'round'>): string {
  return `${ballot} ${round}`;
}

const NOBODY: LiveState = {
  connection: 'connecting',
  endedBy: null,
  session: null,
  me: null,
  progress: [],
  done: {},
  ownBallots: {},
  drafts: {},
  save: 'saved',
  keeps: true,
  losses: [],
};

/** The session that this page is in, as the server tells it. */
export const liveStore = createStore<LiveState>(() => NOBODY);

/** Who is in which session, as the door said it. */
export interface Entrance {
  readonly code: string;
  readonly me: string;
  readonly role: Role;
}

interface Entered extends Entrance {
  token: string;
  readonly socket: SessionSocket;
  readonly links: Map<DocumentName, DocumentLink>;
  /** Null for the wall: a beamer keeps nothing. */
  readonly kept: KeptSession | null;
  /** Ends what follows the socket beside the session: its clock, and the waking of the device. */
  readonly stopFollowing: readonly (() => void)[];
}

let entered: Entered | null = null;

/** Connects this page to a session that was joined. A page is in one session at a time. */
export function enterSession(entrance: Entrance, token: string): void {
  enter(entrance, token, null);
}

/**
 * Puts this page in a session as it was when it was last seen on this device, without asking the server; gives
 * null when nothing was kept. `connectSession` goes on from there.
 */
export async function resumeSession(entrance: Entrance): Promise<SessionState | null> {
  const view = await keptView(entrance);
  if (view) enter(entrance, null, view.session);
  return view?.session ?? null;
}

/** The door let this person in again, after `resumeSession`. */
export function connectSession(token: string): void {
  if (!entered) return;
  entered.token = token;
  connect(entered.socket, entered.code, token);
}

function enter(entrance: Entrance, token: string | null, session: SessionState | null): void {
  leaveSession();
  const { code, me, role } = entrance;
  const socket = openSocket(code, token);
  liveStore.setState({ ...NOBODY, me, session, connection: session ? 'offline' : 'connecting' }, true);
  socket.on('connect', () => liveStore.setState({ connection: 'online' }));
  socket.on('disconnect', onDisconnect);
  socket.on('connect_error', (error) => onConnectError(socket, error.message));
  socket.on('session', onSession);
  socket.on('progress', (progress) => liveStore.setState({ progress }));
  socket.on('done', (done) => liveStore.setState({ done }));
  socket.on('ownBallots', (ownBallots) => liveStore.setState({ ownBallots }));
  const kept = role === 'presenter' ? null : new KeptSession({ code, me }, role);
  entered = {
    ...entrance,
    token: token ?? '',
    socket,
    links: new Map(),
    kept,
    stopFollowing: [followClock(socket), watchWaking(socket)],
  };
  window.addEventListener('beforeunload', warnOfUnsaved);
  window.addEventListener('pagehide', writeDown);
  document.addEventListener('visibilitychange', writeDown);
  if (kept) void takeUp(kept);
}

/** What waits on this device goes on its way, also of documents that nobody looks at now; what was lost is shown. */
async function takeUp(kept: KeptSession): Promise<void> {
  const [losses, unfinished, waiting] = await Promise.all([kept.losses(), kept.unfinished(), kept.drafts()]);
  if (entered?.kept !== kept) return;
  const before = waiting.map((draft) => [draftKey(draft), { ...draft, isSending: false }] as const);
  // What was done on this page since is later.
  liveStore.setState(({ drafts }) => ({ drafts: { ...Object.fromEntries(before), ...drafts } }));
  dropOldDrafts();
  liveStore.setState(({ losses: later }) => ({ losses: [...losses.filter(isNotIn(later)), ...later] }));
  for (const name of unfinished) if (parseDocumentName(name)) documentLink(name as DocumentName);
}

const isNotIn =
  (losses: readonly Loss[]) =>
  ({ id }: Loss): boolean =>
    !losses.some((loss) => loss.id === id);

/** The page goes elsewhere. What is kept on this device stays, for whoever comes back. */
export function leaveSession(): void {
  if (!entered) return;
  const { kept } = entered;
  for (const link of entered.links.values()) link.settle();
  void kept?.close();
  endPage(entered);
}

/** The person leaves: what was kept on this device goes, also what the server never got. */
export async function leaveForGood(): Promise<void> {
  if (!entered) return;
  const { kept } = entered;
  endPage(entered);
  await kept?.leave();
}

function endPage({ links, socket, stopFollowing }: Entered): void {
  for (const link of links.values()) link.destroy();
  for (const stop of stopFollowing) stop();
  socket.disconnect();
  entered = null;
  window.removeEventListener('beforeunload', warnOfUnsaved);
  window.removeEventListener('pagehide', writeDown);
  document.removeEventListener('visibilitychange', writeDown);
  liveStore.setState(NOBODY, true);
}

/**
 * The server does not let this person in any more. What was not saved stays on the screen to be copied, and nothing
 * on this device; a page that is only too old keeps all.
 */
export function endSession(reason: Refusal): void {
  if (!entered) return;
  entered.socket.disconnect();
  if (reason !== 'outdated') {
    for (const link of entered.links.values()) link.giveUp(reason);
    void entered.kept?.leave();
  }
  liveStore.setState({ connection: 'ended', endedBy: reason });
}

/** The session of this page; an error when it is in none, since then nobody should have asked. */
export function currentSession(): {
  readonly code: string;
  readonly token: string;
  readonly socket: SessionSocket;
} {
  if (!entered) throw new Error('This page is not in a session: call enterSession first.');
  return entered;
}

/**
 * The link to a document of the session, opened at the first call and kept for as long as the page is in the
 * session, so that what is typed on a page that is left still gets saved.
 */
export function documentLink(name: DocumentName): DocumentLink {
  if (!entered) throw new Error('This page is not in a session: call enterSession first.');
  const known = entered.links.get(name);
  if (known) return known;
  const { kept } = entered;
  const events = {
    changed: () => onLinkChanged(link),
    presence: () => {
      for (const listener of presenceListeners) listener(link);
    },
    isReader: () => {
      const { session, me } = liveStore.getState();
      return onlyReads(session, me, name);
    },
    rejected: (loss: Loss) => {
      if (entered?.links.get(name) !== link) return;
      liveStore.setState(({ losses }) => ({ losses: [...losses.filter(({ id }) => id !== loss.id), loss] }));
    },
  };
  const link = new DocumentLink(entered.socket, name, events, kept && ((use) => kept.document(name, use)));
  entered.links.set(name, link);
  return link;
}

/** Remembers, on this device too, what somebody did with a ballot until the server has it. */
export function putDraft(draft: BallotDraft): void {
  const before = liveStore.getState().drafts[draftKey(draft)];
  liveStore.setState(({ drafts }) => ({ drafts: { ...drafts, [draftKey(draft)]: draft } }));
  const { isSending: _now, ...kept } = draft;
  if (before?.content !== draft.content) void entered?.kept?.keepDraft(kept);
}

/** The server has it, or will never take it. */
export function dropDraft(draft: Pick<KeptDraft, 'ballot' | 'round'>): void {
  liveStore.setState(({ drafts: { [draftKey(draft)]: _gone, ...drafts } }) => ({ drafts }));
  void entered?.kept?.dropDraft(draft);
}

/** Of a round that is over nothing can be given any more, and nothing is to be left behind. */
function dropOldDrafts(): void {
  const { session, drafts } = liveStore.getState();
  if (!session) return;
  for (const draft of Object.values(drafts)) {
    const { stage, round } = ballotOf(session, draft.ballot);
    if (stage === 'revealed' || round !== draft.round) dropDraft(draft);
  }
}

/** Forgets lost changes that their person has seen. */
export function dismissLosses(ids: readonly string[]): void {
  liveStore.setState(({ losses }) => ({ losses: losses.filter(({ id }) => !ids.includes(id)) }));
  void entered?.kept?.dismiss(ids);
}

/** The link to a document if it was opened on this page. */
export function openedLink(name: DocumentName): DocumentLink | null {
  return entered?.links.get(name) ?? null;
}

/** The links to all documents that were opened on this page. */
export function openedLinks(): readonly DocumentLink[] {
  return [...(entered?.links.values() ?? [])];
}

type LinkListener = (link: DocumentLink) => void;
const linkListeners = new Set<LinkListener>();

/** Calls back whenever a document was opened, refused, rebuilt or saved; gives the way to stop. */
export function onDocumentLinkChange(listener: LinkListener): () => void {
  linkListeners.add(listener);
  return () => linkListeners.delete(listener);
}

const presenceListeners = new Set<LinkListener>();

/** Calls back whenever others came, moved or went in a document; gives the way to stop. */
export function onPresenceChange(listener: LinkListener): () => void {
  presenceListeners.add(listener);
  return () => presenceListeners.delete(listener);
}

/** From the one that asks for most care to the one that asks for none. */
const WORST_FIRST: readonly SaveState[] = ['window', 'local', 'saving', 'saved'];

function onLinkChanged(link: DocumentLink): void {
  if (!entered) return;
  const links = [...entered.links.values()];
  const states = links.map((other) => other.saveState);
  const save = WORST_FIRST.find((state) => states.includes(state)) ?? 'saved';
  const keeps = links.every((other) => other.keeps);
  const before = liveStore.getState();
  if (save !== before.save || keeps !== before.keeps) liveStore.setState({ save, keeps });
  for (const listener of linkListeners) listener(link);
}

/**
 * What a person may write follows from the session. When that changes (frozen, made a facilitator, put in a
 * pair), documents that were refused or held back are opened again.
 */
function onSession(session: SessionState): void {
  const before = liveStore.getState().session;
  liveStore.setState({ session });
  entered?.kept?.keep(session);
  if (before?.ballots !== session.ballots) dropOldDrafts();
  if (!before || !entered || !mayHaveMore(before, session, liveStore.getState().me)) return;
  for (const link of entered.links.values()) {
    if (link.state === 'refused' || link.saveState === 'local' || link.saveState === 'window') link.reopen();
  }
}

function onDisconnect(): void {
  liveStore.setState({ connection: 'offline' });
  void entered?.kept?.flush();
}

/** A refused handshake will be refused again; a server that cannot be reached may come back. */
function onConnectError(socket: SessionSocket, message: string): void {
  const reason = REFUSALS.find((known) => known === message);
  if (reason === 'noAccess' || reason === 'outdated') {
    endSession(reason);
    return;
  }
  liveStore.setState({ connection: 'offline' });
  // socket.io does not try again by itself after a handshake that the server answered.
  if (reason) setTimeout(() => socket.connect(), 2000);
}

/** A page that is hidden may be thrown away without another word. */
function writeDown(): void {
  if (!entered || document.visibilityState === 'visible') return;
  for (const link of entered.links.values()) link.settle();
  void entered.kept?.flush();
}

/** What is kept on this device needs no question: it is there when the page is opened again. */
function warnOfUnsaved(event: BeforeUnloadEvent): void {
  const { save } = liveStore.getState();
  if (save === 'saving' || save === 'window') event.preventDefault();
}
