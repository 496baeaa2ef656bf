import type { Note } from '@verbindbord/shared/board/note.ts';
import { useState } from 'react';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';

/** Whether the report has other words for a note, or leaves it out: for everybody to see. */
export function NoteInReport({ note }: { note: Note }) {
  const { wording, leftOut } = note;
  if (wording === null && leftOut === null) return null;
  return (
    <span className="flipchart-in-report t1">
      {leftOut === null ? t('flipchart.reworded') : t('flipchart.leftOutWhy', { reason: leftOut })}
    </span>
  );
}

/** A note's own words, one press away where other ones are shown. */
export function OwnWords({ note }: { note: Note }) {
  const [isShown, setShown] = useState(false);
  if (note.wording === null) return null;
  return (
    <div className="flipchart-own-words t1">
      <Button variant="quiet" size="small" aria-expanded={isShown} onPress={() => setShown(!isShown)}>
        {t(isShown ? 'flipchart.hideOwnWords' : 'flipchart.showOwnWords')}
      </Button>
      {isShown && <p className="voice">{note.text}</p>}
    </div>
  );
}
