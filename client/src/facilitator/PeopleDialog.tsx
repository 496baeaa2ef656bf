import './PeopleDialog.css';
import { displayName, type Participant, type Role } from '@verbindbord/shared/session/state.ts';
import { useState } from 'react';
import { useMe, useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { locale, t } from '../text/t.ts';
import { ConfirmDialog, Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuAct } from '../ui/Menu.tsx';
import { Tag } from '../ui/Tag.tsx';
import { sortedPeople } from './people.ts';

/** Everybody in the session, and who may do what. */
export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const me = useMe();
  const [steppingDown, setSteppingDown] = useState<Role | null>(null);
  const setRole = (person: Participant, role: Role): void => {
    if (person.id === me.id) setSteppingDown(role);
    else void give({ type: 'setRole', participant: person.id, role });
  };
  return (
    <Dialog isOpen title={t('facilitator.people')} closeLabel={t('ui.close')} onClose={onClose}>
      <ul className="people">
        {sortedPeople(session, locale()).map((person) => (
          <Row
            key={person.id}
            person={person}
            isMe={person.id === me.id}
            onRole={(role) => setRole(person, role)}
          />
        ))}
      </ul>
      <ConfirmDialog
        isOpen={steppingDown !== null}
        title={t('facilitator.stepDown.title')}
        text={t('facilitator.stepDown.text')}
        confirmLabel={t('facilitator.stepDown.do')}
        cancelLabel={t('ui.cancel')}
        tone="danger"
        onCancel={() => setSteppingDown(null)}
        onConfirm={() => {
          if (steppingDown) void give({ type: 'setRole', participant: me.id, role: steppingDown });
          setSteppingDown(null);
          onClose();
        }}
      />
    </Dialog>
  );
}

interface RowProps {
  person: Participant;
  isMe: boolean;
  onRole: (role: Role) => void;
}

const ROLE_ACTS = [
  { role: 'facilitator', text: 'facilitator.makeFacilitator', icon: 'key' },
  { role: 'participant', text: 'facilitator.makeParticipant', icon: 'person' },
  { role: 'observer', text: 'facilitator.makeObserver', icon: 'eye' },
] as const;

function Row({ person, isMe, onRole }: RowProps) {
  const name = displayName(person);
  const acts: MenuAct[] = ROLE_ACTS.filter(({ role }) => role !== person.role).map(
    ({ role, text, icon }) => ({
      id: role,
      label: t(text),
      icon,
      onAction: () => onRole(role),
    }),
  );
  return (
    <li className={person.connected ? 'people-row' : 'people-row people-away'}>
      <Icon name={person.connected ? (person.whereabouts === 'remote' ? 'laptop' : 'person') : 'wifiOff'} />
      <span className="people-name">
        <span className="strong">{name}</span>
        {isMe && <span className="soft"> ({t('facilitator.you')})</span>}
        <br />
        <span className="t1 soft">
          {person.connected ? t(`app.where.${person.whereabouts}`) : t('facilitator.away')}
        </span>
      </span>
      <Tag tone={person.role === 'facilitator' ? 'ink' : 'plain'}>{t(`app.role.${person.role}`)}</Tag>
      <Menu label={t('facilitator.roleOf', { name })} acts={acts} />
    </li>
  );
}
