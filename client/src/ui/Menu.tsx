import './Popover.css';
import { Fragment, type ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

/** One act in a menu. */
export interface MenuAct {
  id: string;
  label: string;
  onAction: () => void;
  icon?: IconName | undefined;
  /** A second line: what it does, or why it cannot be done now. */
  description?: string | undefined;
  /** Takes something away; stands last, under a line. */
  danger?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** Marks the one that holds now. */
  isCurrent?: boolean | undefined;
}

interface MenuProps {
  /** The name of the menu and, without a trigger of its own, of the button with the three dots. */
  label: string;
  acts: readonly MenuAct[];
  /** A `Button` or `IconButton` that opens it, instead of the three dots. */
  trigger?: ReactElement | undefined;
}

/** What can be done with one thing. */
export function Menu({ label, acts, trigger }: MenuProps) {
  const lastSafe = acts.findLastIndex((act) => !act.danger);
  return (
    <MenuTrigger>
      {trigger ?? <IconButton icon="more" label={label} />}
      <Popover className="vb-popover" offset={4}>
        <AriaMenu className="vb-options" aria-label={label}>
          {acts.map((act, index) => (
            <Fragment key={act.id}>
              <Entry act={act} />
              {index === lastSafe && index < acts.length - 1 && (
                <Separator className="vb-options-separator" />
              )}
            </Fragment>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ act }: { act: MenuAct }) {
  return (
    <MenuItem
      id={act.id}
      textValue={act.label}
      className={act.danger ? 'vb-option vb-option-danger' : 'vb-option'}
      // The menu goes first: it holds on to focus, and what opens now may want it.
      onAction={() => void requestAnimationFrame(act.onAction)}
      isDisabled={act.isDisabled ?? false}
    >
      {act.icon && <Icon name={act.icon} />}
      <span className="vb-option-text">
        <span>{act.label}</span>
        {act.description !== undefined && <span className="vb-option-description">{act.description}</span>}
      </span>
      {act.isCurrent && <Icon name="check" size={18} strokeWidth={2.2} />}
    </MenuItem>
  );
}
