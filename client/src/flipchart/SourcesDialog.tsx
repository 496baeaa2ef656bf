import './dialogs.css';
import './merge.css';
import { sourcesOf } from '@verbindbord/shared/board/merging.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { useRef } from 'react';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { separateWithUndo } from './mergeActs.ts';
import { originText, wordsOf } from './origin.ts';

interface SourcesDialogProps {
  note: Note;
  onClose: () => void;
}

/** What a line was merged from, each in its own words and with where it came from; and the way to take it apart. */
export function SourcesDialog({ note: { id, sheet }, onClose }: SourcesDialogProps) {
  const note = useBoard((board) => board.notes[id] ?? board.parked.notes[id]);
  const sources = useBoard((board) => sourcesOf(board, id));
  const canWrite = useCanWrite({ sheet });
  const list = useRef<HTMLUListElement>(null);
  if (!note) return null;
  const separate = (ids: readonly string[]): void => {
    separateWithUndo(id, ids);
    if (ids.length === sources.length) onClose();
    // The button that was pressed goes with its line.
    else requestAnimationFrame(() => list.current?.querySelector('button')?.focus());
  };
  return (
    <Dialog
      title={t('plenary.sourcesTitle', { count: sources.length + 1 })}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        canWrite && sources.length > 1 ? (
          <Button icon="merge" onPress={() => separate(sources.map((source) => source.id))}>
            {t('plenary.separateAll')}
          </Button>
        ) : undefined
      }
    >
      <ul ref={list} className="flipchart-sources">
        <li>
          <Source note={note} />
        </li>
        {sources.map((source) => (
          <li key={source.id}>
            <Source note={source} />
            {canWrite && (
              <Button
                icon="merge"
                aria-label={t('plenary.separateOf', { text: wordsOf(source) })}
                onPress={() => separate([source.id])}
              >
                {t('plenary.separate')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Source({ note }: { note: Note }) {
  const origin = originText(note.origin);
  return (
    <div>
      <p className="voice">{wordsOf(note)}</p>
      {origin !== '' && <p className="t1 soft">{origin}</p>}
    </div>
  );
}
