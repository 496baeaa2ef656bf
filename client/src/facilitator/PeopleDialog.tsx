import './PeopleDialog.css';
import { isDeputy } from '@verbindbord/shared/session/lead.ts';
import { displayName, type Participant, type Role } from '@verbindbord/shared/session/state.ts';
import { useState } from 'react';
import { refusalText } from '../connection/refusalText.ts';
import { sendCommand, useMe, useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { locale, t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Menu, type MenuAct } from '../ui/Menu.tsx';
import { Tag } from '../ui/Tag.tsx';
import { showToast } from '../ui/Toast.tsx';
import { DepartmentsDialog } from './DepartmentsDialog.tsx';
import { OwnPlaceDialog } from './OwnPlaceDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { sortedPeople } from './people.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RemovedPeople } from './RemovedPeople.tsx';

/** Everybody in the session, and who may do what. */
export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const me = useMe();
  const [steppingDown, setSteppingDown] = useState<Role | null>(null);
  /** Which other dialog is open; a person is being edited. */
  const [open, setOpen] = useState<'new' | 'departments' | Participant | null>(null);
  const [removing, setRemoving] = useState<Participant | null>(null);
  /** Who is shown how to go on with a device. */
  const [placed, setPlaced] = useState<Participant | null>(null);
  const setRole = (person: Participant, role: Role): void => {
    if (person.id === me.id) setSteppingDown(role);
    else void give({ type: 'setRole', participant: person.id, role });
  };
  return (
    <Dialog isOpen title={t('facilitator.people')} closeLabel={t('ui.close')} onClose={onClose}>
      <div className="people-acts">
        <Button icon="plus" onPress={() => setOpen('new')}>
          {t('facilitator.addPerson')}
        </Button>
        <Button icon="list" onPress={() => setOpen('departments')}>
          {t('facilitator.departments')}
        </Button>
      </div>
      <ul className="people">
        {sortedPeople(session, locale()).map((person) => (
          <Row
            key={person.id}
            person={person}
            isMe={person.id === me.id}
            onRole={(role) => setRole(person, role)}
            onEdit={() => setOpen(person)}
            isDeputy={isDeputy(session, person.id)}
            onRemove={() => setRemoving(person)}
            onPlace={() => setPlaced(person)}
          />
        ))}
      </ul>
      <RemovedPeople />
      {removing && <RemoveDialog person={removing} onClose={() => setRemoving(null)} />}
      {open === 'departments' && <DepartmentsDialog onClose={() => setOpen(null)} />}
      {open !== null && open !== 'departments' && (
        <PersonDialog person={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
      {placed && <OwnPlaceDialog person={placed} onClose={() => setPlaced(null)} />}
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
  onEdit: () => void;
  isDeputy: boolean;
  onRemove: () => void;
  onPlace: () => void;
}

const ROLE_ACTS = [
  { role: 'facilitator', text: 'facilitator.makeFacilitator', icon: 'key' },
  { role: 'participant', text: 'facilitator.makeParticipant', icon: 'person' },
  { role: 'noteTaker', text: 'facilitator.makeNoteTaker', icon: 'edit' },
  { role: 'observer', text: 'facilitator.makeObserver', icon: 'eye' },
] as const;

function Row(props: RowProps) {
  const { person, isMe, isDeputy, onEdit, onPlace } = props;
  const name = displayName(person);
  return (
    <li className={person.connected ? 'people-row' : 'people-row people-away'}>
      <Icon name={signOf(person)} />
      <span className="people-name">
        <span className="strong">{name}</span>
        {isMe && <span className="soft"> ({t('facilitator.you')})</span>}
        <br />
        <span className="t1 soft">
          {[whereWords(person), person.department].filter((words) => words !== '').join(', ')}
        </span>
      </span>
      <span className="people-roles">
        <Tag tone={person.role === 'facilitator' ? 'ink' : 'plain'}>{t(`app.role.${person.role}`)}</Tag>
        {isDeputy && <Tag icon="key">{t('roles.deputy')}</Tag>}
      </span>
      <Menu
        label={t('facilitator.actsOf', { name })}
        acts={person.hasDevice ? deviceActs(props) : noDeviceActs(person, onEdit, onPlace)}
      />
    </li>
  );
}

function deviceActs({ person, isMe, isDeputy, onRole, onEdit, onRemove }: RowProps): MenuAct[] {
  const others = ROLE_ACTS.filter(
    ({ role }) => role !== person.role && !(isDeputy && role === 'facilitator'),
  );
  const roles: MenuAct[] = others.map(({ role, text, icon }) => ({
    id: role,
    label: t(text),
    icon,
    onAction: () => onRole(role),
  }));
  const edit: MenuAct = { id: 'edit', label: t('facilitator.edit'), icon: 'edit', onAction: onEdit };
  const out: MenuAct = {
    id: 'remove',
    label: t('roles.remove'),
    icon: 'trash',
    danger: true,
    onAction: onRemove,
  };
  return [edit, ...deputyActs(person, isDeputy), ...roles, ...(isMe ? [] : [out])];
}

/** Who leads already needs no naming. */
function deputyActs(person: Participant, isDeputy: boolean): MenuAct[] {
  if (person.role === 'facilitator') return [];
  const name = displayName(person);
  const setDeputy = (deputy: boolean, done?: string): void =>
    void give({ type: 'setDeputy', participant: person.id, deputy }, done);
  if (!isDeputy) {
    return [
      {
        id: 'deputy',
        label: t('roles.makeDeputy'),
        description: t('roles.makeDeputyText'),
        icon: 'key',
        onAction: () => setDeputy(true, t('roles.deputyMade', { name })),
      },
    ];
  }
  return [
    {
      id: 'hand-over',
      label: t('roles.handOver'),
      icon: 'key',
      onAction: () =>
        void give(
          { type: 'setRole', participant: person.id, role: 'facilitator' },
          t('roles.handedOver', { name }),
        ),
    },
    { id: 'deputy', label: t('roles.noDeputy'), icon: 'minus', onAction: () => setDeputy(false) },
  ];
}

/** Whether somebody without a device is there, nobody else can say. */
function noDeviceActs(
  { id, connected, ...person }: Participant,
  onEdit: () => void,
  onPlace: () => void,
): MenuAct[] {
  const name = displayName(person);
  return [
    { id: 'edit', label: t('facilitator.editNoDevice'), icon: 'edit', onAction: onEdit },
    {
      id: 'here',
      label: t(connected ? 'facilitator.isAway' : 'facilitator.isBack'),
      icon: connected ? 'leave' : 'person',
      onAction: () => void give({ type: 'editPerson', participant: id, here: !connected }),
    },
    { id: 'place', icon: 'phone', label: t('facilitator.givePlace'), onAction: onPlace },
    {
      id: 'remove',
      label: t('facilitator.removePerson'),
      icon: 'trash',
      danger: true,
      onAction: () => void remove(id, name),
    },
  ];
}

async function remove(participant: string, name: string): Promise<void> {
  const answer = await sendCommand({ type: 'removePerson', participant });
  if (answer.ok) return;
  const hasWorked = answer.reason === 'notNow';
  const text = hasWorked ? t('facilitator.removeRefused', { name }) : refusalText(answer.reason);
  showToast({ tone: 'risk', text });
}

function signOf({ connected, hasDevice, whereabouts }: Participant): IconName {
  if (!connected) return hasDevice ? 'wifiOff' : 'leave';
  if (!hasDevice) return 'hand';
  return whereabouts === 'remote' ? 'laptop' : 'person';
}

function whereWords({ connected, hasDevice, whereabouts }: Participant): string {
  if (!connected) return t('facilitator.away');
  return hasDevice ? t(`app.where.${whereabouts}`) : t('app.where.noDevice');
}
