import './dialogs.css';
import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../board/write.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { MenuAct } from '../ui/Menu.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from './origin.ts';
import { leaveOutNote, putBackNote } from './reportActs.ts';
import { WordingForm } from './WordingForm.tsx';

interface ReportDialogs {
  /** What somebody who keeps the report can do with a note; nothing for everybody else. */
  actsFor(note: Note): readonly MenuAct[];
  readonly dialogs: ReactElement | null;
}

/** What the report makes of a note, from the menu of the note. */
export function useReportDialogs(): ReportDialogs {
  const mayReport = useMay('notes', 'report');
  const [asked, setAsked] = useState<{ what: 'wording' | 'leaveOut'; note: Note } | null>(null);
  const close = (): void => setAsked(null);
  return {
    actsFor: (note) => {
      if (!mayReport) return [];
      const isOut = note.leftOut !== null;
      return [
        {
          id: 'reword',
          icon: 'document',
          label: t('flipchart.reword'),
          onAction: () => setAsked({ what: 'wording', note }),
        },
        {
          id: 'leaveOut',
          icon: isOut ? 'eye' : 'eyeOff',
          label: t(isOut ? 'flipchart.putBack' : 'flipchart.leaveOut'),
          onAction: () => (isOut ? putBackNote(note) : setAsked({ what: 'leaveOut', note })),
        },
      ];
    },
    dialogs:
      asked &&
      (asked.what === 'wording' ? (
        <WordingDialog note={asked.note} onClose={close} />
      ) : (
        <LeaveOutDialog note={asked.note} onClose={close} />
      )),
  };
}

interface NoteDialogProps {
  note: Note;
  onClose: () => void;
}

function WordingDialog({ note, onClose }: NoteDialogProps) {
  return (
    <Dialog
      title={t('flipchart.rewordTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      closesOutside={false}
    >
      <WordingForm note={note} onDone={onClose} />
    </Dialog>
  );
}

const REASONS = [
  'flipchart.leaveOut.double',
  'flipchart.leaveOut.unclear',
  'flipchart.leaveOut.elsewhere',
  'flipchart.leaveOut.personal',
] as const;

/** Why the report leaves a note out: one press on a reason, or one in other words. */
export function LeaveOutDialog({ note, onClose }: NoteDialogProps) {
  const leaveOut = (reason: string): void => {
    onClose();
    leaveOutNote(note, reason);
  };
  return (
    <Dialog title={t('flipchart.leaveOutTitle')} isOpen onClose={onClose} closeLabel={t('ui.close')}>
      <div className="flipchart-form">
        <blockquote className="flipchart-quote voice">{wordsOf(note)}</blockquote>
        <ul className="flipchart-places">
          {REASONS.map((reason) => (
            <li key={reason}>
              <button type="button" className="flipchart-place" onClick={() => leaveOut(t(reason))}>
                <span>{t(reason)}</span>
              </button>
            </li>
          ))}
        </ul>
        <OtherReason onGive={leaveOut} />
        <p className="t1 soft">{t('flipchart.leaveOutText')}</p>
      </div>
    </Dialog>
  );
}

function OtherReason({ onGive }: { onGive: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isEmpty = reason.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!isEmpty) onGive(reason.trim());
  };
  return (
    <form className="flipchart-new-group" noValidate onSubmit={submit}>
      <TextField
        label={t('flipchart.leaveOutOther')}
        value={reason}
        onChange={setReason}
        maxLength={LIMITS.short}
        error={asked && isEmpty ? t('flipchart.reasonMissing') : undefined}
      />
      <Button type="submit">{t('flipchart.leaveOutDo')}</Button>
    </form>
  );
}
