import { locale } from './t.ts';

type Moment = Date | number;

/** '13:30', in the time zone of the device. */
export function formatTime(moment: Moment): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(moment);
}

/** '15 september 2020', or '15 sep' when short. */
export function formatDate(moment: Moment, style: 'long' | 'short' = 'long'): string {
  const parts: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { day: 'numeric', month: 'long', year: 'numeric' }
      : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale(), parts).format(moment);
}

/** '1.234,5' in Dutch, '1,234.5' in English. */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** 'Samira, Bram en Joost'. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);
}

/** What a clock shows for a number of seconds: '04:52', '1:05:00'; under zero with a minus sign. */
export function formatClock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const time =
    hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`;
  return seconds <= -1 ? `−${time}` : time;
}
