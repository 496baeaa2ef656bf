import type { RatingCell } from '@verbindbord/shared/activities/ballot/result.ts';
import { type Mood, middleOf, moodOf } from '@verbindbord/shared/activities/ballot/spread.ts';
import { formatList } from '../../text/format.ts';
import { t } from '../../text/t.ts';

export function moodText(mood: Mood): string {
  return t(`ballots.mood.${mood}`);
}

/** A spread in words: '1 keer 2 en 3 keer 4. Middelste oordeel 4. Meestal eens.' */
export function spreadText({ counts }: RatingCell): string {
  const middle = middleOf(counts);
  if (middle === null) return t('ballots.noRatings');
  const each = counts.flatMap((count, index) =>
    count > 0 ? t('ballots.times', { count, value: index + 1 }) : [],
  );
  return t('ballots.spread', { each: formatList(each), middle, mood: moodText(moodOf(counts)) });
}
