import type { Language } from '@verbindbord/shared/content/localized.ts';
import type { Door } from '../../connection/Visit.ts';
import type { Attendance, Pace } from './attendance.ts';
import type { Newcomer } from './cast.ts';
import { Rehearsal } from './Rehearsal.ts';
import type { Seat } from './SimulatedPerson.ts';

/** What the page asks of the people of a rehearsal. */
export type Order =
  | {
      readonly do: 'begin';
      readonly door: Door;
      readonly language: Language;
      readonly pace: Pace;
      readonly seed: number;
      readonly seats: readonly Seat[];
    }
  | { readonly do: 'bring'; readonly newcomers: readonly Newcomer[] }
  | { readonly do: 'pace'; readonly pace: Pace }
  | { readonly do: 'drop' }
  | { readonly do: 'bringBack' };

/** What it is told. */
export type Told =
  | { readonly what: 'attendance'; readonly attendance: Attendance }
  | { readonly what: 'seat'; readonly seat: Seat };

/*
 * The people of a rehearsal have a thread of their own: they go on at their own pace when the page is behind another
 * window, do not hold it up, and are gone with it.
 */
let rehearsal: Rehearsal | null = null;

function tell(told: Told): void {
  self.postMessage(told);
}

function obey(order: Order): void {
  switch (order.do) {
    case 'begin':
      rehearsal ??= new Rehearsal(order.door, order.language, order.pace, order.seed, {
        onAttendance: (attendance) => tell({ what: 'attendance', attendance }),
        onSeat: (seat) => tell({ what: 'seat', seat }),
      });
      void rehearsal.bringBack(order.seats);
      return;
    case 'bring':
      void rehearsal?.bring(order.newcomers);
      return;
    case 'pace':
      rehearsal?.setPace(order.pace);
      return;
    case 'drop':
      rehearsal?.dropOne();
      return;
    case 'bringBack':
      rehearsal?.bringOneBack();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Order>) => obey(data));
