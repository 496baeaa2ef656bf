import './dialogs.css';
import { byOrder } from '@verbindbord/shared/board/readBoard.ts';
import { useState } from 'react';
import { useBoard } from '../../board/store.ts';
import { leaveNotes } from '../../map/several/acts.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { nameOf, perform } from '../actOn.ts';
import type { Carried } from '../dropMeaning.ts';

interface ToSheetDialogProps {
  /** One card, or several stakeholders. */
  cards: readonly Carried[];
  onClose: () => void;
}

/** Puts a card, or several, on a sheet of the flip chart by saying which, and in which group: the same as a drag. */
export function ToSheetDialog({ cards, onClose }: ToSheetDialogProps) {
  const [first, ...others] = cards;
  return first && <Question card={first} others={others} onClose={onClose} />;
}

interface QuestionProps {
  card: Carried;
  others: readonly Carried[];
  onClose: () => void;
}

function Question({ card, others, onClose }: QuestionProps) {
  const language = useLanguage();
  const { sheets, clusters, notes } = useBoard((board) => board);
  const note = notes[card.id];
  const all = Object.values(sheets).sort(byOrder);
  const [sheet, setSheet] = useState(note?.sheet ?? all[0]?.id ?? null);
  const [cluster, setCluster] = useState(note?.cluster ?? '');
  const groups = Object.values(clusters)
    .filter((candidate) => candidate.sheet === sheet)
    .sort(byOrder);
  const move = (): void => {
    if (sheet === null) return;
    const to = { sheet, cluster: cluster === '' ? null : cluster };
    onClose();
    if (others.length > 0) {
      leaveNotes(
        [card, ...others].map(({ id }) => id),
        to,
      );
      return;
    }
    const order =
      Math.max(0, ...Object.values(notes).map((other) => (other.sheet === sheet ? other.order : 0))) + 1;
    perform({ act: 'toSheet', card, to: { ...to, order } }, language);
  };
  return (
    <Dialog
      title={titleFor(card, others)}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={move} isDisabled={sheet === null}>
            {t(card.kind === 'note' ? 'canvas.move' : 'canvas.put')}
          </Button>
        </>
      }
    >
      <div className="flip-dialog">
        {card.kind === 'stakeholder' && (
          <p className="soft">{t(others.length > 0 ? 'chosen.leaveNotes' : 'canvas.leavesNote')}</p>
        )}
        <Select
          label={t('canvas.sheet')}
          options={all.map(({ id, title }) => ({ id, label: title }))}
          value={sheet}
          onChange={(id) => {
            setSheet(id);
            setCluster('');
          }}
          placeholder={t('canvas.sheet')}
        />
        <Select
          label={t('canvas.group')}
          options={[
            { id: '', label: t('canvas.loose') },
            ...groups.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={cluster}
          onChange={setCluster}
          placeholder={t('canvas.loose')}
        />
      </div>
    </Dialog>
  );
}

function titleFor(card: Carried, others: readonly Carried[]): string {
  if (others.length > 0) return t('chosen.toSheetTitle', { count: others.length + 1 });
  return t(card.kind === 'note' ? 'canvas.moveTitle' : 'canvas.toSheetTitle', { name: nameOf(card) });
}
