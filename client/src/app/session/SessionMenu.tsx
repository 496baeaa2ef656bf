import { AREAS, type Area } from '@verbindbord/shared/activities/activity.ts';
import { useIsFacilitator, useMe, useSession } from '../../connection/session.ts';
import { give } from '../../pairs/give.ts';
import { t } from '../../text/t.ts';
import { Menu, type MenuAct } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { wallLink } from '../links/links.ts';
import { useOwnLinks } from '../ownSessions.ts';
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

async function setOpen(open: boolean): Promise<void> {
  const done = await give({ type: 'setOpen', open });
  if (done) showToast({ tone: 'saved', text: t(open ? 'app.menu.opened' : 'app.menu.closed') });
}

function useFacilitatorActs(onOpen: (what: Opened) => void): readonly MenuAct[] {
  const { code, open } = useSession();
  const links = useOwnLinks(code);
  return [
    {
      id: 'wall',
      label: t('app.menu.wall'),
      icon: 'screen',
      onAction: () => void window.open(wallLink(code, links), '_blank', 'noopener'),
    },
    { id: 'import', label: t('app.menu.import'), icon: 'upload', onAction: () => onOpen('import') },
    { id: 'programme', label: t('app.menu.programme'), icon: 'list', onAction: () => onOpen('programme') },
    { id: 'people', label: t('app.menu.people'), icon: 'people', onAction: () => onOpen('people') },
    {
      id: 'open',
      label: t(open ? 'app.menu.close' : 'app.menu.open'),
      icon: open ? 'lock' : 'unlock',
      onAction: () => void setOpen(!open),
    },
  ];
}
