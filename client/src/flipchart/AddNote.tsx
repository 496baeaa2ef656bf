import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { type FormEvent, useRef, useState } from 'react';
import { useIsFacilitator } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useWriteNote } from './noteActs.ts';

interface AddNoteProps {
  /** The sheet that it goes to, as id and as question. */
  sheet: string;
  title: string;
  canWrite: boolean;
}

/**
 * One field and one button: what is written goes to the sheet that is shown, and the field is free for the next. What
 * stands in it when nobody can write any more stays there, to be copied or put on the sheet later.
 */
export function AddNote({ sheet, title, canWrite }: AddNoteProps) {
  const write = useWriteNote();
  // For who leads the session the one strong button is the next step.
  const isFacilitator = useIsFacilitator();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const add = (): void => {
    field.current?.focus();
    if (!canWrite || text.trim() === '') return;
    write(sheet, text);
    setText('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add();
  };
  if (!canWrite && text === '') return null;
  return (
    <form className="flipchart-add" onSubmit={submit}>
      <TextArea
        ref={field}
        label={t('flipchart.writeOn', { title })}
        hideLabel
        placeholder={t('flipchart.placeholder')}
        voice
        minRows={1}
        maxRows={4}
        maxLength={LIMITS.text}
        enterKeyHint="send"
        isReadOnly={!canWrite}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      <Button
        type="submit"
        variant={isFacilitator ? 'default' : 'primary'}
        icon="plus"
        isDisabled={!canWrite}
      >
        {t('flipchart.add')}
      </Button>
    </form>
  );
}
