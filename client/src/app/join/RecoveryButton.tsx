import { type FormEvent, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { navigate } from '../router.ts';

interface RecoveryButtonProps {
  code: string;
  label: string;
}

/** The way back for a facilitator on another device: the code from the printed sheet. */
export function RecoveryButton({ code, label }: RecoveryButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const secret = typed.replace(/\s/g, '');
    if (secret === '') return;
    setOpen(false);
    navigate(`/s/${code}#${secret}`);
  };
  return (
    <>
      <Button variant="quiet" size="small" icon="key" onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        isOpen={isOpen}
        size="small"
        title={t('app.join.recoveryTitle')}
        closeLabel={t('ui.close')}
        onClose={() => setOpen(false)}
      >
        <form className="join-recovery" onSubmit={go}>
          <TextField
            label={t('app.join.recoveryLabel')}
            hint={t('app.join.recoveryHint')}
            size="large"
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            autoCorrect="off"
            spellCheck="false"
            enterKeyHint="go"
            autoFocus
          />
          <Button type="submit" variant="primary" wide>
            {t('app.join.recoveryDo')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
