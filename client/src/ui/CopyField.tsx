import './CopyField.css';
import { useEffect, useRef, useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import { Button } from './Button.tsx';
import { copyText } from './copyText.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field.tsx';
import { announce } from './LiveRegion.tsx';

interface CopyFieldProps extends Omit<FieldTexts, 'error'> {
  value: string;
  copyLabel: string;
  /** What the button says for a moment when it worked. */
  copiedLabel: string;
  /** What to do when the browser does not allow it; the text is selected then. */
  failedLabel: string;
}

/** How long the button says that it worked, in milliseconds. */
const CONFIRMED = 2_500;

/** A text to take along, such as a link: to read, to select, or to copy at once. */
export function CopyField(props: CopyFieldProps) {
  const { value, copyLabel, copiedLabel, failedLabel, hint } = props;
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = window.setTimeout(() => setOutcome('none'), CONFIRMED);
    return () => window.clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const copied = await copyText(value, input.current);
    setOutcome(copied ? 'copied' : 'failed');
    announce(copied ? copiedLabel : failedLabel);
  };

  return (
    <TextField className="vb-field" value={value} isReadOnly>
      <FieldLabel label={props.label} hideLabel={props.hideLabel} smallLabel={props.smallLabel} />
      <div className="vb-copy">
        <Input ref={input} className="vb-input vb-copy-text" onFocus={(event) => event.target.select()} />
        <Button
          icon={outcome === 'copied' ? 'check' : 'copy'}
          onPress={() => void copy()}
          className="vb-copy-button"
        >
          {outcome === 'copied' ? copiedLabel : copyLabel}
        </Button>
      </div>
      <FieldNotes hint={outcome === 'failed' ? failedLabel : hint} />
    </TextField>
  );
}
