import './dialogs.css';
import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { useState } from 'react';
import { addCluster, removeCluster, renameCluster } from '../../board/actions.ts';
import { offerUndo } from '../../board/offerUndo.ts';
import { boardStore } from '../../board/store.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface ClusterDialogProps {
  sheet: string;
  /** The group to rename or take apart; null makes a new one. */
  id: string | null;
  onClose: () => void;
}

/** Names a group of notes. */
export function ClusterDialog({ sheet, id, onClose }: ClusterDialogProps) {
  const [name, setName] = useState(() =>
    id === null ? '' : (boardStore.getState().clusters[id]?.name ?? ''),
  );
  const [error, setError] = useState<string | undefined>();
  const save = (): void => {
    const given = name.trim();
    if (given === '') {
      setError(t('canvas.groupNameMissing'));
      return;
    }
    if (id !== null) renameCluster(id, given);
    else {
      const orders = Object.values(boardStore.getState().clusters).map(({ order }) => order);
      addCluster({ sheet, name: given, order: Math.max(0, ...orders) + 1 });
    }
    onClose();
  };
  const takeApart = (): void => {
    if (id === null) return;
    removeCluster(id);
    onClose();
    const text = t('canvas.said.groupApart', { name });
    offerUndo(text);
  };
  return (
    <Dialog
      title={t(id === null ? 'canvas.newGroup' : 'canvas.renameGroup')}
      size="small"
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <>
          {id !== null && (
            <Button variant="danger" onPress={takeApart}>
              {t('canvas.takeApart')}
            </Button>
          )}
          <Button variant="primary" onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('canvas.groupName')}
        hint={t('canvas.groupHint')}
        size="large"
        value={name}
        onChange={setName}
        error={error}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
        maxLength={LIMITS.name}
        autoFocus
      />
    </Dialog>
  );
}
