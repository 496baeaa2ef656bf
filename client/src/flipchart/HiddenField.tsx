import { MAX_ANSWER, MAX_ANSWERS } from '@verbindbord/shared/session/ballots.ts';
import { type FormEvent, useRef, useState } from 'react';
import { tellRefusal } from '../activities/ballot/tellRefusal.ts';
import { useCasting } from '../connection/ballots.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { answersIn, asContent } from './useHidden.ts';

interface HiddenFieldProps {
  ballot: string;
  /** The question that it answers. */
  title: string;
}

/** One field for an answer that nobody else sees yet; what is refused stays in it. */
export function HiddenField({ ballot, title }: HiddenFieldProps) {
  const casting = useCasting(ballot);
  const answers = answersIn(casting);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const add = async (): Promise<void> => {
    field.current?.focus();
    const answer = text.trim();
    if (answer === '') return;
    setText('');
    const given = await casting.give(asContent([...answers, answer]));
    tellRefusal(given);
    if (given === 'kept') announce(t('ballots.answerKept'));
    if (typeof given === 'object') setText((now) => (now === '' ? answer : now));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add();
  };
  if (answers.length >= MAX_ANSWERS)
    return <p className="soft">{t('ballots.enough', { count: MAX_ANSWERS })}</p>;
  return (
    <form className="flipchart-add" onSubmit={submit}>
      <TextArea
        ref={field}
        label={t('ballots.answerTo', { title })}
        hideLabel
        placeholder={t('ballots.placeholder')}
        voice
        minRows={1}
        maxRows={4}
        maxLength={MAX_ANSWER}
        enterKeyHint="send"
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void add();
        }}
      />
      <Button type="submit" variant="primary" icon="check">
        {t('ballots.keep')}
      </Button>
    </form>
  );
}
