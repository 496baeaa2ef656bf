import './SetSeveralDialog.css';
import {
  RING_IDS,
  RINGS,
  type RingId,
  SEAT_IDS,
  SEATS,
  type SeatId,
} from '@verbindbord/shared/content/domains.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { putInRing, setSeatOf } from './acts.ts';

interface SetSeveralDialogProps {
  ids: readonly string[];
  onClose: () => void;
}

/** Asks which ring several stakeholders go to; the answer is the act. */
export function RingDialog({ ids, onClose }: SetSeveralDialogProps) {
  const language = useLanguage();
  return (
    <Choice<RingId>
      title={t('chosen.ringTitle', { count: ids.length })}
      hint={t('chosen.ringHint')}
      options={RING_IDS.map((id) => ({ id, label: RINGS[id][language] }))}
      onChoose={(ring) => putInRing(ids, ring, language)}
      onClose={onClose}
    />
  );
}

/** Asks whether several stakeholders sit at the table themselves; the answer is the act. */
export function SeatDialog({ ids, onClose }: SetSeveralDialogProps) {
  const language = useLanguage();
  return (
    <Choice<SeatId>
      title={t('chosen.seatTitle', { count: ids.length })}
      options={SEAT_IDS.map((id) => ({ id, label: SEATS[id][language] }))}
      onChoose={(seat) => setSeatOf(ids, seat, language)}
      onClose={onClose}
    />
  );
}

interface ChoiceProps<Id extends string> {
  title: string;
  hint?: string;
  options: readonly { readonly id: Id; readonly label: string }[];
  onChoose: (id: Id) => void;
  onClose: () => void;
}

function Choice<Id extends string>({ title, hint, options, onChoose, onClose }: ChoiceProps<Id>) {
  return (
    <Dialog title={title} size="small" isOpen onClose={onClose} closeLabel={t('ui.close')}>
      {hint !== undefined && <p className="soft">{hint}</p>}
      <div className="several-choice">
        {options.map(({ id, label }) => (
          <Button
            key={id}
            wide
            className="several-answer"
            onPress={() => {
              onChoose(id);
              onClose();
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
