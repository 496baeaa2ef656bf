import { type FormEvent, useState } from 'react';
import { useMe } from '../../connection/session.ts';
import { give } from '../../pairs/give.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Another name for oneself, everywhere at once. */
export function RenameDialog({ onClose }: { onClose: () => void }) {
  const { name } = useMe();
  const [typed, setTyped] = useState(name);
  const [isPending, setPending] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const next = typed.trim();
    if (next === '') return;
    setPending(true);
    const done = await give({ type: 'rename', name: next });
    setPending(false);
    if (done) onClose();
  };
  return (
    <Dialog isOpen size="small" title={t('app.rename.title')} closeLabel={t('ui.close')} onClose={onClose}>
      <form className="preferences" onSubmit={(event) => void save(event)}>
        <TextField
          label={t('app.rename.label')}
          size="large"
          value={typed}
          onChange={setTyped}
          maxLength={60}
          autoComplete="off"
          spellCheck="false"
          autoFocus
          error={typed.trim() === '' ? t('app.join.nameMissing') : undefined}
        />
        <Button type="submit" variant="primary" wide isPending={isPending}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  );
}
