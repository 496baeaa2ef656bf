import '../ui/Popover.css';
import { Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { nameOf } from './actOn.ts';
import { openMenu, useCanvas } from './canvasStore.ts';
import { cardActs } from './cardActs.ts';
import { cardElement } from './useCard.ts';

/** The menu of the card that was asked for its menu: right button, long press, menu key or Shift+F10. */
export function CardMenu() {
  const card = useCanvas((state) => state.menu);
  if (!card) return null;
  const acts = cardActs(card);
  return (
    <Popover
      className="vb-popover"
      aria-label={t('canvas.actsOf', { name: nameOf(card) })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) openMenu(null);
      }}
      triggerRef={{ current: cardElement(card.id) }}
      placement="bottom start"
      offset={6}
    >
      <Menu
        className="vb-options"
        aria-label={t('canvas.actsOf', { name: nameOf(card) })}
        autoFocus="first"
        onClose={() => openMenu(null)}
      >
        {acts.map((act) => (
          <MenuItem
            key={act.id}
            id={act.id}
            textValue={act.label}
            className={act.danger ? 'vb-option vb-option-danger' : 'vb-option'}
            onAction={act.onAction}
          >
            {act.icon && <Icon name={act.icon} />}
            <Text slot="label">{act.label}</Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
