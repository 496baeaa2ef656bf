import { type ClipboardEvent, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { type InputProblem, type InputReading, readFile, readText } from './readInput.ts';

const ACCEPTED = ['.csv', '.tsv', '.txt', 'text/csv', 'text/tab-separated-values', 'text/plain'];

interface ChooseInputProps {
  onRead: (input: Extract<InputReading, { ok: true }>) => void;
  /** Why what was pasted before could not be read. */
  problem: InputProblem | null;
}

/** A file, dropped or chosen, or cells that were copied. What cannot be read is told with what to do instead. */
export function ChooseInput({ onRead, problem: before }: ChooseInputProps) {
  const [problem, setProblem] = useState<{ at: 'file' | 'paste'; what: InputProblem } | null>(
    before && { at: 'paste', what: before },
  );
  const [isReading, setReading] = useState(false);
  const [text, setText] = useState('');

  const take = (reading: InputReading, at: 'file' | 'paste'): void => {
    if (reading.ok) onRead(reading);
    else setProblem({ at, what: reading.problem });
  };
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setProblem(null);
    setReading(true);
    const reading = await readFile(file);
    setReading(false);
    take(reading, 'file');
  };
  const takeText = (pasted: string): void => {
    setProblem(null);
    take(readText(pasted, t('import.pasted')), 'paste');
  };
  const paste = (event: ClipboardEvent): void => {
    const [file] = event.clipboardData.files;
    const pasted = event.clipboardData.getData('text/plain');
    if (file && pasted === '') {
      event.preventDefault();
      void takeFile(file);
    } else if (text === '' && /\n/.test(pasted.trim())) {
      event.preventDefault();
      setText(pasted);
      takeText(pasted);
    }
  };

  return (
    <div className="import-choose" onPaste={paste}>
      <FileDrop
        label={t('import.file')}
        dropLabel={t('ui.dropFile')}
        chooseLabel={t('ui.chooseFile')}
        hint={t('import.fileHint')}
        error={problem?.at === 'file' ? t(`import.problem.${problem.what}`) : undefined}
        accept={ACCEPTED}
        isDisabled={isReading}
        onFiles={([file]) => void takeFile(file)}
      />
      {isReading && <Progress label={t('import.reading')} />}
      <div className="import-paste">
        <TextArea
          label={t('import.paste')}
          hint={t('import.pasteHint')}
          error={problem?.at === 'paste' ? t(`import.problem.${problem.what}`) : undefined}
          value={text}
          onChange={setText}
          minRows={4}
          maxRows={8}
          spellCheck="false"
        />
        <Button isDisabled={text.trim() === ''} onPress={() => takeText(text)}>
          {t('import.read')}
        </Button>
      </div>
    </div>
  );
}
