import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { REFUSALS } from '@verbindbord/shared/session/refusals.ts';
import type { PairProgress, SessionState } from '@verbindbord/shared/session/state.ts';
import { createStore } from 'zustand/vanilla';
import { followClock } from './clock.ts';
import { DocumentLink, type Rejection, type SaveState } from './documentLink.ts';
import { openSocket, type SessionSocket } from './socket.ts';

/** Where the connection to the server is. `ended`: the server does not let this person in any more. */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'ended';

/** A change of one's own that the server refused, with the words that would otherwise be lost. */
export interface LostWork {
  readonly reason: Refusal;
  readonly text: string | null;
}

export interface LiveState {
  readonly connection: ConnectionState;
  /** Why the connection ended. */
  readonly endedBy: Refusal | null;
  readonly session: SessionState | null;
  readonly me: string | null;
  readonly progress: readonly PairProgress[];
  readonly save: SaveState;
  readonly lostWork: LostWork | null;
}

const NOBODY: LiveState = {
  connection: 'connecting',
  endedBy: null,
  session: null,
  me: null,
  progress: [],
  save: 'saved',
  lostWork: null,
};

/** The session that this page is in, as the server tells it. */
export const liveStore = createStore<LiveState>(() => NOBODY);

interface Entered {
  readonly code: string;
  readonly token: string;
  readonly socket: SessionSocket;
  readonly links: Map<DocumentName, DocumentLink>;
  readonly stopClock: () => void;
}

let entered: Entered | null = null;

/** Connects this page to a session that was joined. A page is in one session at a time. */
export function enterSession(code: string, participantId: string, token: string): void {
  leaveSession();
  const socket = openSocket(code, token);
  liveStore.setState({ ...NOBODY, me: participantId }, true);
  socket.on('connect', () => liveStore.setState({ connection: 'online' }));
  socket.on('disconnect', () => liveStore.setState({ connection: 'offline' }));
  socket.on('connect_error', (error) => onConnectError(socket, error.message));
  socket.on('session', (session) => onSession(session));
  socket.on('progress', (progress) => liveStore.setState({ progress }));
  entered = { code, token, socket, links: new Map(), stopClock: followClock(socket) };
  window.addEventListener('beforeunload', warnOfUnsaved);
}

export function leaveSession(): void {
  if (!entered) return;
  for (const link of entered.links.values()) link.destroy();
  entered.stopClock();
  entered.socket.disconnect();
  entered = null;
  window.removeEventListener('beforeunload', warnOfUnsaved);
  liveStore.setState(NOBODY, true);
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
export function documentLink(
  name: DocumentName,
  lostWords: (rejection: Rejection, link: DocumentLink) => string | null,
): DocumentLink {
  if (!entered) throw new Error('This page is not in a session: call enterSession first.');
  const known = entered.links.get(name);
  if (known) return known;
  const link = new DocumentLink(entered.socket, name, {
    changed: () => onLinkChanged(link),
    presence: () => {
      for (const listener of presenceListeners) listener(link);
    },
    rejected: (rejection) =>
      liveStore.setState({ lostWork: { reason: rejection.reason, text: lostWords(rejection, link) } }),
  });
  entered.links.set(name, link);
  return link;
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

function onLinkChanged(link: DocumentLink): void {
  if (!entered) return;
  const states = [...entered.links.values()].map((other) => other.saveState);
  const save = states.includes('local') ? 'local' : states.includes('saving') ? 'saving' : 'saved';
  if (save !== liveStore.getState().save) liveStore.setState({ save });
  for (const listener of linkListeners) listener(link);
}

/**
 * What a person may write follows from the session. When that changes (frozen, made a facilitator, put in a
 * pair), documents that were refused or held back are opened again.
 */
function onSession(session: SessionState): void {
  const before = liveStore.getState().session;
  liveStore.setState({ session });
  if (!before || !entered) return;
  const me = liveStore.getState().me;
  const role = (state: SessionState) => state.roster.find((person) => person.id === me)?.role;
  const mayHaveMore =
    (before.frozen !== null && session.frozen === null) ||
    role(before) !== role(session) ||
    before.round !== session.round;
  if (!mayHaveMore) return;
  for (const link of entered.links.values()) {
    if (link.state === 'refused' || link.saveState === 'local') link.reopen();
  }
}

/** A refused handshake will be refused again; a server that cannot be reached may come back. */
function onConnectError(socket: SessionSocket, message: string): void {
  const reason = REFUSALS.find((known) => known === message);
  if (reason === 'noAccess' || reason === 'outdated') {
    socket.disconnect();
    liveStore.setState({ connection: 'ended', endedBy: reason });
    return;
  }
  liveStore.setState({ connection: 'offline' });
  // socket.io does not try again by itself after a handshake that the server answered.
  if (reason) setTimeout(() => socket.connect(), 2000);
}

function warnOfUnsaved(event: BeforeUnloadEvent): void {
  if (liveStore.getState().save !== 'saved') event.preventDefault();
}
