import type { Participant } from '@verbindbord/shared/session/state.ts';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tag } from '../ui/Tag.tsx';

/** What is not as usual: somebody is at a distance, or away. That somebody is in the room is only said. */
export function PersonTags({ person }: { person: Participant | undefined }) {
  if (!person) return null;
  return (
    <span className="pairs-person-tags">
      {person.department !== '' && <span className="soft t1">{person.department}</span>}
      {!person.hasDevice && <Tag icon="hand">{t('pairs.noDevice')}</Tag>}
      {person.whereabouts === 'remote' ? (
        <Tag icon="laptop">{t('pairs.remote')}</Tag>
      ) : (
        <span className="visually-hidden">{t('pairs.inRoom')}</span>
      )}
      {!person.connected && <Tag icon="wifiOff">{t('pairs.away')}</Tag>}
    </span>
  );
}

/** The number of a pair in a circle; filled for the one that it is about. */
export function PairNumber({ number, filled = false }: { number: number; filled?: boolean }) {
  return (
    <span className="pairs-number num" data-filled={filled || undefined}>
      <span className="visually-hidden">{t('pairs.pair')} </span>
      {number}
    </span>
  );
}

/** A line of state with its sign. */
export function StateLine({
  icon,
  children,
}: {
  icon: Parameters<typeof Icon>[0]['name'];
  children: string;
}) {
  return (
    <span className="pairs-state">
      <Icon name={icon} size={16} strokeWidth={2} />
      <span>{children}</span>
    </span>
  );
}
