import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';

/** Counts what one address or person tries; `take` is false when it was too much. */
export interface Limits {
  /** Making sessions. */
  readonly create: { readonly take: (address: string) => Promise<boolean> };
  /**
   * Getting in by a code. Who succeeds gets the try back: a whole room joins from one address, and only what
   * fails shall count.
   */
  readonly code: {
    readonly take: (address: string) => Promise<boolean>;
    readonly giveBack: (address: string) => Promise<void>;
  };
  /** Having looked at whether everything works, by one person. */
  readonly preflight: { readonly take: (participant: string) => Promise<boolean> };
}

const TEN_MINUTES = 600;
const HOUR = 3600;
/** As often as somebody presses the button while putting something right. */
const PREFLIGHTS = 60;

export function makeLimits(config: Config): Limits {
  const perAddress = new RateLimiterMemory({ points: config.codeTriesPerAddress, duration: TEN_MINUTES });
  const inAll = new RateLimiterMemory({ points: config.codeTries, duration: TEN_MINUTES });
  const create = new RateLimiterMemory({ points: config.sessionsPerHour, duration: HOUR });
  const preflight = new RateLimiterMemory({ points: PREFLIGHTS, duration: TEN_MINUTES });
  return {
    create: { take: (address) => consume(create, address) },
    code: {
      take: async (address) => (await consume(perAddress, address)) && (await consume(inAll, 'all')),
      giveBack: async (address) => {
        await perAddress.reward(address, 1);
        await inAll.reward('all', 1);
      },
    },
    preflight: { take: (participant) => consume(preflight, participant) },
  };
}

/** The limiter rejects, with its count and no error, when there is nothing left. */
async function consume(limiter: RateLimiterAbstract, key: string): Promise<boolean> {
  try {
    await limiter.consume(key, 1);
    return true;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return false;
  }
}
