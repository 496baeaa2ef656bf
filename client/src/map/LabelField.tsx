import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { useState } from 'react';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';

interface LabelFieldProps {
  label: string;
  value: string;
  /** Called with the trimmed value when somebody leaves the field having changed it. */
  onSet: (value: string) => void;
  /** An empty value is refused: the old one comes back. */
  isRequired?: boolean;
  isReadOnly?: boolean;
  smallLabel?: boolean;
  /** For a sentence: grows with what is typed. */
  isSentence?: boolean;
}

/** One value that is written when one leaves the field: the last one who does so wins. */
export function LabelField({
  label,
  value,
  onSet,
  isRequired = false,
  isReadOnly = false,
  smallLabel = false,
  isSentence = false,
}: LabelFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    const next = draft?.trim();
    setDraft(null);
    if (next !== undefined && next !== value && (next !== '' || !isRequired)) onSet(next);
  };
  const field = {
    label,
    smallLabel,
    value: draft ?? value,
    onChange: setDraft,
    onBlur: keep,
    maxLength: isRequired ? LIMITS.name : LIMITS.short,
    isReadOnly,
  };
  if (isSentence) return <TextArea {...field} minRows={2} maxRows={6} voice />;
  return (
    <TextField
      {...field}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
