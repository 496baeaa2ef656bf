import { outcomeLines } from '@verbindbord/shared/activities/ballot/chapter.ts';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import {
  type AnswerLine,
  type CaseSummary,
  GROUP,
  summarise,
} from '@verbindbord/shared/activities/summary/answers.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import { ballotOf, ballotOfStep } from '@verbindbord/shared/session/ballots.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { useMemo } from 'react';
import { useBoard } from '../../board/store.ts';
import { useSession } from '../../connection/session.ts';
import { asHeading, wordsOf } from '../../flipchart/origin.ts';
import { t, useLanguage } from '../../text/t.ts';

/** What the board answers to the questions of a step, case by case. */
export function useSummary(step: StepOf<'summary'>): readonly CaseSummary[] {
  const session = useSession();
  const board = useBoard(({ notes, sheets, connections }) => ({ notes, sheets, connections }));
  return useMemo(
    () =>
      summarise(step.settings.questions, {
        board,
        results: (id) => ballotOf(session, ballotOfStep(id)).results,
      }),
    [step, session, board],
  );
}

/** 'Tweetal 4: Samira en Bram', or the group. */
export function caseTitle({ id, label }: CaseSummary): string {
  return id === GROUP ? t('summary.group') : asHeading(label);
}

/** The case that somebody is in: that of their pair, or of themselves. */
export function ownCase(
  cases: readonly CaseSummary[],
  { round }: SessionState,
  participant: string,
): CaseSummary | undefined {
  const pairs = [...round.pairs, ...round.earlier].filter(({ members }) => members.includes(participant));
  return cases.find((one) => one.participant === participant || pairs.some((pair) => pair.id === one.pair));
}

/** A line as it stands on the page, and where on the board it is. */
export interface ShownLine {
  readonly key: string;
  readonly words: string;
  /** Whether these are people's own words. */
  readonly isVoice: boolean;
  /** 'Wat maakt dit lastig? (Plenair)'. */
  readonly where: string;
  readonly line: AnswerLine;
}

/** Says lines of answers in words. */
export function useShownLines(): (lines: readonly AnswerLine[]) => readonly ShownLine[] {
  const session = useSession();
  const language = useLanguage();
  const board = useBoard(({ sheets, stakeholders }) => ({ sheets, stakeholders }));
  return useMemo(
    () => (lines) => lines.flatMap((line) => inWords(line, { session, language, board })),
    [session, language, board],
  );
}

interface Surroundings {
  readonly session: SessionState;
  readonly language: Language;
  readonly board: Pick<Board, 'sheets' | 'stakeholders'>;
}

function inWords(line: AnswerLine, around: Surroundings): readonly ShownLine[] {
  const { session, language, board } = around;
  switch (line.kind) {
    case 'note': {
      const { note } = line;
      return [
        { key: note.id, words: wordsOf(note), isVoice: true, where: whereIs(note.sheet, around), line },
      ];
    }
    case 'connection': {
      const { connection, what } = line;
      const nameOf = (id: string): string => board.stakeholders[id]?.name ?? '';
      const ends = `${nameOf(connection.from)} → ${nameOf(connection.to)}`;
      const said = what === 'wished' ? '' : connection[what];
      const shown =
        said === ''
          ? { words: ends, isVoice: false, where: t('summary.map.wished') }
          : { words: said, isVoice: true, where: t('summary.onMap', { ends }) };
      return [{ key: `${what} ${connection.id}`, ...shown, line }];
    }
    case 'ballot': {
      const where = session.programme.find(({ id }) => id === line.step)?.title ?? '';
      return outcomeLines(line.result, (text) => text[language]).map((words, index) => ({
        key: `${line.step} ${index}`,
        words,
        isVoice: false,
        where,
        line,
      }));
    }
  }
}

/** The sheet, and the step that it is of. */
function whereIs(sheet: string, { board, session }: Surroundings): string {
  const found = board.sheets[sheet];
  const step = session.programme.find(({ id }) => id === found?.step);
  return step
    ? t('summary.sheetOfStep', { sheet: found?.title ?? '', step: step.title })
    : (found?.title ?? '');
}
