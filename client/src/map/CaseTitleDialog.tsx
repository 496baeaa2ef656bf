import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { useState } from 'react';
import { setCaseTitle } from '../board/actions.ts';
import { boardStore } from '../board/store.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Changes the words of the case in the middle of the map. */
export function CaseTitleDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState(() => boardStore.getState().settings.caseTitle);
  const save = (): void => {
    setCaseTitle(title.trim());
    onClose();
  };
  return (
    <Dialog
      title={t('map.caseTitle')}
      size="small"
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('map.caseTitleLabel')}
        size="large"
        value={title}
        onChange={setTitle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
        maxLength={LIMITS.title}
        autoFocus
      />
    </Dialog>
  );
}
