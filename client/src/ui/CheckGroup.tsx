import './Checkbox.css';
import './CheckGroup.css';
import { Checkbox as AriaCheckbox, CheckboxGroup } from 'react-aria-components';
import { FieldLabel, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';

interface Check<Id extends string> {
  id: Id;
  label: string;
  /** What it is, softly after its name. */
  hint?: string | undefined;
}

interface CheckGroupProps<Id extends string> extends Pick<FieldTexts, 'label' | 'hideLabel' | 'smallLabel'> {
  options: readonly Check<Id>[];
  value: readonly Id[];
  /** Called with what is chosen, in the order of the options. */
  onChange: (chosen: readonly Id[]) => void;
  /** Beside each other as labels; or under each other, where they have hints. */
  layout?: 'labels' | 'lines' | undefined;
}

/** None, one or several of a few choices: what is chosen is in ink, bold and with a check. */
export function CheckGroup<Id extends string>(props: CheckGroupProps<Id>) {
  const { options, value, onChange, layout = 'labels', label, hideLabel, smallLabel } = props;
  return (
    <CheckboxGroup
      className="vb-field"
      value={[...value]}
      onChange={(chosen) => onChange(options.map(({ id }) => id).filter((id) => chosen.includes(id)))}
    >
      <FieldLabel label={label} hideLabel={hideLabel} smallLabel={smallLabel} />
      <div className={`vb-checks-${layout}`}>
        {options.map((option) => (
          <AriaCheckbox
            key={option.id}
            value={option.id}
            className={layout === 'labels' ? 'vb-check-label' : 'vb-checkbox'}
          >
            {({ isSelected }) =>
              layout === 'labels' ? (
                <Label option={option} isSelected={isSelected} />
              ) : (
                <Line option={option} isSelected={isSelected} />
              )
            }
          </AriaCheckbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

interface PartProps {
  option: Check<string>;
  isSelected: boolean;
}

function Label({ option: { label }, isSelected }: PartProps) {
  return (
    <>
      {isSelected && <Icon name="check" size={16} strokeWidth={2.4} />}
      <span>{label}</span>
    </>
  );
}

function Line({ option: { label, hint }, isSelected }: PartProps) {
  return (
    <>
      <span className="vb-checkbox-box">{isSelected && <Icon name="check" size={16} strokeWidth={3} />}</span>
      <span>
        <span className={hint === undefined ? undefined : 'strong'}>{label}</span>
        {hint !== undefined && <span className="soft"> {hint}</span>}
      </span>
    </>
  );
}
