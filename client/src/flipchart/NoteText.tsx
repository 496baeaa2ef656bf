import { sourcesOf } from '@verbindbord/shared/board/merging.ts';
import { type Note, shownWords } from '@verbindbord/shared/board/note.ts';
import { SharedText } from '../board/SharedText.tsx';
import { useBoard } from '../board/store.ts';
import { useTypingIn } from '../connection/presence.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';
import { NoteInReport } from './NoteInReport.tsx';
import { lineOrigin, wordsOf } from './origin.ts';

interface NoteTextProps {
  note: Note;
  /** Where there is little room the origin is short. */
  isShort?: boolean;
}

/** What stands on a note: people's own words, where they came from, and who is typing in it. */
export function NoteText({ note, isShort = false }: NoteTextProps) {
  const typing = useTypingIn('board', note.id);
  const sources = useBoard((board) => sourcesOf(board, note.id));
  const origin = lineOrigin(note, sources, isShort);
  return (
    <>
      <span className={shownWords(note).trim() === '' ? 'flipchart-words soft' : 'flipchart-words voice'}>
        {wordsOf(note)}
      </span>
      {origin !== '' && <span className="flipchart-origin t1 soft">{origin}</span>}
      <NoteInReport note={note} />
      {typing.length > 0 && (
        <span className="flipchart-typing t1">
          {t('flipchart.typing', { names: formatList(typing), count: typing.length })}
        </span>
      )}
    </>
  );
}

interface NoteEditorProps {
  note: Note;
  onDone: () => void;
}

/** The words of a note, to change together with others. Enter is done, Shift+Enter a new line. */
export function NoteEditor({ note, onDone }: NoteEditorProps) {
  return (
    <SharedText
      of={{ document: 'board', kind: 'notes', id: note.id, field: 'text' }}
      label={t(note.wording === null ? 'flipchart.noteText' : 'flipchart.ownWords')}
      hideLabel={note.wording === null}
      autoFocus
      onEnter={onDone}
      onEscape={onDone}
      className="flipchart-editor"
    />
  );
}
