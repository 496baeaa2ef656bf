import { MAX_REASON, VALUES } from '@verbindbord/shared/activities/ballot/result.ts';
import type { RatingSettings, Subject } from '@verbindbord/shared/activities/ballot/settings.ts';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import type { RatingContent } from '@verbindbord/shared/session/ballots.ts';
import { useId, useState } from 'react';
import type { Casting } from '../../connection/ballots.ts';
import { formatList } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { BallotFooter } from './BallotFooter.tsx';
import { tellRefusal } from './tellRefusal.ts';
import { useHeldBack } from './useHeldBack.ts';
import type { Vote } from './useVote.ts';

type Mark = RatingContent['marks'][number];

const NOTHING: RatingContent = { kind: 'rating', marks: [], done: false };

interface RatingFormProps {
  step: StepOf<'ballot'>;
  vote: Vote;
  settings: RatingSettings;
  casting: Casting;
}

/** One subject at a time: a row of five for every question, with a line of why for who wants to give one. */
export function RatingForm({ step, vote, settings, casting }: RatingFormProps) {
  const heldBack = useHeldBack(step.id);
  const isHeldBack = heldBack !== undefined;
  const [at, setAt] = useState(0);
  const { subjects } = vote;
  const subject = subjects[Math.min(at, subjects.length - 1)];
  if (!subject) return null;
  const content = ratingIn(casting);
  const isLast = at >= subjects.length - 1;
  const isOpen = (id: string): boolean =>
    !content.marks.some((mark) => mark.subject === subject.id && mark.question === id);
  const open = settings.questions.filter(({ id }) => isOpen(id)).map(({ title }) => title);
  return (
    <div className="ballot-form">
      <div className="ballot-form-scroll">
        <div className="ballot-paper">
          <header className="ballot-head">
            <h1 className="t4 ballot-title" tabIndex={-1}>
              {subject.title || step.title}
            </h1>
            {subjects.length > 1 && (
              <p className="soft num">{t('ballots.subjectOf', { number: at + 1, count: subjects.length })}</p>
            )}
            {subject.hint !== '' && <p className="t3 soft">{subject.hint}</p>}
          </header>
          <p className="ballot-ends soft">
            <span>{t('ballots.end', { value: 1, word: settings.low })}</span>
            <span>{t('ballots.end', { value: 5, word: settings.high })}</span>
          </p>
          {settings.questions.map((question) => (
            <Question
              key={`${subject.id} ${question.id}`}
              question={question}
              mark={content.marks.find((one) => one.subject === subject.id && one.question === question.id)}
              isDisabled={isHeldBack}
              onMark={(mark) => void give(casting, withMark(content, { ...mark, subject: subject.id }))}
            />
          ))}
          <p className="soft">
            {t(settings.anonymous ? 'ballots.reasonsAnonymous' : 'ballots.reasonsNamed')}
          </p>
        </div>
      </div>
      <BallotFooter ballot={vote.id} state={casting.state} left={leftText(open)}>
        <div className="ballot-footer-acts">
          {at > 0 && (
            <Button icon="arrowLeft" onPress={() => setAt(at - 1)}>
              {t('ballots.previous')}
            </Button>
          )}
          {isLast ? (
            <Button
              variant={content.done ? 'default' : 'primary'}
              icon={content.done ? 'check' : undefined}
              aria-pressed={content.done}
              lockedBecause={heldBack}
              onPress={() => void give(casting, { ...content, done: !content.done })}
            >
              {t('ballots.ready')}
            </Button>
          ) : (
            <Button variant="primary" iconEnd="arrowRight" onPress={() => setAt(at + 1)}>
              {t('ballots.next')}
            </Button>
          )}
        </div>
      </BallotFooter>
    </div>
  );
}

interface QuestionProps {
  question: Subject;
  mark: Mark | undefined;
  isDisabled: boolean;
  onMark: (mark: Omit<Mark, 'subject'>) => void;
}

function Question({ question, mark, isDisabled, onMark }: QuestionProps) {
  const [why, setWhy] = useState(mark?.reason ?? '');
  const [isOpen, setOpen] = useState(why !== '');
  const reason = useId();
  const { id, title, hint } = question;
  return (
    <div className="ballot-question">
      <Segmented
        className="ballot-values"
        label={
          <>
            <b>{title}</b> <span className="soft">{hint}</span>
          </>
        }
        options={VALUES.map((value) => ({ id: String(value), label: String(value) }))}
        value={mark ? String(mark.value) : null}
        isDisabled={isDisabled}
        onChange={(value) => onMark({ question: id, value: Number(value), reason: why.trim() })}
      />
      {mark && !isOpen && (
        <Button
          variant="quiet"
          size="small"
          icon="plus"
          aria-expanded={false}
          aria-controls={reason}
          onPress={() => setOpen(true)}
        >
          {t('ballots.why')}
        </Button>
      )}
      {mark && isOpen && (
        <div id={reason}>
          <TextField
            label={t('ballots.whyOf', { title })}
            smallLabel
            voice
            autoFocus={why === ''}
            maxLength={MAX_REASON}
            isDisabled={isDisabled}
            value={why}
            onChange={setWhy}
            onBlur={() => {
              if (why.trim() !== mark.reason) onMark({ question: id, value: mark.value, reason: why.trim() });
            }}
          />
        </div>
      )}
    </div>
  );
}

function ratingIn({ content }: Casting): RatingContent {
  return content?.kind === 'rating' ? content : NOTHING;
}

function withMark(content: RatingContent, mark: Mark): RatingContent {
  const others = content.marks.filter(
    (one) => one.subject !== mark.subject || one.question !== mark.question,
  );
  return { ...content, marks: [...others, mark] };
}

function leftText(open: readonly string[]): string {
  return open.length === 0 ? '' : t('ballots.open', { titles: formatList(open), count: open.length });
}

async function give(casting: Casting, content: RatingContent): Promise<void> {
  tellRefusal(await casting.give(content));
}
