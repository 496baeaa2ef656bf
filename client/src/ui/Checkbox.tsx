import './Checkbox.css';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './Icon.tsx';

interface CheckboxProps {
  children: ReactNode;
  /** A second line that explains what the choice does. */
  description?: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  /** Some of what it stands for is chosen. */
  isIndeterminate?: boolean | undefined;
  isDisabled?: boolean | undefined;
  className?: string | undefined;
}

/** Yes or no; the whole line can be pressed. */
export function Checkbox(props: CheckboxProps) {
  const { children, description, isSelected, onChange, isIndeterminate, isDisabled, className } = props;
  return (
    <AriaCheckbox
      className={className === undefined ? 'vb-checkbox' : `vb-checkbox ${className}`}
      isSelected={isSelected}
      onChange={onChange}
      isIndeterminate={isIndeterminate ?? false}
      isDisabled={isDisabled ?? false}
    >
      <span className="vb-checkbox-box">
        {isIndeterminate ? (
          <Icon name="minus" size={16} strokeWidth={3} />
        ) : (
          isSelected && <Icon name="check" size={16} strokeWidth={3} />
        )}
      </span>
      <span className="vb-checkbox-text">
        <span>{children}</span>
        {description !== undefined && <span className="vb-hint">{description}</span>}
      </span>
    </AriaCheckbox>
  );
}
