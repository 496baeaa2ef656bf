import './hidden.css';
import { MAX_ANSWER } from '@verbindbord/shared/session/ballots.ts';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { DoneCount } from '../activities/ballot/DoneCount.tsx';
import { tellRefusal } from '../activities/ballot/tellRefusal.ts';
import { useCasting } from '../connection/ballots.ts';
import { useMe } from '../connection/session.ts';
import { RevealButton } from '../facilitator/RevealButton.tsx';
import { t } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { answersIn, asContent, type HiddenQuestion } from './useHidden.ts';

interface HiddenAnswersProps {
  question: HiddenQuestion;
  /** Whether what was answered can be changed now. */
  canWrite: boolean;
}

/** A question before the reveal: for who answers their own answers, for who leads how many are done, and no more. */
export function HiddenAnswers({ question, canWrite }: HiddenAnswersProps) {
  const { role } = useMe();
  const isFacilitator = role === 'facilitator';
  return (
    <div className="hidden-answers">
      <div className="hidden-promise">
        <Icon name="eyeOff" />
        <div>
          <p>{t(`ballots.promise.${question.hidden}`)}</p>
          <DoneCount ballot={question.ballot} className="strong" />
        </div>
      </div>
      {isFacilitator && <RevealButton ballot={question.ballot} />}
      {role === 'participant' && <OwnAnswers ballot={question.ballot} canWrite={canWrite} />}
    </div>
  );
}

function OwnAnswers({ ballot, canWrite }: { ballot: string; canWrite: boolean }) {
  const casting = useCasting(ballot);
  const answers = answersIn(casting);
  const list = useRef<HTMLUListElement>(null);
  const [editing, setEditing] = useState<number | null>(null);
  const change = async (texts: readonly string[]): Promise<void> => {
    tellRefusal(await casting.give(asContent(texts)));
  };
  const close = (index: number): void => {
    flushSync(() => setEditing(null));
    // The field that had the focus is gone: it goes to the answer that was changed.
    list.current?.children[index]?.querySelector('button')?.focus();
  };
  const remove = (index: number): void => {
    flushSync(() => void change(answers.filter((_, at) => at !== index)));
    announce(t('ballots.answerRemoved'));
    const next = list.current?.children[Math.max(0, index - 1)]?.querySelector('button');
    // After the last one there is only the field to go on in.
    (next ?? document.querySelector<HTMLElement>('.flipchart-add textarea'))?.focus();
  };
  if (answers.length === 0) return null;
  return (
    <section aria-label={t('ballots.yours')}>
      <h2 className="t1 soft">
        {t('ballots.yours')} {t(`ballots.answers.${casting.state}`)}
      </h2>
      <ul ref={list} className="flipchart-rows">
        {answers.map((answer, index) => (
          <li key={`${index} ${answer}`} className="hidden-row">
            {editing === index && canWrite ? (
              <AnswerEditor
                answer={answer}
                onDone={(text) => {
                  if (text !== answer) void change(answers.map((one, at) => (at === index ? text : one)));
                  close(index);
                }}
              />
            ) : (
              <>
                <span className="flipchart-words voice">{answer}</span>
                {canWrite && (
                  <span className="hidden-row-acts">
                    <IconButton
                      icon="edit"
                      label={t('ballots.changeAnswer', { text: answer })}
                      onPress={() => setEditing(index)}
                    />
                    <IconButton
                      icon="trash"
                      label={t('ballots.removeAnswer', { text: answer })}
                      onPress={() => remove(index)}
                    />
                  </span>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerEditor({ answer, onDone }: { answer: string; onDone: (text: string) => void }) {
  const [text, setText] = useState(answer);
  const done = (): void => onDone(text.trim() === '' ? answer : text.trim());
  return (
    <div className="flipchart-row-edit">
      <TextArea
        label={t('ballots.changeAnswer', { text: answer })}
        hideLabel
        voice
        autoFocus
        minRows={1}
        maxRows={6}
        maxLength={MAX_ANSWER}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(answer);
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          done();
        }}
      />
      <Button icon="check" onPress={done}>
        {t('ballots.keep')}
      </Button>
    </div>
  );
}
