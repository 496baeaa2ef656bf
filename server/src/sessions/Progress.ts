import { countLines } from '@verbindbord/shared/board/worksheet.ts';
import type { PairProgress, SessionState } from '@verbindbord/shared/session/state.ts';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Documents } from '../documents/Documents.ts';
import { Heartbeat } from '../documents/heartbeat.ts';
import type { LiveDocument } from '../documents/LiveDocument.ts';
import type { LiveSession } from './LiveSession.ts';

const INTERVAL_MS = 1000;

/**
 * How far the pairs of a session are: counted from their worksheets on the server, so that nobody outside a pair
 * needs a word of them. Works for as long as somebody listens.
 */
export class Progress {
  readonly #session: LiveSession;
  readonly #documents: Documents;
  readonly #log: Logger;
  readonly #known = new Map<string, PairProgress>();
  readonly #loading = new Set<string>();
  readonly #listeners = new Set<(progress: readonly PairProgress[]) => void>();
  readonly #beat: Heartbeat;
  #stopFollowing: (() => void) | null = null;

  constructor(session: LiveSession, documents: Documents, clock: Clock, log: Logger) {
    this.#session = session;
    this.#documents = documents;
    this.#log = log;
    this.#beat = new Heartbeat(
      clock,
      () => INTERVAL_MS,
      () => this.#tell(),
    );
  }

  get current(): readonly PairProgress[] {
    return pairsOf(this.#session.state).flatMap((pair) => this.#known.get(pair) ?? []);
  }

  /** Calls back, at most once a second, when a pair has got further. */
  onChange(listener: (progress: readonly PairProgress[]) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#stopFollowing) {
      this.#stopFollowing = this.#session.onChange((state) => this.#count(state));
      this.#count(this.#session.state);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stopFollowing?.();
      this.#stopFollowing = null;
      this.#beat.stop();
    };
  }

  /** A worksheet of this session has changed on disk. */
  onCommitted({ document, doc, changedAt }: LiveDocument): void {
    if (document.kind !== 'pair') return;
    this.#known.set(document.pair, {
      pair: document.pair,
      lines: countLines(doc),
      lastActivity: changedAt,
    });
    if (this.#listeners.size > 0) this.#beat.ask();
  }

  #count(state: SessionState): void {
    for (const pair of pairsOf(state)) {
      if (!this.#known.has(pair) && !this.#loading.has(pair)) void this.#load(pair);
    }
  }

  async #load(pair: string): Promise<void> {
    this.#loading.add(pair);
    try {
      const live = await this.#documents.open(this.#session.code, { kind: 'pair', pair });
      if (!live) return;
      this.onCommitted(live);
      await this.#documents.release(live);
    } catch (error) {
      this.#log.error({ err: error, code: this.#session.code, pair }, 'A worksheet could not be counted.');
    } finally {
      this.#loading.delete(pair);
    }
  }

  #tell(): void {
    const progress = this.current;
    for (const listener of this.#listeners) listener(progress);
  }
}

function pairsOf({ round }: SessionState): readonly string[] {
  return round.stage === 'working' || round.stage === 'finished' ? round.pairs.map(({ id }) => id) : [];
}
