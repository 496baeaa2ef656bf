/** What is worth saying about the time that is left. */
export type TimeSign = 'five' | 'one' | 'over';

const MOMENTS: readonly (readonly [TimeSign, number])[] = [
  ['over', 0],
  ['one', 60],
  ['five', 300],
];

/**
 * The sign that is due when the time left went from `before` to `now`, in seconds. Only at the passing of a moment:
 * a timer that starts at five minutes, or somebody who comes in during the last one, gets no sign for it.
 */
export function timeSign(before: number | null, now: number | null): TimeSign | null {
  if (before === null || now === null) return null;
  return MOMENTS.find(([, moment]) => before > moment && now <= moment)?.[0] ?? null;
}

/** Whether a sign that was given still holds: a minute more makes the end no end. */
export function isStillTrue(sign: TimeSign, now: number | null): boolean {
  return now !== null && MOMENTS.some(([other, moment]) => other === sign && now <= moment);
}
