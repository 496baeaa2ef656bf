import './Select.css';
import type { Ref } from 'react';
import { ComboBox as AriaComboBox, Button, Group, Input, Popover } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { type Option, Options } from './Options.tsx';

interface ComboBoxProps<Id extends string> extends FieldTexts {
  options: readonly Option<Id>[];
  value: Id | null;
  /** `null` when the field was emptied. */
  onChange: (id: Id | null) => void;
  placeholder?: string | undefined;
  /** What the list says when nothing matches. */
  noResults: string;
  isDisabled?: boolean | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** One choice from a long list: typing narrows it down. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { options, value, onChange, placeholder, noResults, isDisabled, className, ref, hint, error } = props;
  return (
    <AriaComboBox
      className={className === undefined ? 'vb-field' : `vb-field ${className}`}
      defaultItems={options}
      value={value}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.id ?? null)}
      menuTrigger="focus"
      allowsEmptyCollection
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={props.label} hideLabel={props.hideLabel} smallLabel={props.smallLabel} />
      <Group className="vb-input vb-combobox">
        <Input
          className="vb-combobox-input"
          {...(placeholder !== undefined && { placeholder })}
          {...(ref !== undefined && { ref })}
        />
        <Button className="vb-combobox-button">
          <Icon name="chevronDown" size={18} strokeWidth={2} />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
      <Popover className="vb-popover" offset={4}>
        <Options options={options} empty={noResults} />
      </Popover>
    </AriaComboBox>
  );
}
