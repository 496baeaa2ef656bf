import type { PairProgress, Role, SessionState } from '@verbindbord/shared/session/state.ts';
import { participantOf } from '@verbindbord/shared/session/state.ts';
import { viewFor } from '@verbindbord/shared/session/view.ts';
import type { Clock } from '../clock.ts';
import { Heartbeat } from '../documents/heartbeat.ts';
import type { LiveSession } from '../sessions/LiveSession.ts';
import type { Progress } from '../sessions/Progress.ts';

/** One connection that follows a session. */
export interface Follower {
  readonly participant: string;
  readonly session: (view: SessionState) => void;
  readonly progress: (progress: readonly PairProgress[]) => void;
}

/** Changes of the session within this time reach people as one. */
const INTERVAL_MS = 50;
const SEES_PROGRESS: readonly Role[] = ['facilitator', 'presenter'];

/** Everybody who follows a session: each gets the view of their role at every change. */
export class Audience {
  readonly #session: LiveSession;
  readonly #progress: Progress;
  readonly #followers = new Set<Follower>();
  readonly #beat: Heartbeat;
  readonly #stop: readonly (() => void)[];

  constructor(session: LiveSession, progress: Progress, clock: Clock) {
    this.#session = session;
    this.#progress = progress;
    this.#beat = new Heartbeat(
      clock,
      () => INTERVAL_MS,
      () => this.#tell(),
    );
    this.#stop = [
      session.onChange(() => this.#beat.ask()),
      progress.onChange(() => this.#tellProgress(this.#followers)),
    ];
  }

  get isEmpty(): boolean {
    return this.#followers.size === 0;
  }

  join(follower: Follower): void {
    this.#followers.add(follower);
    follower.session(viewFor(this.#session.state, follower.participant));
    this.#tellProgress([follower]);
  }

  leave(follower: Follower): void {
    this.#followers.delete(follower);
  }

  close(): void {
    this.#beat.stop();
    for (const stop of this.#stop) stop();
  }

  #tell(): void {
    const { state } = this.#session;
    for (const follower of this.#followers) follower.session(viewFor(state, follower.participant));
  }

  #tellProgress(followers: Iterable<Follower>): void {
    const { state } = this.#session;
    const progress = this.#progress.current;
    for (const follower of followers) {
      const role = participantOf(state, follower.participant)?.role;
      if (role && SEES_PROGRESS.includes(role)) follower.progress(progress);
    }
  }
}
