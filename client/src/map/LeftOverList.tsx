import type { LeftOver } from '@verbindbord/shared/board/leftOver.ts';
import { type TextKey, t } from '../text/t.ts';

const LABELS = {
  organisation: 'map.organisation',
  person: 'map.person',
  role: 'map.role',
  represents: 'map.represents',
  mandate: 'map.mandate',
  interest: 'map.interest',
  standpoint: 'map.standpoint',
  assumptions: 'map.assumptions',
  notes: 'map.notes',
  obstacle: 'map.obstacle',
  nextStep: 'map.nextStep',
  owner: 'map.nextStepOwner',
  due: 'parties.due',
} as const satisfies Readonly<Record<string, TextKey>>;

/** What was written on something that was merged, and does not stand on what is shown: nothing when it all does. */
export function LeftOverList({ of }: { of: readonly LeftOver<keyof typeof LABELS>[] }) {
  if (of.length === 0) return null;
  return (
    <section aria-label={t('parties.leftOver')}>
      <p className="t1 soft">{t('parties.leftOver')}</p>
      <dl className="connection-facts">
        {of.map(({ field, words }) => (
          <div key={`${field} ${words}`}>
            <dt className="vb-label vb-label-small">{t(LABELS[field])}</dt>
            <dd className="voice">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
