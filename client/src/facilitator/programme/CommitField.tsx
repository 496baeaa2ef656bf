import { useEffect, useRef, useState } from 'react';
import type { TextFieldProps } from 'react-aria-components';
import { t } from '../../text/t.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface CommitFieldProps {
  label: string;
  hideLabel?: boolean;
  smallLabel?: boolean;
  hint?: string;
  placeholder?: string;
  isDisabled?: boolean;
  /** As it is now; somebody else can change it too. */
  value: string;
  /** Gets what was typed once the field is left or Enter pressed; resolves with whether it is so now. */
  onCommit: (text: string) => Promise<boolean>;
  /** It cannot be left empty: then it stays what it was. */
  isRequired?: boolean;
  /** A question that may take several lines on the screen; `lines` when it may hold them too. */
  grows?: 'wraps' | 'lines';
  inputMode?: 'text' | 'numeric';
  maxLength?: number;
  className?: string;
}

/** A field that keeps what is typed to itself until somebody leaves it; also when it goes away before that. */
export function CommitField(props: CommitFieldProps) {
  const { value, onCommit, isRequired = false, grows, inputMode, ...field } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const isEmpty = isRequired && typed !== null && typed.trim() === '';
  const commit = async (): Promise<void> => {
    if (typed === null) return;
    const text = grows === 'lines' ? typed : typed.replaceAll(/\s+/g, ' ').trim();
    const isDone = text === value || isEmpty || (await onCommit(text));
    setFailed(!isDone);
    // What could not be kept stays here, to be tried again.
    if (isDone) setTyped((now) => (now === typed ? null : now));
  };
  const last = useRef(commit);
  useEffect(() => {
    last.current = commit;
  });
  useEffect(() => () => void last.current(), []);
  const own = {
    ...field,
    value: typed ?? value,
    onChange: setTyped,
    onBlur: () => void commit(),
    error: isEmpty ? t('programme.empty') : hasFailed ? t('programme.notKept') : undefined,
  };
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    // Whatever is not meant for the field goes on, such as Escape to the dialog that it stands in.
    if (event.key !== 'Enter' || grows === 'lines') return event.continuePropagation();
    event.preventDefault();
    void commit();
  };
  return grows ? (
    <TextArea
      {...own}
      minRows={grows === 'lines' ? 3 : 1}
      maxRows={grows === 'lines' ? 12 : 4}
      onKeyDown={onKeyDown}
    />
  ) : (
    <TextField {...own} {...(inputMode && { inputMode })} autoComplete="off" onKeyDown={onKeyDown} />
  );
}
