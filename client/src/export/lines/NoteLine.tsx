import type { Note } from '@verbindbord/shared/board/note.ts';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMay } from '../../board/write.ts';
import { originText, wordsOf } from '../../flipchart/origin.ts';
import { LeaveOutDialog } from '../../flipchart/ReportDialogs.tsx';
import { putBackNote } from '../../flipchart/reportActs.ts';
import { WordingForm } from '../../flipchart/WordingForm.tsx';
import { t } from '../../text/t.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';

/** A note as a line of the report: its words there beside its own, and whether it goes in. */
export function NoteLine({ note }: { note: Note }) {
  const mayReport = useMay('notes', 'report');
  const [isWording, setWording] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  const origin = originText(note.origin);
  const isOut = note.leftOut !== null;
  const close = (): void => {
    flushSync(() => setWording(false));
    // The field that had the focus is gone: it goes to the button that opened it.
    line.current?.querySelector('button')?.focus();
  };
  if (isWording && mayReport) {
    return (
      <li ref={line} className="report-line report-line-wording">
        <WordingForm note={note} onDone={close} />
      </li>
    );
  }
  return (
    <li ref={line} className="report-line" data-out={isOut || undefined}>
      <div className="report-line-words">
        <span className="voice">{wordsOf(note)}</span>
        {note.wording !== null && (
          <span className="report-line-own t1 soft">{t('export.lines.own', { text: note.text })}</span>
        )}
        {origin !== '' && <span className="report-line-origin t1 soft">{origin}</span>}
        {note.leftOut !== null && (
          <span className="report-line-out t1">{t('flipchart.leftOutWhy', { reason: note.leftOut })}</span>
        )}
      </div>
      {mayReport && (
        <div className="report-line-acts">
          <Act icon="edit" text={t('flipchart.rewordTitle')} of={note} onPress={() => setWording(true)} />
          <Act
            icon={isOut ? 'eye' : 'eyeOff'}
            text={t(isOut ? 'flipchart.putBack' : 'flipchart.leftOut')}
            of={note}
            onPress={() => (isOut ? putBackNote(note) : setLeaving(true))}
          />
        </div>
      )}
      {isLeaving && <LeaveOutDialog note={note} onClose={() => setLeaving(false)} />}
    </li>
  );
}

interface ActProps {
  icon: 'edit' | 'eye' | 'eyeOff';
  text: string;
  of: Note;
  onPress: () => void;
}

function Act({ icon, text, of, onPress }: ActProps) {
  return (
    <Tooltip text={text} placement="left">
      <IconButton
        icon={icon}
        label={t('export.lines.act', { act: text, text: wordsOf(of) })}
        onPress={onPress}
      />
    </Tooltip>
  );
}
