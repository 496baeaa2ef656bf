import './ImportDialog.css';
import { useState } from 'react';
import { t } from '../../text/t.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChooseInput } from './ChooseInput.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import type { InputReading } from './readInput.ts';

interface ImportDialogProps {
  isOpen: boolean;
  /** What was pasted on the map, or why that could not be read; without it the table is asked for. */
  input?: InputReading | undefined;
  onClose: () => void;
}

/** Brings stakeholders in from a file or a paste: first the table, then what will come of it. */
export function ImportDialog({ isOpen, input, onClose }: ImportDialogProps) {
  return isOpen ? <Importing given={input} onClose={onClose} /> : null;
}

function Importing({ given, onClose }: { given: InputReading | undefined; onClose: () => void }) {
  const [input, setInput] = useState(given?.ok ? given : null);
  if (input) return <ImportPreview input={input} onBack={() => setInput(null)} onClose={onClose} />;
  return (
    <Dialog title={t('import.title')} isOpen onClose={onClose} closeLabel={t('ui.close')}>
      <ChooseInput onRead={setInput} problem={given?.ok === false ? given.problem : null} />
    </Dialog>
  );
}
