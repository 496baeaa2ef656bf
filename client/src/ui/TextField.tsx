import { type Ref, useId } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field.tsx';

type PassedOn =
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'onBlur'
  | 'onFocus'
  | 'onKeyDown'
  | 'name'
  | 'type'
  | 'inputMode'
  | 'enterKeyHint'
  | 'autoComplete'
  | 'autoCorrect'
  | 'spellCheck'
  | 'autoFocus'
  | 'maxLength'
  | 'isRequired'
  | 'isDisabled'
  | 'isReadOnly';

interface TextFieldProps extends Pick<AriaTextFieldProps, PassedOn>, FieldTexts {
  placeholder?: string | undefined;
  /** Large for the one question of a screen. */
  size?: 'medium' | 'large' | undefined;
  /** People's own words: set in the voice face. */
  voice?: boolean | undefined;
  /** What can be chosen instead of typed. */
  suggestions?: readonly string[] | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text with a label. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, smallLabel, hint, error, placeholder, size, voice, suggestions, ...own } = props;
  const { className, ref, ...rest } = own;
  const listId = useId();
  const names = ['vb-input'];
  if (size === 'large') names.push('vb-input-large');
  if (voice) names.push('voice');
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={className === undefined ? 'vb-field' : `vb-field ${className}`}
    >
      <FieldLabel label={label} hideLabel={hideLabel} smallLabel={smallLabel} />
      <Input
        className={names.join(' ')}
        {...(placeholder !== undefined && { placeholder })}
        {...(ref !== undefined && { ref })}
        {...(suggestions && { list: listId })}
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}
