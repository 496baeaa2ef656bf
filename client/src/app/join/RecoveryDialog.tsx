import { type FormEvent, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { navigate } from '../router.ts';

interface RecoveryDialogProps {
  code: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks for the recovery code, and goes in with it. */
export function RecoveryDialog({ code, isOpen, onClose }: RecoveryDialogProps) {
  const [typed, setTyped] = useState('');
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const secret = typed.replace(/\s/g, '');
    if (secret === '') return;
    onClose();
    navigate(`/s/${code}#${secret}`);
  };
  return (
    <Dialog
      isOpen={isOpen}
      size="small"
      title={t('app.join.recoveryTitle')}
      closeLabel={t('ui.close')}
      onClose={onClose}
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
  );
}
