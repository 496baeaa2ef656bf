import type { Subject } from '@verbindbord/shared/activities/ballot/settings.ts';
import { shownWords } from '@verbindbord/shared/board/note.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { byOrder } from '@verbindbord/shared/board/readBoard.ts';

/** As much of a text as the title of a subject holds. */
const TITLE = 200;

/** What on the board can be voted on: connections, those that are wished for first, and notes by their sheets. */
export function subjectsOnBoard({ connections, stakeholders, notes, sheets }: BoardParts): {
  readonly connections: readonly Subject[];
  readonly notes: readonly Subject[];
} {
  const wishedFirst = Object.values(connections).sort((a, b) => Number(b.wished) - Number(a.wished));
  return {
    connections: wishedFirst.map(({ id, from, to, obstacle }) => ({
      id,
      title: cut(`${stakeholders[from]?.name ?? ''} → ${stakeholders[to]?.name ?? ''}`),
      hint: cut(obstacle),
    })),
    notes: Object.values(notes)
      .filter((note) => shownWords(note).trim() !== '')
      .sort(byOrder)
      .map((note) => ({
        id: note.id,
        title: cut(shownWords(note)),
        hint: cut(sheets[note.sheet]?.title ?? ''),
      })),
  };
}

type BoardParts = Pick<Board, 'connections' | 'stakeholders' | 'notes' | 'sheets'>;

function cut(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > TITLE ? `${line.slice(0, TITLE - 1)}…` : line;
}
