import './NoteCard.css';
import { sourcesOf } from '@verbindbord/shared/board/merging.ts';
import { type Note, shownWords } from '@verbindbord/shared/board/note.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useBoard } from '../../board/store.ts';
import { lineOrigin } from '../../flipchart/origin.ts';
import { t } from '../../text/t.ts';
import type { NoteNode } from '../boardToNodes.ts';
import { useCard } from '../useCard.ts';

/** A note on a sheet: people's words, and under them where they came from. */
export const NoteCard = memo(function NoteCard({ id, data }: NodeProps<NoteNode>) {
  const { note } = data;
  const { props, isUnsaved } = useCard({ kind: 'note', id });
  const name = useBoard((board) => noteName(note, board));
  const origin = useBoard((board) => originText(note, board));
  return (
    <button {...props} className={isUnsaved ? 'flip-note flip-note-unsaved' : 'flip-note'} aria-label={name}>
      <span className="flip-note-text voice">
        {shownWords(note).trim() === '' ? t('canvas.emptyNote') : shownWords(note)}
      </span>{' '}
      {origin !== '' && <span className="flip-note-origin">{origin}</span>}
    </button>
  );
});

function originText(note: Note, board: Pick<Board, 'merged'>): string {
  const sources = sourcesOf(board, note.id);
  if (sources.length > 0) return lineOrigin(note, sources, true);
  const { origin } = note;
  if (!origin) return '';
  if (origin.kind === 'stakeholder') return t('canvas.fromMap', { name: origin.label });
  return origin.label;
}

function noteName(note: Note, board: Parameters<Parameters<typeof useBoard>[0]>[0]): string {
  const text = shownWords(note).trim() === '' ? t('canvas.emptyNote') : shownWords(note);
  const sheet = board.sheets[note.sheet]?.title ?? '';
  const group = note.cluster === null ? undefined : board.clusters[note.cluster]?.name;
  const where = group === undefined ? sheet : t('canvas.groupOnSheet', { group, sheet });
  const words = [text, originText(note, board)].filter((part) => part !== '').join(', ');
  return t('canvas.noteName', { text: words, where });
}
