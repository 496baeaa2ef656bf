import './Select.css';
import type { Ref } from 'react';
import { Select as AriaSelect, Button, Popover, SelectValue } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { type Option, Options } from './Options.tsx';

interface SelectProps<Id extends string> extends FieldTexts {
  options: readonly Option<Id>[];
  /** `null`: nothing chosen yet. */
  value: Id | null;
  onChange: (id: Id) => void;
  /** What stands there while nothing is chosen. */
  placeholder: string;
  isDisabled?: boolean | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** One choice from a list that opens. For two to five short choices `Segmented` shows them all. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, placeholder, isDisabled, className, ref, hint, error } = props;
  return (
    <AriaSelect
      className={className === undefined ? 'vb-field' : `vb-field ${className}`}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={props.label} hideLabel={props.hideLabel} smallLabel={props.smallLabel} />
      <Button className="vb-input vb-select" {...(ref !== undefined && { ref })}>
        <SelectValue className="vb-select-value" />
        <Icon name="chevronDown" size={18} strokeWidth={2} />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover className="vb-popover" offset={4}>
        <Options options={options} />
      </Popover>
    </AriaSelect>
  );
}
