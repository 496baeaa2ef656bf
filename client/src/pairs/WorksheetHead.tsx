import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import { Button } from 'react-aria-components';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuAct } from '../ui/Menu.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { caseLabel, nameOf, namesOf } from './names.ts';
import type { Question } from './worksheetParts.ts';

interface WorksheetHeadProps {
  session: SessionState;
  pair: Pair;
  /** The worksheets that this person can open, this round's first. */
  pairs: readonly Pair[];
  cases: readonly string[];
  owner: string;
  questions: readonly Question[];
  question: number;
  narrow: boolean;
  onCase: (owner: string) => void;
  onQuestion: (index: number) => void;
  onPair: (pair: string) => void;
}

/** Whose case it is and which question: on a phone one small line with two menus, else a title with a switch. */
export function WorksheetHead(props: WorksheetHeadProps) {
  const { session, pair, cases, owner } = props;
  const title = caseLabel(session, owner, pair.members);
  const worksheets = worksheetActs(props);
  const caseActs: MenuAct[] = cases.map((id) => ({
    id: `case ${id}`,
    label: caseLabel(session, id, [id]),
    isCurrent: id === owner,
    onAction: () => props.onCase(id),
  }));
  if (props.narrow) {
    return (
      <div className="pairs-sheet-where">
        <SmallMenu label={t('pairs.chooseCase')} text={title} acts={[...caseActs, ...worksheets]} />
        <QuestionMenu {...props} />
      </div>
    );
  }
  return (
    <header className="pairs-sheet-head">
      <div className="pairs-sheet-title">
        <p className="soft">{t('pairs.worksheetOf', { number: pair.number })}</p>
        <h1 className="t5">{title}</h1>
      </div>
      {cases.length > 1 && (
        <Segmented
          label={t('pairs.chooseCase')}
          hideLabel
          className="pairs-case-switch"
          options={cases.map((id) => ({ id, label: nameOf(session, id) }))}
          value={owner}
          onChange={props.onCase}
        />
      )}
      {worksheets.length > 0 && (
        <SmallMenu label={t('pairs.otherWorksheets')} text={t('pairs.otherWorksheets')} acts={worksheets} />
      )}
    </header>
  );
}

/** The way to the worksheets of other rounds. */
function worksheetActs({ session, pair, pairs, onPair }: WorksheetHeadProps): MenuAct[] {
  return pairs
    .filter((other) => other.id !== pair.id)
    .map((other) => ({
      id: other.id,
      icon: 'document',
      label: t(session.round.pairs.includes(other) ? 'pairs.worksheetNow' : 'pairs.worksheetEarlier'),
      description: namesOf(session, other.members),
      onAction: () => onPair(other.id),
    }));
}

function QuestionMenu({ questions, question, onQuestion }: WorksheetHeadProps) {
  const text = t('pairs.questionOf', { number: question + 1, count: questions.length });
  if (questions.length < 2) return null;
  return (
    <SmallMenu
      label={t('pairs.chooseQuestion')}
      text={text}
      acts={questions.map(({ id, title }, index) => ({
        id,
        label: title,
        isCurrent: index === question,
        onAction: () => onQuestion(index),
      }))}
    />
  );
}

interface SmallMenuProps {
  label: string;
  text: string;
  acts: readonly MenuAct[];
}

/** A line of small text that opens a menu; with one choice it is only text. */
function SmallMenu({ label, text, acts }: SmallMenuProps) {
  if (acts.length < 2 && acts.every((act) => act.isCurrent))
    return <span className="pairs-small">{text}</span>;
  return (
    <Menu
      label={label}
      acts={acts}
      trigger={
        <Button className="pairs-small pairs-small-menu">
          <span>
            {text}
            <span className="visually-hidden">. {label}</span>
          </span>
          <Icon name="chevronDown" size={14} strokeWidth={2.2} />
        </Button>
      }
    />
  );
}
