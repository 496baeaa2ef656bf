import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { Radio, RadioGroup } from 'react-aria-components';
import { type TextKey, t } from '../text/t.ts';
import { FieldLabel, FieldNotes } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Why something is parked: one of the usual reasons, or own words. */
export interface Reason {
  readonly choice: ReasonId | null;
  readonly own: string;
}

const REASONS = ['otherTable', 'otherMoney', 'outsideWorld', 'later', 'own'] as const;
type ReasonId = (typeof REASONS)[number];

const WORDS: Readonly<Record<ReasonId, TextKey>> = {
  otherTable: 'parking.reason.otherTable',
  otherMoney: 'parking.reason.otherMoney',
  outsideWorld: 'parking.reason.outsideWorld',
  later: 'parking.reason.later',
  own: 'parking.reason.own',
};

export const NO_REASON: Reason = { choice: null, own: '' };

/** The reason as it is kept; empty while none was given. */
export function reasonText({ choice, own }: Reason): string {
  if (choice === null) return '';
  return choice === 'own' ? own.trim() : t(WORDS[choice]);
}

interface ReasonChoiceProps {
  value: Reason;
  onChange: (reason: Reason) => void;
  error?: string | undefined;
}

/** The usual reasons side by side; choosing 'anders' opens a field. */
export function ReasonChoice({ value, onChange, error }: ReasonChoiceProps) {
  const own = value.choice === 'own';
  return (
    <div className="parking-reason">
      <RadioGroup
        className="vb-field"
        value={value.choice}
        onChange={(id) => onChange({ ...value, choice: REASONS.find((reason) => reason === id) ?? null })}
        isInvalid={error !== undefined && !own}
        validationBehavior="aria"
        isRequired
      >
        <FieldLabel label={t('parking.why')} />
        <div className="parking-reasons">
          {REASONS.map((reason) => (
            <Radio key={reason} value={reason} className="parking-reason-chip">
              {({ isSelected }) => (
                <>
                  {isSelected && <Icon name="check" size={16} strokeWidth={2.4} />}
                  {t(WORDS[reason])}
                </>
              )}
            </Radio>
          ))}
        </div>
        <FieldNotes error={own ? undefined : error} />
      </RadioGroup>
      {own && (
        <TextField
          label={t('parking.ownReason')}
          value={value.own}
          onChange={(text) => onChange({ ...value, own: text })}
          maxLength={LIMITS.short}
          error={error}
          autoFocus
        />
      )}
    </div>
  );
}
