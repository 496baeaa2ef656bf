import type { Connection } from '@verbindbord/shared/board/connection.ts';
import { STRENGTHS, type StrengthId } from '@verbindbord/shared/content/ties.ts';
import { formatDate } from '../text/format.ts';
import { type Language, t } from '../text/t.ts';

/** '15 jan': a day (yyyy-mm-dd) as people say it; empty for none. */
function dayText(day: string): string {
  return day === '' ? '' : formatDate(Date.parse(`${day}T12:00:00`), 'short');
}

/** 'nu zwak, moet sterk worden', as far as it is known; of what is not there yet only what it should become. */
export function strengthText(
  { wished, strengthNow, strengthWanted }: Pick<Connection, 'wished' | 'strengthNow' | 'strengthWanted'>,
  language: Language,
): string {
  const name = (strength: StrengthId): string => STRENGTHS[strength][language];
  const parts = [
    wished || strengthNow === 'unknown' ? '' : t('parties.isNow', { strength: name(strengthNow) }),
    strengthWanted === 'unknown' ? '' : t('parties.shouldBe', { strength: name(strengthWanted) }),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** 'Bellen (Jan, 15 jan)'; empty when there is no next step. */
export function nextStepText({
  nextStep,
  owner,
  due,
}: Pick<Connection, 'nextStep' | 'owner' | 'due'>): string {
  const who = [owner, dayText(due)].filter((part) => part !== '').join(', ');
  if (nextStep === '') return who;
  return who === '' ? nextStep : `${nextStep} (${who})`;
}
