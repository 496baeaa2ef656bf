import { type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import type { Logger } from 'pino';

type Answer = ({ readonly ok: true } & Readonly<Record<string, unknown>>) | Refused;
/** What a handler gives back, which is also what the client is told. */
export type Handled = Answer | undefined;

/**
 * Wraps a handler of an event whose arguments came over the line. A missing acknowledgement callback, a throw or
 * a rejection would each end the process; here the worst that comes of it is a refusal to the one who sent it.
 *
 * The handler gets the arguments without the callback and gives the answer.
 */
export function guarded(
  log: Logger,
  onRefusal: (reason: Refusal) => void,
  handler: (...args: readonly unknown[]) => Handled | Promise<Handled>,
): (...args: unknown[]) => void {
  return (...args) => {
    const last = args.at(-1);
    const answer = typeof last === 'function' ? (last as (answer: Handled) => void) : undefined;
    const given = answer ? args.slice(0, -1) : args;
    const finish = (handled: Handled): void => {
      if (handled && !handled.ok) onRefusal(handled.reason);
      if (handled) answer?.(handled);
    };
    const fail = (error: unknown): void => {
      log.error({ err: error }, 'A message could not be handled.');
      finish(refuse('malformed'));
    };
    try {
      const handled = handler(...given);
      if (handled instanceof Promise) handled.then(finish).catch(fail);
      else finish(handled);
    } catch (error) {
      fail(error);
    }
  };
}
