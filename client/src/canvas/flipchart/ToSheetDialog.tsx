import './dialogs.css';
import { byOrder } from '@verbindbord/shared/board/readBoard.ts';
import { useState } from 'react';
import { useBoard } from '../../board/store.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { nameOf, perform } from '../actOn.ts';
import type { Carried } from '../dropMeaning.ts';

/** Puts a card on a sheet of the flip chart by saying which, and in which group: the same as dragging it. */
export function ToSheetDialog({ card, onClose }: { card: Carried; onClose: () => void }) {
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
    const order =
      Math.max(0, ...Object.values(notes).map((other) => (other.sheet === sheet ? other.order : 0))) + 1;
    perform(
      { act: 'toSheet', card, to: { sheet, cluster: cluster === '' ? null : cluster, order } },
      language,
    );
    onClose();
  };
  return (
    <Dialog
      title={t(card.kind === 'note' ? 'canvas.moveTitle' : 'canvas.toSheetTitle', { name: nameOf(card) })}
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
        {card.kind === 'stakeholder' && <p className="soft">{t('canvas.leavesNote')}</p>}
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
