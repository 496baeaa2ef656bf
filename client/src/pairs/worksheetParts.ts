import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { Line } from '@verbindbord/shared/board/worksheet.ts';
import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';

export type Question = StepOf<'pairWork'>['settings']['questions'][number];

/**
 * The questions of a worksheet: those of the step, then questions of other steps that were answered on it (a
 * worksheet of an earlier round, a step that was taken out), so that nothing that was written is out of reach.
 */
export function questionsOf(
  session: Pick<SessionState, 'programme' | 'dropped'>,
  step: StepOf<'pairWork'> | null,
  lines: readonly Line[],
): readonly Question[] {
  const questions = new Map(step?.settings.questions.map((question) => [question.id, question]));
  const answered = new Set(lines.map((line) => line.question));
  for (const other of [...session.programme, ...(session.dropped ?? [])]) {
    if (other.kind !== 'pairWork') continue;
    for (const question of other.settings.questions) {
      if (answered.has(question.id) && !questions.has(question.id)) questions.set(question.id, question);
    }
  }
  return [...questions.values()];
}

/** Whose cases a worksheet is about: its members, then people who were moved away after something was written. */
export function casesOf(pair: Pick<Pair, 'members'>, lines: readonly Line[]): readonly string[] {
  return [...new Set([...pair.members, ...lines.map((line) => line.caseOf)])];
}

export function writtenLines(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => line.text.trim() !== '');
}

/**
 * Where a line is: with the pair alone, on the flip chart, or on the parking lot. What the group has taken away
 * since is the pair's again. One that the server took has no mark on the worksheet: its note has the same id.
 */
export type LineState =
  | { readonly kind: 'own' }
  | { readonly kind: 'shared'; readonly note: string }
  | { readonly kind: 'parked'; readonly issue: string };

export function lineState(
  line: Pick<Line, 'id' | 'sharedAs' | 'parkedAs'>,
  board: Pick<Board, 'notes' | 'merged' | 'parked' | 'parkedIssues'>,
): LineState {
  if (line.parkedAs !== null && board.parkedIssues[line.parkedAs]) {
    return { kind: 'parked', issue: line.parkedAs };
  }
  const note = line.sharedAs ?? line.id;
  if (board.notes[note] || board.merged[note]) return { kind: 'shared', note };
  if (!board.parked.notes[note]) return { kind: 'own' };
  const issue = Object.values(board.parkedIssues).find(
    ({ from }) => from?.kind === 'note' && from.id === note,
  );
  return issue ? { kind: 'parked', issue: issue.id } : { kind: 'shared', note };
}
