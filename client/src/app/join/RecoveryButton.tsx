import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/Button.tsx';

/** Dialogs are a tenth of what the door weighs, and hardly anybody at the door needs one. */
const RecoveryDialog = lazy(async () => ({
  default: (await import('./RecoveryDialog.tsx')).RecoveryDialog,
}));

interface RecoveryButtonProps {
  code: string;
  label: string;
}

/** The way back for a facilitator on another device: the code from the printed sheet. */
export function RecoveryButton({ code, label }: RecoveryButtonProps) {
  const [isAsked, setAsked] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const ask = (): void => {
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <Button variant="quiet" size="small" icon="key" onPress={ask}>
        {label}
      </Button>
      {isAsked && (
        <Suspense fallback={null}>
          <RecoveryDialog code={code} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
