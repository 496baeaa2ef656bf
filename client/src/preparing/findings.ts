import type { Preflight } from '@verbindbord/shared/session/requests.ts';
import { t } from '../text/t.ts';
import { reachOf } from './reach.ts';

export const CHECKS = ['server', 'line', 'store', 'clock', 'export', 'room', 'address', 'wall'] as const;
export type CheckId = (typeof CHECKS)[number];

/** Attention: one can begin, and should know of it. */
export type Verdict = 'good' | 'attention' | 'fails';

/** What a look at one thing came to, in words, and what to do about it. */
export interface Finding {
  readonly verdict: Verdict;
  readonly text: string;
  readonly advice?: string;
}

/** How this page reaches the server; see `connection/preflight.ts`. */
interface Line {
  readonly isWebSocket: boolean;
  readonly roundTrip: number;
  readonly deviceAhead: number;
  readonly timerAhead: number;
}

/** Milliseconds after which something is slow enough to be noticed in a hall. */
const SLOW_ANSWER = 400;
const SLOW_STORE = 500;
/** Milliseconds that a timer may be off: all screens are to turn together. */
const TIMER_ERROR = 250;
/** Milliseconds that a clock may be off before it is worth a word, and before it is worth a warning. */
const CLOCK_OFF = 2000;
const CLOCK_WRONG = 60_000;
/** Places that have to be left for a group that is larger than one expects. */
const FEW_PLACES = 20;

const good = (text: string): Finding => ({ verdict: 'good', text });
const attention = (text: string, advice: string): Finding => ({ verdict: 'attention', text, advice });
const fails = (text: string, advice: string): Finding => ({ verdict: 'fails', text, advice });
const whole = (milliseconds: number): number => Math.max(1, Math.round(milliseconds));

export function ofServer(milliseconds: number | null): Finding {
  if (milliseconds === null) return fails(t('preparing.server.fails'), t('preparing.server.failsDo'));
  const ms = whole(milliseconds);
  return milliseconds > SLOW_ANSWER
    ? attention(t('preparing.server.slow', { ms }), t('preparing.server.slowDo'))
    : good(t('preparing.server.good', { ms }));
}

export function ofLine(line: Line | null): Finding {
  if (line === null) return fails(t('preparing.line.fails'), t('preparing.line.failsDo'));
  const ms = whole(line.roundTrip);
  if (!line.isWebSocket) return attention(t('preparing.line.polling', { ms }), t('preparing.line.pollingDo'));
  return line.roundTrip > SLOW_ANSWER
    ? attention(t('preparing.line.slow', { ms }), t('preparing.server.slowDo'))
    : good(t('preparing.line.good', { ms }));
}

/** `asked` is null when the server gave no answer. */
export function ofStore(asked: Preflight | null): Finding {
  if (asked === null) return fails(t('preparing.store.unknown'), t('preparing.server.failsDo'));
  if (asked.storeMs === null) return fails(t('preparing.store.fails'), t('preparing.store.failsDo'));
  const ms = whole(asked.storeMs);
  return asked.storeMs > SLOW_STORE
    ? attention(t('preparing.store.slow', { ms }), t('preparing.store.slowDo'))
    : good(t('preparing.store.good', { ms }));
}

export function ofClock(line: Line | null): Finding {
  if (line === null) return fails(t('preparing.clock.unknown'), t('preparing.clock.unknownDo'));
  const { deviceAhead, timerAhead } = line;
  // Half a round trip is what the measurement itself can be off.
  if (Math.abs(timerAhead) > TIMER_ERROR + line.roundTrip / 2) {
    return fails(
      t('preparing.clock.timer', { ms: whole(Math.abs(timerAhead)) }),
      t('preparing.line.failsDo'),
    );
  }
  const off = Math.abs(deviceAhead);
  if (off < CLOCK_OFF) return good(t('preparing.clock.good'));
  const text = t(deviceAhead > 0 ? 'preparing.clock.ahead' : 'preparing.clock.behind', {
    time: sayTime(off),
  });
  return off < CLOCK_WRONG ? good(text) : attention(text, t('preparing.clock.wrongDo'));
}

/** '40 seconden', '3 minuten', '26 uur': the largest that says enough. */
function sayTime(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return t('preparing.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? t('preparing.minutes', { count: minutes })
    : t('preparing.hours', { count: Math.round(minutes / 60) });
}

/** What came of an export: how many bytes came back whole, or why not. */
export type Exported = { readonly bytes: number } | { readonly why: string };

export function ofExport(exported: Exported): Finding {
  if ('why' in exported) {
    return fails(t('preparing.export.fails'), `${exported.why} ${t('preparing.export.failsDo')}`);
  }
  return good(t('preparing.export.good', { size: Math.max(1, Math.round(exported.bytes / 1024)) }));
}

export function ofRoom(asked: Preflight | null): Finding {
  if (asked === null) return fails(t('preparing.room.unknown'), t('preparing.server.failsDo'));
  const { people, maxPeople } = asked;
  const left = Math.max(0, maxPeople - people);
  if (left === 0) return fails(t('preparing.room.full', { max: maxPeople }), t('preparing.room.fewDo'));
  return left < FEW_PLACES
    ? attention(t('preparing.room.few', { left }), t('preparing.room.fewDo'))
    : good(t('preparing.room.good', { left }));
}

/** Whether others get to the address that they are given; a link or the page's own address. */
export function ofAddress(address: string): Finding {
  const { host, hostname, protocol } = new URL(address);
  const reach = reachOf(hostname);
  if (reach === 'device') {
    return attention(t('preparing.address.device', { host }), t('preparing.address.deviceDo'));
  }
  if (reach === 'network') {
    return attention(t('preparing.address.network', { host }), t('preparing.address.networkDo'));
  }
  return protocol === 'http:'
    ? attention(t('preparing.address.open', { host }), t('preparing.address.openDo'))
    : good(t('preparing.address.good', { host }));
}

/** @param canOpen whether this device has the links, and with them the way to open a wall */
export function ofWall(walls: number, canOpen: boolean): Finding {
  return walls > 0
    ? good(t('preparing.wall.good', { count: walls }))
    : attention(
        t('preparing.wall.none'),
        t(canOpen ? 'preparing.wall.noneDo' : 'preparing.wall.elsewhereDo'),
      );
}

/** All of it in one sentence. */
export function summaryOf(findings: readonly Finding[]): Finding {
  const count = (verdict: Verdict): number => findings.filter((one) => one.verdict === verdict).length;
  const [failing, asking] = [count('fails'), count('attention')];
  if (failing > 0) return { verdict: 'fails', text: t('preparing.all.fails', { count: failing }) };
  if (asking > 0) return { verdict: 'attention', text: t('preparing.all.attention', { count: asking }) };
  return good(t('preparing.all.good'));
}
