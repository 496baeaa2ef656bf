import { participantOf, type Role, type SessionState } from '@verbindbord/shared/session/state.ts';
import { viewFor } from '@verbindbord/shared/session/view.ts';
import type { Clock } from '../clock.ts';
import { Heartbeat } from '../documents/heartbeat.ts';
import type { LiveSession } from '../sessions/LiveSession.ts';
import type { Progress } from '../sessions/Progress.ts';
import type { MemberSocket, SessionServer } from './carrier.ts';

/** Changes of the session within this time reach people as one. */
const INTERVAL_MS = 50;
/** Long enough that a number that goes up does not tell who has just looked up from a phone. */
const DONE_INTERVAL_MS = 1000;
const SEES_PROGRESS: readonly Role[] = ['facilitator', 'presenter'];

/**
 * Everybody who follows a session over socket.io: each gets the view of their role at every change. What
 * somebody sees follows from the role alone, so that a view is made and encoded once for all of that role.
 */
export class Audience {
  readonly #server: SessionServer;
  readonly #session: LiveSession;
  readonly #progress: Progress;
  readonly #sockets = new Map<MemberSocket, Role>();
  readonly #beat: Heartbeat;
  readonly #doneBeat: Heartbeat;
  readonly #stop: readonly (() => void)[];

  constructor(server: SessionServer, session: LiveSession, progress: Progress, clock: Clock) {
    this.#server = server;
    this.#session = session;
    this.#progress = progress;
    this.#beat = new Heartbeat(
      clock,
      () => INTERVAL_MS,
      () => this.#tell(),
    );
    this.#doneBeat = new Heartbeat(
      clock,
      () => DONE_INTERVAL_MS,
      () => this.#tellDone(),
    );
    this.#stop = [
      session.ballots.onChange(({ participant }) => {
        this.#tellOwn(participant);
        this.#doneBeat.ask(DONE_INTERVAL_MS);
      }),
      session.onChange((state) => this.#onChange(state)),
      progress.onChange((pairs) => {
        for (const role of SEES_PROGRESS) this.#server.to(this.#roomOf(role)).emit('progress', pairs);
      }),
    ];
  }

  get isEmpty(): boolean {
    return this.#sockets.size === 0;
  }

  join(socket: MemberSocket): void {
    this.#place(socket, this.#session.state);
    const { id } = socket.data.participant;
    socket.emit('session', viewFor(this.#session.state, id));
    socket.emit('done', this.#session.ballots.done(this.#session.state));
    const own = this.#session.ballots.of(id);
    if (Object.keys(own).length > 0) socket.emit('ownBallots', own);
  }

  leave(socket: MemberSocket): void {
    this.#sockets.delete(socket);
  }

  close(): void {
    this.#beat.stop();
    this.#doneBeat.stop();
    for (const stop of this.#stop) stop();
  }

  #onChange(state: SessionState): void {
    for (const socket of [...this.#sockets.keys()]) this.#place(socket, state);
    this.#beat.ask();
  }

  /** Puts a connection in the room of the role that its person has now. */
  #place(socket: MemberSocket, state: SessionState): void {
    const before = this.#sockets.get(socket);
    const role = participantOf(state, socket.data.participant.id)?.role;
    if (role === undefined) hangUp(socket);
    if (role === undefined || role === before) return;
    if (before !== undefined) socket.leave(this.#roomOf(before));
    socket.join(this.#roomOf(role));
    this.#sockets.set(socket, role);
    if (SEES_PROGRESS.includes(role)) socket.emit('progress', this.#progress.current);
  }

  #tell(): void {
    const { state } = this.#session;
    const one = new Map([...this.#sockets].map(([socket, role]) => [role, socket.data.participant.id]));
    for (const [role, participant] of one) {
      this.#server.to(this.#roomOf(role)).emit('session', viewFor(state, participant));
    }
  }

  #tellDone(): void {
    const done = this.#session.ballots.done(this.#session.state);
    for (const role of new Set(this.#sockets.values()))
      this.#server.to(this.#roomOf(role)).emit('done', done);
  }

  /** Each person alone hears what is theirs; null for everybody, when a ballot is over. */
  #tellOwn(participant: string | null): void {
    for (const socket of this.#sockets.keys()) {
      const { id } = socket.data.participant;
      if (participant === null || participant === id) socket.emit('ownBallots', this.#session.ballots.of(id));
    }
  }

  #roomOf(role: Role): string {
    return `${this.#session.code} ${role}`;
  }
}

/** The person was put out. A page that tries again is told so when it shows its token. */
function hangUp(socket: MemberSocket): void {
  // As when somebody's line breaks: a client that was said goodbye to would not try again, and hear nothing.
  socket.conn.close(true);
}
