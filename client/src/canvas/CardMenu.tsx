import '../ui/Popover.css';
import { useRef } from 'react';
import { Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { pasteAct, severalActs } from '../map/several/severalActs.ts';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import type { MenuAct } from '../ui/Menu.tsx';
import { nameOf } from './actOn.ts';
import { type MenuOf, openDialog, openMenu, useCanvas } from './canvasStore.ts';
import { cardActs } from './cardActs.ts';
import { chooseAll, chosenWith } from './choosing.ts';
import { cardElement } from './useCard.ts';

/**
 * The menu that was asked for, by right button, long press, menu key or Shift+F10: of a card, of all cards that are
 * chosen, or of an empty spot on the map.
 */
export function CardMenu() {
  const of = useCanvas((state) => state.menu);
  const spot = useRef<HTMLSpanElement>(null);
  if (!of) return null;
  const { label, acts } = menuOf(of);
  return (
    <>
      {of.kind === 'ground' && (
        <span ref={spot} style={{ position: 'fixed', left: of.at.x, top: of.at.y }} aria-hidden="true" />
      )}
      <Popover
        className="vb-popover"
        aria-label={label}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) openMenu(null);
        }}
        triggerRef={of.kind === 'ground' ? spot : { current: cardElement(of.id) }}
        placement="bottom start"
        offset={6}
      >
        <Menu className="vb-options" aria-label={label} autoFocus="first" onClose={() => openMenu(null)}>
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
    </>
  );
}

function menuOf(of: MenuOf): { readonly label: string; readonly acts: readonly MenuAct[] } {
  if (of.kind === 'ground') return { label: t('map.title'), acts: groundActs(of) };
  const several = chosenWith(of.id);
  if (several)
    return { label: t('chosen.actsOf', { count: several.length }), acts: severalActs(several, true) };
  return { label: t('canvas.actsOf', { name: nameOf(of) }), acts: cardActs(of) };
}

function groundActs({ place }: Extract<MenuOf, { kind: 'ground' }>): readonly MenuAct[] {
  return [
    {
      id: 'add',
      label: t('map.addSomebody'),
      icon: 'card',
      onAction: () => openDialog({ kind: 'add', place }),
    },
    ...pasteAct(),
    { id: 'all', label: t('chosen.allOnMap'), icon: 'check', onAction: chooseAll },
  ];
}
