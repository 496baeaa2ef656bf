import type { Pace } from './engine/attendance.ts';
import type { Seat } from './engine/SimulatedPerson.ts';

/** The people of a rehearsal, as this tab remembers them over a reload. */
export interface KeptRun {
  readonly seats: readonly Seat[];
  readonly seed: number;
  readonly pace: Pace;
  readonly isRunning: boolean;
}

const key = (code: string): string => `verbindbord.rehearsal.${code}`;

export function keptRun(code: string): KeptRun | null {
  try {
    return asRun(JSON.parse(sessionStorage.getItem(key(code)) ?? 'null'));
  } catch {
    return null;
  }
}

export function keepRun(code: string, run: KeptRun): void {
  try {
    sessionStorage.setItem(key(code), JSON.stringify(run));
  } catch {
    // Without a store others come in after a reload.
  }
}

/** Of another version of the product nothing is taken. */
function asRun(value: unknown): KeptRun | null {
  if (typeof value !== 'object' || value === null) return null;
  const { seats, seed, pace, isRunning } = value as KeptRun;
  const isSound =
    Array.isArray(seats) &&
    seats.every((seat) => typeof seat?.token === 'string' && typeof seat.seed === 'number') &&
    typeof seed === 'number' &&
    (pace === 'calm' || pace === 'busy');
  return isSound ? { seats, seed, pace, isRunning: isRunning === true } : null;
}
