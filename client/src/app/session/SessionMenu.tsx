import { AREAS, type Area } from '@verbindbord/shared/activities/activity.ts';
import { useIsFacilitator, useMe, useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Menu, type MenuAct } from '../../ui/Menu.tsx';
import { wallLink } from '../links/links.ts';
import { useOwnLinks } from '../ownSessions.ts';
import { navigate } from '../router.ts';
import { AREA_ICONS } from './AreaSwitch.tsx';
import type { Opened } from './opened.ts';

interface SessionMenuProps {
  onOpen: (what: Opened) => void;
  /** On a phone the menu is also the way to look around. */
  area?: Area | null;
  onLook?: (area: Area | null) => void;
}

/** What is needed less often, under the three dots. */
export function SessionMenu({ onOpen, area, onLook }: SessionMenuProps) {
  const isFacilitator = useIsFacilitator();
  const facilitating = useFacilitatorActs(onOpen);
  const { role } = useMe();
  const looking: MenuAct[] = onLook
    ? AREAS.map((id) => ({
        id: `look-${id}`,
        label: t(`app.area.${id}`),
        icon: AREA_ICONS[id],
        isCurrent: id === area,
        onAction: () => onLook(id),
      }))
    : [];
  const own: MenuAct[] = [
    { id: 'rename', label: t('app.menu.rename'), icon: 'person', onAction: () => onOpen('rename') },
    {
      id: 'preferences',
      label: t('app.menu.preferences'),
      icon: 'settings',
      onAction: () => onOpen('preferences'),
    },
    {
      id: 'help',
      label: t('app.menu.help'),
      icon: 'help',
      onAction: () => void window.open('/hulp', '_blank', 'noopener'),
    },
    { id: 'leave', label: t('app.menu.leave'), icon: 'leave', onAction: () => onOpen('leave') },
  ];
  const links: MenuAct[] =
    role === 'observer'
      ? []
      : [{ id: 'links', label: t('app.menu.links'), icon: 'qr', onAction: () => onOpen('links') }];
  const shared: MenuAct[] = [
    ...links,
    { id: 'export', label: t('app.menu.export'), icon: 'download', onAction: () => onOpen('export') },
  ];
  return (
    <Menu
      label={t('app.menu')}
      acts={[...looking, ...shared, ...(isFacilitator ? facilitating : []), ...own]}
    />
  );
}

function useFacilitatorActs(onOpen: (what: Opened) => void): readonly MenuAct[] {
  const session = useSession();
  const { code, rehearsal } = session;
  const links = useOwnLinks(session);
  return [
    {
      id: 'wall',
      label: t('app.menu.wall'),
      icon: 'screen',
      onAction: () => void window.open(wallLink(code, links), '_blank', 'noopener'),
    },
    {
      id: 'preflight',
      label: t('preparing.preflight'),
      icon: 'check',
      onAction: () => navigate(`/s/${code}/controle`),
    },
    {
      id: 'print',
      label: t('preparing.print'),
      icon: 'print',
      onAction: () => navigate(`/s/${code}/afdrukken`),
    },
    { id: 'import', label: t('app.menu.import'), icon: 'upload', onAction: () => onOpen('import') },
    { id: 'programme', label: t('app.menu.programme'), icon: 'list', onAction: () => onOpen('programme') },
    {
      id: 'editProgramme',
      label: t('app.menu.editProgramme'),
      icon: 'edit',
      onAction: () => onOpen('editProgramme'),
    },
    {
      id: 'rehearsal',
      label: t(rehearsal ? 'rehearsal.people' : 'rehearsal.menu'),
      icon: 'flag',
      onAction: () => onOpen('rehearsal'),
    },
    { id: 'people', label: t('app.menu.people'), icon: 'people', onAction: () => onOpen('people') },
  ];
}
