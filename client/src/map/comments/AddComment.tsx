import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { type FormEvent, useRef, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useSay } from './acts.ts';

interface AddCommentProps {
  of: Pick<Stakeholder, 'id' | 'name'>;
  canWrite: boolean;
  autoFocus: boolean;
}

/** What was begun and not said yet, by card: who looks at another card meanwhile finds it again. */
const begun = new Map<string, string>();

/** One field and one button. What stands in it when nobody can write any more stays there, to be copied or said later. */
export function AddComment({ of, canWrite, autoFocus }: AddCommentProps) {
  const say = useSay();
  const [text, setText] = useState(begun.get(of.id) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const change = (next: string): void => {
    setText(next);
    if (next.trim() === '') begun.delete(of.id);
    else begun.set(of.id, next);
  };
  const add = (): void => {
    field.current?.focus();
    if (!canWrite || text.trim() === '') return;
    say(of, text);
    change('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add();
  };
  if (!canWrite && text === '') return null;
  return (
    <form className="comments-add" onSubmit={submit}>
      <TextArea
        ref={field}
        label={t('comments.say', { name: of.name })}
        hideLabel
        placeholder={t('comments.placeholder')}
        voice
        minRows={1}
        maxRows={5}
        maxLength={LIMITS.text}
        enterKeyHint="send"
        autoFocus={autoFocus}
        isReadOnly={!canWrite}
        value={text}
        onChange={change}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      <Button type="submit" icon="comment" isDisabled={!canWrite}>
        {t('comments.add')}
      </Button>
    </form>
  );
}
