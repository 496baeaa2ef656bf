import './Field.css';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './Icon.tsx';

/** What every field has around it: all texts come from the caller. */
export interface FieldTexts {
  label: ReactNode;
  /** Read by screen readers only: the place on the screen already says what the field is for. */
  hideLabel?: boolean | undefined;
  /** A smaller, softer label for rows of fields in a panel. */
  smallLabel?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong and what helps; shown with a sign, never by colour alone. */
  error?: string | undefined;
}

/** The label of a field, as the field's own markup expects it. */
export function FieldLabel({ label, hideLabel, smallLabel }: FieldTexts) {
  if (hideLabel) return <Label className="visually-hidden">{label}</Label>;
  return <Label className={smallLabel ? 'vb-label vb-label-small' : 'vb-label'}>{label}</Label>;
}

/** What stands under a field: the hint, and the error when there is one. */
export function FieldNotes({ hint, error }: Pick<FieldTexts, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className="vb-hint">
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <FieldError className="vb-error">
          <Icon name="warning" size={16} strokeWidth={2} />
          <span>{error}</span>
        </FieldError>
      )}
    </>
  );
}
