import './ImportDialog.css';
import { useState } from 'react';
import { t } from '../../text/t.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChooseInput } from './ChooseInput.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import type { InputReading } from './readInput.ts';

interface ImportDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Brings stakeholders in from a file or a paste: first the table, then what will come of it. */
export function ImportDialog({ isOpen, onClose }: ImportDialogProps) {
  return isOpen ? <Importing onClose={onClose} /> : null;
}

function Importing({ onClose }: { onClose: () => void }) {
  const [input, setInput] = useState<Extract<InputReading, { ok: true }> | null>(null);
  if (input) return <ImportPreview input={input} onBack={() => setInput(null)} onClose={onClose} />;
  return (
    <Dialog title={t('import.title')} isOpen onClose={onClose} closeLabel={t('ui.close')}>
      <ChooseInput onRead={setInput} />
    </Dialog>
  );
}
