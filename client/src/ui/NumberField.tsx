import './NumberField.css';
import { NumberField as AriaNumberField, Button, Group, Input } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';

interface NumberFieldProps extends FieldTexts {
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  isDisabled?: boolean | undefined;
}

/** A whole number, to type or to step to. What lies outside the bounds becomes the nearest that does not. */
export function NumberField({ value, onChange, min, max, isDisabled, ...texts }: NumberFieldProps) {
  return (
    <AriaNumberField
      className="vb-field"
      value={value}
      minValue={min}
      maxValue={max}
      step={1}
      isDisabled={isDisabled ?? false}
      validationBehavior="aria"
      onChange={(next) => {
        if (!Number.isNaN(next)) onChange(next);
      }}
    >
      <FieldLabel {...texts} />
      <Group className="vb-number">
        <Button slot="decrement" className="vb-number-step">
          <Icon name="minus" size={18} strokeWidth={2} />
        </Button>
        <Input className="vb-input vb-number-input num" />
        <Button slot="increment" className="vb-number-step">
          <Icon name="plus" size={18} strokeWidth={2} />
        </Button>
      </Group>
      <FieldNotes {...texts} />
    </AriaNumberField>
  );
}
