import './Segmented.css';
import { Radio, RadioGroup } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

interface Segment<Id extends string> {
  id: Id;
  label: string;
  icon?: IconName | undefined;
  isDisabled?: boolean | undefined;
}

interface SegmentedProps<Id extends string> extends FieldTexts {
  options: readonly Segment<Id>[];
  /** `null`: nothing chosen yet. */
  value: Id | null;
  onChange: (id: Id) => void;
  isDisabled?: boolean | undefined;
  /** Under each other, where the labels are sentences. */
  vertical?: boolean | undefined;
  className?: string | undefined;
}

/** Two to five choices side by side, one of them chosen: ink, bold, with a check. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { options, value, onChange, isDisabled, vertical, className, hint, error } = props;
  return (
    <RadioGroup
      className={className === undefined ? 'vb-field' : `vb-field ${className}`}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      orientation={vertical ? 'vertical' : 'horizontal'}
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={props.label} hideLabel={props.hideLabel} smallLabel={props.smallLabel} />
      <div className={`vb-segments vb-segments-${vertical ? 'vertical' : 'horizontal'}`}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className="vb-segment"
            isDisabled={option.isDisabled ?? false}
          >
            {({ isSelected }) => (
              <>
                <SegmentSign icon={option.icon} isSelected={isSelected} keepsRoom={vertical ?? false} />
                <span>{option.label}</span>
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </RadioGroup>
  );
}

interface SegmentSignProps {
  icon: IconName | undefined;
  isSelected: boolean;
  /** Under each other the labels line up, whether or not there is a sign before them. */
  keepsRoom: boolean;
}

function SegmentSign({ icon, isSelected, keepsRoom }: SegmentSignProps) {
  const sign = isSelected ? (
    <Icon name="check" size={16} strokeWidth={2.4} />
  ) : (
    icon && <Icon name={icon} size={18} />
  );
  return keepsRoom ? <span className="vb-segment-sign">{sign}</span> : sign;
}
