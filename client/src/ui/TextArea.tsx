import { type Ref, useCallback, useLayoutEffect, useRef } from 'react';
import {
  TextArea as Area,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { grownHeight } from './autogrow.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field.tsx';

type PassedOn =
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'onBlur'
  | 'onFocus'
  | 'onKeyDown'
  | 'name'
  | 'enterKeyHint'
  | 'spellCheck'
  | 'autoFocus'
  | 'maxLength'
  | 'isRequired'
  | 'isDisabled'
  | 'isReadOnly';

interface TextAreaProps extends Pick<AriaTextFieldProps, PassedOn>, FieldTexts {
  placeholder?: string | undefined;
  /** How many lines it shows when empty. */
  minRows?: number | undefined;
  /** Where it stops growing and starts to scroll. */
  maxRows?: number | undefined;
  voice?: boolean | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Browsers with `field-sizing` grow by themselves; the others are measured. */
const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

function measure(area: HTMLTextAreaElement, minRows: number, maxRows: number): void {
  const style = getComputedStyle(area);
  const row = Number.parseFloat(style.lineHeight);
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  area.style.minHeight = `${grownHeight({ content: 0, row, padding, minRows, maxRows })}px`;
  area.style.maxHeight = `${grownHeight({ content: Number.POSITIVE_INFINITY, row, padding, minRows, maxRows })}px`;
  if (GROWS_BY_ITSELF) return;
  area.style.height = 'auto';
  area.style.height = `${grownHeight({ content: area.scrollHeight - padding, row, padding, minRows, maxRows })}px`;
}

/** Several lines of text; grows with what is typed, from `minRows` to `maxRows`. */
export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, smallLabel, hint, error, placeholder, minRows = 2, maxRows = 10, ...own } = props;
  const { voice, className, ref, onChange, ...rest } = own;
  const area = useRef<HTMLTextAreaElement | null>(null);
  const grow = useCallback(() => {
    if (area.current) measure(area.current, minRows, maxRows);
  }, [minRows, maxRows]);
  useLayoutEffect(grow);
  const keep = useCallback(
    (element: HTMLTextAreaElement | null) => {
      area.current = element;
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    },
    [ref],
  );
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      onChange={(text) => {
        onChange?.(text);
        grow();
      }}
      className={className === undefined ? 'vb-field' : `vb-field ${className}`}
    >
      <FieldLabel label={label} hideLabel={hideLabel} smallLabel={smallLabel} />
      <Area
        ref={keep}
        rows={minRows}
        className={voice ? 'vb-input vb-textarea voice' : 'vb-input vb-textarea'}
        {...(placeholder !== undefined && { placeholder })}
      />
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}
