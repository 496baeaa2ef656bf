import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { ClientEvents, ServerEvents } from '@verbindbord/shared/protocol/events.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import * as parser from '@verbindbord/shared/protocol/parser.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import type { CreatedSession, Joined } from '@verbindbord/shared/session/requests.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { io, type Socket } from 'socket.io-client';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export type MemberSocket = Socket<ServerEvents, ClientEvents>;

/** Somebody in a session, with whatever connections the test makes. */
export interface Person {
  readonly id: string;
  readonly token: string;
  /** A document through the unchanged provider of y-websocket. */
  readonly provider: (document: string) => WebsocketProvider;
  readonly socket: (transports?: readonly ('polling' | 'websocket')[]) => MemberSocket;
}

/** A session on a running server, and the people in it; `leave` ends all their connections. */
export interface Gathering {
  readonly session: CreatedSession;
  readonly person: (name: string, role: keyof CreatedSession['links']) => Promise<Person>;
  /** Somebody with a token, whoever that makes them. */
  readonly withToken: (token: string, id?: string) => Person;
  readonly leave: () => void;
}

/** @param wanted what is asked for: a session from the template, or from a file */
export async function gather(address: string, wanted: object = { title: 'Wijkaanpak' }): Promise<Gathering> {
  const session = await post<CreatedSession>(`${address}/api/sessions`, wanted);
  const closing: (() => void)[] = [];
  const withToken = (token: string, id = ''): Person => ({
    id,
    token,
    provider: (document) => {
      const provider = new WebsocketProvider(
        `${address.replace('http', 'ws')}/yjs/${session.code}`,
        document,
        new Y.Doc(),
        { params: { token }, disableBc: true },
      );
      // Its own handler of refusals writes a warning into the output of the tests.
      provider.messageHandlers[MESSAGE.permission] = () => {};
      closing.push(() => {
        provider.destroy();
        provider.doc.destroy();
      });
      return provider;
    },
    socket: (transports = ['websocket']) => {
      const socket: MemberSocket = io(address, {
        auth: { version: PROTOCOL_VERSION, code: session.code, token },
        transports: [...transports],
        reconnectionDelay: 50,
        reconnectionDelayMax: 200,
        forceNew: true,
        parser,
      });
      closing.push(() => socket.disconnect());
      return socket;
    },
  });
  return {
    session,
    withToken,
    person: async (name, role) => {
      const secret = new URL(session.links[role]).hash.slice(1);
      const joined = await post<Joined>(`${address}/api/sessions/${session.code}/join`, { secret, name });
      return withToken(joined.token, joined.participantId);
    },
    leave: () => {
      for (const close of closing.splice(0)) close();
    },
  };
}

export async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} gave ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** The next session view for which the test holds. */
export function sessionWhere(
  socket: MemberSocket,
  test: (state: SessionState) => boolean,
): Promise<SessionState> {
  return new Promise((resolve) => {
    const listener = (state: SessionState): void => {
      if (!test(state)) return;
      socket.off('session', listener);
      resolve(state);
    };
    socket.on('session', listener);
  });
}

export function open(socket: MemberSocket, document: DocumentName) {
  return socket.timeout(5000).emitWithAck('open', document);
}

/** Resolves when the provider has all that the server has. */
export async function untilSynced(provider: WebsocketProvider): Promise<WebsocketProvider> {
  if (!provider.synced) await new Promise((resolve) => provider.once('sync', resolve));
  return provider;
}

/** Takes the group to a step whose question is asked openly: what people write there is on the board at once. */
export async function toOpenQuestion({ person }: Gathering): Promise<void> {
  const socket = (await person('Begeleider', 'facilitator')).socket();
  await socket.emitWithAck('command', { type: 'goToStep', step: 'lessons' });
  socket.disconnect();
}
