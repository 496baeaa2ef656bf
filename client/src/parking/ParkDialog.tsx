import './parking.css';
import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { shownWords } from '@verbindbord/shared/board/note.ts';
import type { Line } from '@verbindbord/shared/board/worksheet.ts';
import { useId, useState } from 'react';
import { park, takeAllBack, takeBack } from '../board/actions.ts';
import { boardStore, useBoard } from '../board/store.ts';
import { parkLine } from '../board/worksheet.ts';
import { parkTogether } from '../map/several/acts.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/Toast.tsx';
import { NO_REASON, ReasonChoice, reasonText } from './ReasonChoice.tsx';

/** What can be parked of the board; several stakeholders are parked for one reason, each as an issue of its own. */
export type ParkableOnBoard =
  | { readonly kind: 'note' | 'stakeholder'; readonly id: string }
  | { readonly kind: 'stakeholders'; readonly ids: readonly string[] };

/** What can be parked: something on the board, or a line that only a pair can read so far. */
export type Parkable =
  | ParkableOnBoard
  | { readonly kind: 'line'; readonly pair: string; readonly line: Line; readonly label: string };

interface ParkDialogProps {
  /** Null while nothing is being parked: the dialog is closed. */
  what: Parkable | null;
  onClose: () => void;
}

/** Asks why something is external, and parks it. A reason is required; where it belongs may follow later. */
export function ParkDialog({ what, onClose }: ParkDialogProps) {
  return what && <ParkForm what={what} onClose={onClose} />;
}

interface Details {
  readonly table: string;
  readonly owner: string;
  readonly followUp: string;
}

function ParkForm({ what, onClose }: { what: Parkable; onClose: () => void }) {
  const words = useBoard((board) => wordsOf(what, board));
  const formId = useId();
  const [reason, setReason] = useState(NO_REASON);
  const [details, setDetails] = useState<Details>({ table: '', owner: '', followUp: '' });
  const [asked, setAsked] = useState(false);
  const submit = (): void => {
    setAsked(true);
    const given = reasonText(reason);
    if (given === '') return;
    const undo = parkNow(what, words, { reason: given, ...details });
    onClose();
    showToast({ tone: 'info', text: t('parking.parked'), action: { label: t('ui.undo'), onAction: undo } });
  };
  const missing = asked && reasonText(reason) === '';
  return (
    <Dialog
      title={t('parking.parkTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      closesOutside={reason.choice === null}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" icon="park" onPress={submit}>
            {t('parking.park')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="parking-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <blockquote className="parking-quote voice">{words}</blockquote>
        {what.kind === 'line' && <p className="soft">{t('parking.lineBecomesPublic')}</p>}
        <ReasonChoice
          value={reason}
          onChange={setReason}
          error={missing ? t('parking.reasonMissing') : undefined}
        />
        <Disclosure title={t('parking.more')}>
          <div className="parking-details">
            <DetailFields value={details} onChange={setDetails} />
          </div>
        </Disclosure>
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}

interface DetailFieldsProps {
  value: Details;
  onChange: (details: Details) => void;
}

/** Where it belongs, who picks it up and when: none of it has to be known yet. */
function DetailFields({ value, onChange }: DetailFieldsProps) {
  return (
    <>
      <TextField
        label={t('parking.table')}
        hint={t('parking.tableHint')}
        value={value.table}
        onChange={(table) => onChange({ ...value, table })}
        maxLength={LIMITS.short}
      />
      <TextField
        label={t('parking.owner')}
        value={value.owner}
        onChange={(owner) => onChange({ ...value, owner })}
        maxLength={LIMITS.short}
      />
      <TextField
        label={t('parking.followUp')}
        type="date"
        value={value.followUp}
        onChange={(followUp) => onChange({ ...value, followUp })}
      />
    </>
  );
}

type BoardNow = ReturnType<typeof boardStore.getState>;

function wordsOf(what: Parkable, board: BoardNow): string {
  if (what.kind === 'line') return what.line.text.trim();
  if (what.kind === 'stakeholders')
    return formatList(what.ids.flatMap((id) => board.stakeholders[id]?.name ?? []));
  if (what.kind === 'stakeholder') return board.stakeholders[what.id]?.name ?? '';
  const note = board.notes[what.id];
  return note ? shownWords(note) : '';
}

/** Parks, and gives the way to take exactly this back. */
function parkNow(what: Parkable, text: string, given: Details & { readonly reason: string }): () => void {
  if (what.kind === 'stakeholders') {
    const issues = parkTogether(what.ids, given);
    return () => takeAllBack(issues);
  }
  if (what.kind !== 'line') {
    const issue = park({ ...given, text, from: { kind: what.kind, id: what.id } });
    return () => takeBack(issue);
  }
  const { id } = what.line;
  parkLine(what.pair, what.line, { ...given, label: what.label });
  return () => {
    const issue = Object.values(boardStore.getState().parkedIssues).find(
      ({ from }) => from?.kind === 'line' && from.id === id,
    );
    if (issue) takeBack(issue.id);
  };
}
