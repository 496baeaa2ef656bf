import { formatDate, formatList, formatTime } from '../text/format.ts';
import { t } from '../text/t.ts';

/** How many midnights lie between two moments, on the clock of this device. */
export function daysBetween(earlier: number, later: number): number {
  const midnight = (moment: number): number => {
    const date = new Date(moment);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return (midnight(later) - midnight(earlier)) / 86_400_000;
}

/** 'vandaag, 13:30', 'gisteren', '3 september 2026'. */
export function sayMoment(moment: number, now: number): string {
  const days = daysBetween(moment, now);
  if (days === 0) return t('app.moment.today', { time: formatTime(moment) });
  if (days === 1) return t('app.moment.yesterday', { time: formatTime(moment) });
  return formatDate(moment);
}

/** '45 minuten', '2 uur', '1 uur en 45 minuten'. */
export function sayDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    ...(hours > 0 ? [t('app.duration.hours', { count: hours })] : []),
    ...(rest > 0 || hours === 0 ? [t('app.duration.minutes', { count: rest })] : []),
  ];
  return formatList(parts);
}
