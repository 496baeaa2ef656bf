import type { Participant } from '@verbindbord/shared/session/state.ts';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tag } from '../ui/Tag.tsx';

/** Where somebody is, and whether they are connected, in words and sign. */
export function PersonTags({ person }: { person: Participant | undefined }) {
  if (!person) return null;
  return (
    <span className="pairs-person-tags">
      <Tag icon={person.whereabouts === 'remote' ? 'laptop' : 'people'}>
        {t(person.whereabouts === 'remote' ? 'pairs.remote' : 'pairs.inRoom')}
      </Tag>
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
