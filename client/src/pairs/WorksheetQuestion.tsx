import { canShare, type Line } from '@verbindbord/shared/board/worksheet.ts';
import { useLayoutEffect, useRef, useState } from 'react';
import { useBoard } from '../board/store.ts';
import { addLine } from '../board/worksheet.ts';
import { useCanWrite, useClosed } from '../board/write.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { shareWithUndo } from './shareWithUndo.ts';
import { WorksheetLine } from './WorksheetLine.tsx';
import { lineState, type Question } from './worksheetParts.ts';

interface WorksheetQuestionProps {
  pair: string;
  question: Question;
  /** Whose case the lines are about, as id and as 'Casus van Samira'. */
  owner: string;
  caseName: string;
  /** What is written under lines that are shared. */
  label: string;
  lines: readonly Line[];
  /** On the worksheet as a whole: the question itself can be closed. */
  canWrite: boolean;
  /** Who writes for the pair, if anybody. */
  proxy?: string | undefined;
  /** The line that somebody here writes in or did last, anywhere on the page. */
  active: string | null;
  onActive: (line: string | null) => void;
  level: 1 | 2;
}

/** One question with the lines that answer it. */
export function WorksheetQuestion(props: WorksheetQuestionProps) {
  const { pair, question, owner, lines, proxy, active, onActive } = props;
  const isClosed = useClosed().places.has(question.id);
  const canWrite = props.canWrite && !isClosed;
  const mayShare = useCanWrite({ sheet: question.sheet }) && props.canWrite;
  const [fresh, setFresh] = useState<string | null>(null);
  const unshared = useUnshared(lines);
  const Heading = props.level === 1 ? 'h1' : 'h2';
  const list = useRef<HTMLUListElement>(null);
  const add = (): void => {
    const blank = lines.find((line) => line.id === active && line.text.trim() === '');
    if (blank) {
      // There is one to write in already.
      list.current?.querySelector<HTMLElement>('[data-active] textarea')?.focus();
      return;
    }
    const id = addLine(pair, { question: question.id, caseOf: owner, notedBy: proxy ?? null });
    setFresh(id);
    onActive(id);
  };
  const shareAll = (): void =>
    shareWithUndo(
      pair,
      unshared.map((line) => ({ line, sheet: question.sheet })),
      props.label,
    );
  // A line that is empty is only there for who is about to write in it.
  const shown = lines.filter((line) => line.text.trim() !== '' || line.id === active);
  const isShifting = useIsShifting(shown, fresh);
  return (
    <section className="pairs-question" data-shifting={isShifting || undefined} aria-label={question.title}>
      <Heading className="pairs-question-title">{question.title}</Heading>
      {question.hint !== undefined && <p className="pairs-question-hint t1 soft">{question.hint}</p>}
      {isClosed && (
        <p className="pairs-question-closed soft">
          <Icon name="lock" size={16} />
          {t(mayShare ? 'pairs.lockedShare' : 'pairs.locked')}
        </p>
      )}
      {shown.length === 0 && !canWrite && <p className="soft">{t('pairs.nothingWritten')}</p>}
      <ul ref={list} className="pairs-lines" aria-label={t('pairs.linesOf', { case: props.caseName })}>
        {shown.map((line, index) => (
          <WorksheetLine
            key={line.id}
            pair={pair}
            line={line}
            number={index + 1}
            sheet={question.sheet}
            label={props.label}
            canWrite={canWrite}
            canShare={mayShare}
            proxy={proxy}
            isActive={active === line.id}
            isFresh={fresh === line.id}
            onActive={onActive}
            onNext={add}
          />
        ))}
      </ul>
      {(canWrite || mayShare) && (
        <div className="pairs-question-acts">
          {canWrite && (
            <Button
              variant="quiet"
              icon="plus"
              className="pairs-add"
              aria-label={t(shown.length === 0 ? 'pairs.firstLineOf' : 'pairs.addLineTo', {
                question: question.title,
              })}
              onPress={add}
            >
              {t(shown.length === 0 ? 'pairs.firstLine' : 'pairs.addLine')}
            </Button>
          )}
          {mayShare && unshared.length > 1 && (
            <Button
              variant="quiet"
              icon="share"
              aria-label={t('pairs.shareAllOf', { count: unshared.length, question: question.title })}
              onPress={shareAll}
            >
              {t('pairs.shareAll', { count: unshared.length })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** Milliseconds that a finger needs to see that what it was about to press is elsewhere now. */
const SHIFT = 350;

/**
 * Whether a line of somebody else has just come, so that everything under it moved. A finger that was on its way then
 * lands on nothing, rather than on what came in the place of what it meant.
 */
function useIsShifting(shown: readonly Line[], own: string | null): boolean {
  const known = useRef<ReadonlySet<string> | null>(null);
  const [isShifting, setShifting] = useState(false);
  const ids = shown.map(({ id }) => id).join(' ');
  useLayoutEffect(() => {
    const now = new Set(ids.split(' ').filter((id) => id !== ''));
    const before = known.current;
    known.current = now;
    const isOthers = before !== null && [...now].some((id) => !before.has(id) && id !== own);
    if (!isOthers) return;
    setShifting(true);
    const timer = setTimeout(() => setShifting(false), SHIFT);
    return () => {
      clearTimeout(timer);
      setShifting(false);
    };
  }, [ids, own]);
  return isShifting;
}

/** The lines that only the pair can read and may be shared. */
function useUnshared(lines: readonly Line[]): readonly Line[] {
  return useBoard((board) => lines.filter((line) => canShare(line) && lineState(line, board).kind === 'own'));
}
