import { useState } from 'react';
import { createSession } from '../../connection/api.ts';
import { refusalText } from '../../connection/refusalText.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { type NewSession, rememberNew } from '../links/SessionReady.tsx';
import { parseExport } from './parseExport.ts';

interface OpenFileDialogProps {
  onClose: () => void;
  onMade: (made: NewSession) => void;
}

/** Opens a board that was exported, as a new session with links of its own. */
export function OpenFileDialog({ onClose, onMade }: OpenFileDialogProps) {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  const open = async (file: File): Promise<void> => {
    setError(undefined);
    const parsed = parseExport(await file.text());
    if (parsed === null) {
      setError(t('app.open.notOurs', { file: file.name }));
      return;
    }
    setPending(true);
    const reply = await createSession({ from: parsed.from });
    setPending(false);
    if (reply.ok) onMade(rememberNew(reply, parsed.title ?? file.name.replace(/\.json$/i, '')));
    else setError(reply.reason === 'malformed' ? t('app.open.damaged') : refusalText(reply.reason));
  };

  return (
    <Dialog isOpen title={t('app.open.title')} closeLabel={t('ui.close')} onClose={onClose}>
      <div className="open-file">
        <p>{t('app.open.text')}</p>
        <FileDrop
          label={t('app.open.file')}
          dropLabel={t('ui.dropFile')}
          chooseLabel={t('ui.chooseFile')}
          accept={['.json', 'application/json']}
          isDisabled={isPending}
          error={error}
          onFiles={([file]) => {
            if (file) void open(file);
          }}
        />
        {isPending && (
          <p className="row" role="status">
            <Spinner />
            {t('app.open.busy')}
          </p>
        )}
      </div>
    </Dialog>
  );
}
