import './Popover.css';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

/** One of the things to choose from. */
export interface Option<Id extends string> {
  id: Id;
  label: string;
  description?: string | undefined;
  icon?: IconName | undefined;
  isDisabled?: boolean | undefined;
}

interface OptionsProps<Id extends string> {
  options: readonly Option<Id>[];
  empty?: ReactNode;
}

/** The list inside a select or a combobox: a check marks what is chosen. */
export function Options<Id extends string>({ options, empty }: OptionsProps<Id>) {
  return (
    <ListBox
      className="vb-options"
      items={options}
      renderEmptyState={() => <div className="vb-options-empty">{empty}</div>}
    >
      {(option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          className="vb-option"
          isDisabled={option.isDisabled ?? false}
        >
          {({ isSelected }) => (
            <>
              {option.icon && <Icon name={option.icon} />}
              <span className="vb-option-text">
                <span>{option.label}</span>
                {option.description !== undefined && (
                  <span className="vb-option-description">{option.description}</span>
                )}
              </span>
              {isSelected && <Icon name="check" size={18} strokeWidth={2.2} />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
