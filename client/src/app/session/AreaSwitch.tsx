import { AREAS, type Area } from '@verbindbord/shared/activities/activity.ts';
import { t } from '../../text/t.ts';
import { IconButton } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/iconPaths.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';

export const AREA_ICONS: Readonly<Record<Area, IconName>> = {
  flipChart: 'flipchart',
  map: 'wheel',
  parking: 'park',
};

interface AreaSwitchProps {
  /** The area that is in sight; null on a page of its own. */
  area: Area | null;
  onLook: (area: Area) => void;
}

/** To look around on the board while the group is elsewhere. */
export function AreaSwitch({ area, onLook }: AreaSwitchProps) {
  return (
    <nav className="area-switch" aria-label={t('app.bar.look')}>
      {AREAS.map((id) => (
        <Tooltip key={id} text={t(`app.area.${id}`)} placement="bottom">
          <IconButton
            icon={AREA_ICONS[id]}
            label={t('app.area.lookAt', { area: t(`app.area.${id}`) })}
            {...(id === area && { 'aria-current': 'true' as const })}
            onPress={() => onLook(id)}
          />
        </Tooltip>
      ))}
    </nav>
  );
}
