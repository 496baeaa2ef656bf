import './LookBar.css';
import { canvasStore, useCanvas } from '../../canvas/canvasStore.ts';
import { t } from '../../text/t.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Seat } from '../Seat.tsx';
import { badgeOf } from './colours.ts';
import { NO_FILTER } from './filter.ts';
import { useColouring, useFitting } from './useLook.ts';

/** Over the map: that not everything is seen as usual, what colours and marks say, and the way back of each. */
export function LookBar() {
  const { all, found } = useFitting();
  const colouring = useColouring();
  const colourBy = useCanvas((state) => state.colourBy);
  const groupBy = useCanvas((state) => state.groupBy);
  if (found === null && colouring === null && groupBy === 'domain') return null;
  return (
    <div className="look-bar">
      {found !== null && (
        <p className="look-chip">
          <Icon name="filter" size={16} strokeWidth={2} />
          {t('look.filterOn', { count: found.length, of: all.length })}
          <IconButton
            icon="close"
            size="small"
            label={t('look.clearFilter')}
            onPress={() => canvasStore.setState({ filter: NO_FILTER })}
          />
        </p>
      )}
      {colouring && (
        <div className="look-legend">
          <p className="look-chip">
            <Icon name="eye" size={16} strokeWidth={2} />
            {t('look.coloursBy', { field: t(`look.colour.${colourBy}`) })}
            <IconButton
              icon="close"
              size="small"
              label={t('look.byDomain')}
              onPress={() => canvasStore.setState({ colourBy: 'domain' })}
            />
          </p>
          <ul aria-label={t('look.legend')}>
            {colouring.categories.map((category) => (
              <li key={category.mark}>
                <Seat domain="ambtelijk" seat="present" size={20} badge={badgeOf(category)} />
                <span className="visually-hidden">{category.mark}: </span>
                {category.label}
              </li>
            ))}
          </ul>
        </div>
      )}
      {groupBy === 'organisation' && (
        <p className="look-chip">
          <Icon name="people" size={16} strokeWidth={2} />
          {t('look.grouped')}
          <IconButton
            icon="close"
            size="small"
            label={t('look.groupEnd')}
            onPress={() => canvasStore.setState({ groupBy: 'domain' })}
          />
        </p>
      )}
    </div>
  );
}
