import type { Connection } from '../../board/connection.ts';
import type { Note } from '../../board/note.ts';
import { type Board, byOrder } from '../../board/readBoard.ts';
import type { BallotResult } from '../ballot/result.ts';
import type { Source, SummaryQuestion } from './settings.ts';

/** One line that answers a question, with what it rests on. */
export type AnswerLine =
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'connection'; readonly connection: Connection; readonly what: MapSource['what'] }
  | { readonly kind: 'ballot'; readonly step: string; readonly result: BallotResult };
type MapSource = Extract<Source, { kind: 'map' }>;

export interface Answered {
  readonly question: SummaryQuestion;
  readonly lines: readonly AnswerLine[];
}

/** The questions as far as they are answered for one case: that of a pair or a person, or of the group together. */
export interface CaseSummary {
  /** `GROUP` for what belongs to no pair or person. */
  readonly id: string;
  /** As it stands under the notes ('tweetal 4: Samira en Bram'); empty for the group. */
  readonly label: string;
  /** Who is known to be of it, by notes that carry their own name. */
  readonly participant: string | null;
  readonly pair: string | null;
  readonly answers: readonly Answered[];
}

export const GROUP = 'group';

/** What the questions are answered with. */
export interface Answers {
  readonly board: Pick<Board, 'notes' | 'sheets' | 'connections'>;
  /** What a ballot came to, round by round. */
  readonly results: (step: string) => readonly BallotResult[];
}

/**
 * The questions per case, each answered by lines that are on the board: pairs and people in the order in which they
 * come up, then what is of the group together. Cases without any line are left out.
 */
export function summarise(questions: readonly SummaryQuestion[], given: Answers): readonly CaseSummary[] {
  const cases = new Map<string, CaseSummary>();
  for (const question of questions) {
    for (const line of question.from.flatMap((source) => linesFrom(source, given))) {
      const { answers, ...owner } = cases.get(ownerOf(line).id) ?? { ...ownerOf(line), answers: [] };
      cases.set(owner.id, { ...owner, answers: withLine(answers, question, line) });
    }
  }
  const all = [...cases.values()];
  return [...all.filter(({ id }) => id !== GROUP), ...all.filter(({ id }) => id === GROUP)];
}

function withLine(
  answers: readonly Answered[],
  question: SummaryQuestion,
  line: AnswerLine,
): readonly Answered[] {
  const known = answers.find((answered) => answered.question === question);
  if (!known) return [...answers, { question, lines: [line] }];
  return answers.map((answered) =>
    answered === known ? { question, lines: [...answered.lines, line] } : answered,
  );
}

function linesFrom(source: Source, { board, results }: Answers): readonly AnswerLine[] {
  switch (source.kind) {
    case 'sheet':
      return Object.values(board.notes)
        .filter((note) => note.sheet === source.sheet && note.text.trim() !== '')
        .sort(byOrder)
        .map((note) => ({ kind: 'note', note }));
    case 'ballot': {
      const result = results(source.step).at(-1);
      return result ? [{ kind: 'ballot', step: source.step, result }] : [];
    }
    case 'map':
      return Object.values(board.connections)
        .filter((connection) => saysOf(connection, source.what))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((connection) => ({ kind: 'connection', connection, what: source.what }));
  }
}

function saysOf(connection: Connection, what: MapSource['what']): boolean {
  return what === 'wished' ? connection.wished : connection[what].trim() !== '';
}

function ownerOf(line: AnswerLine): Omit<CaseSummary, 'answers'> {
  const origin = line.kind === 'note' ? line.note.origin : null;
  if (origin?.kind === 'pair') {
    return { id: `pair ${origin.pair}`, label: origin.label, participant: null, pair: origin.pair };
  }
  if (origin?.kind === 'person') {
    const { participant, label } = origin;
    return { id: `person ${participant}`, label, participant, pair: null };
  }
  return { id: GROUP, label: '', participant: null, pair: null };
}
