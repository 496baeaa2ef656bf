import './parking.css';
import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import type { ParkedIssue } from '@verbindbord/shared/board/parkedIssue.ts';
import { byOrder } from '@verbindbord/shared/board/readBoard.ts';
import { useMemo, useRef, useState } from 'react';
import { park } from '../board/actions.ts';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { announce } from '../ui/LiveRegion.tsx';
import { TextField } from '../ui/TextField.tsx';
import { IssueFields } from './IssueFields.tsx';
import { ParkedCardText, takeBackWithUndo } from './ParkedCard.tsx';
import { NO_REASON, ReasonChoice, reasonText } from './ReasonChoice.tsx';

/** All parked issues in the order in which they were parked. */
export function useParkedIssues(): readonly ParkedIssue[] {
  const issues = useBoard((board) => board.parkedIssues);
  return useMemo(() => Object.values(issues).sort(byOrder), [issues]);
}

/** The parking lot as a list: read, change, take back, and add what came up by itself. */
export function ParkingList() {
  const issues = useParkedIssues();
  const canWrite = useCanWrite();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="parking-list">
      {issues.length === 0 ? (
        <EmptyState icon="park" title={t('parking.empty')}>
          {t('parking.emptyText')}
        </EmptyState>
      ) : (
        <ul className="parking-items" aria-label={t('parking.title')}>
          {issues.map((issue) => (
            <ParkedItem
              key={issue.id}
              issue={issue}
              canWrite={canWrite}
              isOpen={canWrite && open === issue.id}
              onToggle={() => setOpen(open === issue.id ? null : issue.id)}
            />
          ))}
        </ul>
      )}
      {canWrite && <OwnIssue />}
    </div>
  );
}

interface ParkedItemProps {
  issue: ParkedIssue;
  canWrite: boolean;
  isOpen: boolean;
  onToggle: () => void;
}

function ParkedItem({ issue, canWrite, isOpen, onToggle }: ParkedItemProps) {
  return (
    <li className="parking-item sheet">
      <ParkedCardText issue={issue} />
      {isOpen && <IssueFields issue={issue} />}
      {canWrite && (
        <div className="parking-acts">
          <Button
            variant="quiet"
            icon={isOpen ? 'check' : 'edit'}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'parking.doneWith' : 'parking.editOf', { text: issue.text })}
            onPress={onToggle}
          >
            {isOpen ? t('parking.done') : t('ui.edit')}
          </Button>
          <Button
            variant="quiet"
            icon={issue.from === null ? 'trash' : 'undo'}
            aria-label={t(issue.from === null ? 'parking.removeOf' : 'parking.takeBackOf', {
              text: issue.text,
            })}
            onPress={() => takeBackWithUndo(issue)}
          >
            {issue.from === null ? t('ui.remove') : t('parking.takeBack')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Something that belongs elsewhere and stands nowhere on the board yet. */
function OwnIssue() {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [reason, setReason] = useState(NO_REASON);
  const [asked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    setText('');
    setReason(NO_REASON);
    setAsked(false);
  };
  const add = (): void => {
    setAsked(true);
    if (text.trim() === '' || reasonText(reason) === '') return;
    park({ text: text.trim(), reason: reasonText(reason), from: null });
    announce(t('parking.parked'));
    close();
  };
  if (!isOpen) {
    return (
      <Button ref={opener} icon="plus" wide onPress={() => setOpen(true)}>
        {t('parking.addOwn')}
      </Button>
    );
  }
  return (
    <form
      className="parking-own sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('parking.what')}
        voice
        autoFocus
        value={text}
        onChange={setText}
        maxLength={LIMITS.text}
        error={asked && text.trim() === '' ? t('parking.textMissing') : undefined}
      />
      <ReasonChoice
        value={reason}
        onChange={setReason}
        error={asked && reasonText(reason) === '' ? t('parking.reasonMissing') : undefined}
      />
      <div className="parking-acts parking-acts-end">
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button variant="primary" icon="park" type="submit">
          {t('parking.park')}
        </Button>
      </div>
    </form>
  );
}
