import { formatClock } from '../../text/format.ts';

/** What a timer shows: what is left, '04:52', and after the end what it is over, '+01:15'. */
export function clockText(seconds: number): string {
  return seconds < 0 ? `+${formatClock(-seconds)}` : formatClock(seconds);
}
