import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { useState } from 'react';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

/** A question for a name: of a group or a sheet, new or renamed. */
export interface NameQuestion {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly onSave: (name: string) => void;
}

interface NameDialogProps {
  /** Null: closed. */
  question: NameQuestion | null;
  onClose: () => void;
}

export function NameDialog({ question, onClose }: NameDialogProps) {
  return question && <NameForm question={question} onClose={onClose} />;
}

function NameForm({ question, onClose }: { question: NameQuestion; onClose: () => void }) {
  const [name, setName] = useState(question.value);
  const [asked, setAsked] = useState(false);
  const isEmpty = name.trim() === '';
  const save = (): void => {
    setAsked(true);
    if (isEmpty) return;
    question.onSave(name.trim());
    onClose();
  };
  return (
    <Dialog
      title={question.title}
      size="small"
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      closesOutside={name === question.value}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={question.label}
          value={name}
          onChange={setName}
          maxLength={LIMITS.title}
          autoFocus
          error={asked && isEmpty ? t('flipchart.nameMissing') : undefined}
        />
      </form>
    </Dialog>
  );
}
