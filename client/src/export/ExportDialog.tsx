import './ExportDialog.css';
import { DEFAULT_OPTIONS } from '@verbindbord/shared/report/tree.ts';
import { useState } from 'react';
import { fetchExport } from '../connection/api.ts';
import { currentSession } from '../connection/liveSession.ts';
import { refusalText } from '../connection/refusalText.ts';
import { useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { showToast } from '../ui/Toast.tsx';
import { reportQuery } from './reportOptions.ts';
import { saveFile, suggestedName } from './saveFile.ts';

const FORMATS = ['report', 'md', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface ExportDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Takes the board home: as a report to read, or as a file. Only reads; a failed export changes nothing. */
export function ExportDialog({ isOpen, onClose }: ExportDialogProps) {
  return isOpen ? <Exporting onClose={onClose} /> : null;
}

function Exporting({ onClose }: { onClose: () => void }) {
  const { code, title } = useSession();
  const [format, setFormat] = useState<Format>('report');
  const [options, setOptions] = useState(DEFAULT_OPTIONS);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const query = reportQuery(options);

  const download = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const reply = await fetchExport(code, currentSession().token, format, query);
    setBusy(false);
    if (!reply.ok) {
      setProblem(refusalText(reply.reason));
      return;
    }
    const name = suggestedName(title, format);
    saveFile(reply.blob, name);
    showToast({ tone: 'saved', text: t('export.downloaded', { name }) });
    onClose();
  };

  return (
    <Dialog
      title={t('export.title')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {format === 'report' ? (
            <LinkButton variant="primary" icon="document" href={`/s/${code}/verslag?${query}`}>
              {t('export.open')}
            </LinkButton>
          ) : (
            <Button variant="primary" icon="download" isPending={isBusy} onPress={download}>
              {t('export.download')}
            </Button>
          )}
        </>
      }
    >
      <div className="export-dialog">
        <p>{t('export.intro')}</p>
        <Segmented
          label={t('export.format')}
          vertical
          options={FORMATS.map((id) => ({ id, label: t(`export.format.${id}`) }))}
          value={format}
          onChange={(next) => {
            setFormat(next);
            setProblem(null);
          }}
          hint={t(`export.format.${format}.hint`)}
        />
        <fieldset className="export-options">
          <legend className="vb-label">{t('export.include')}</legend>
          {format !== 'csv' && format !== 'json' && (
            <Checkbox
              isSelected={options.names}
              onChange={(names) => setOptions({ ...options, names })}
              description={t('export.names.hint')}
            >
              {t('export.names')}
            </Checkbox>
          )}
          <Checkbox
            isSelected={options.assumptions}
            onChange={(assumptions) => setOptions({ ...options, assumptions })}
            description={t(format === 'json' ? 'export.assumptions.json' : 'export.assumptions.hint')}
          >
            {t('export.assumptions')}
          </Checkbox>
        </fieldset>
        {isBusy && <Progress label={t('export.downloading')} />}
        {problem !== null && (
          <Banner tone="refused" title={t('export.failed')} live="assertive">
            {problem} {t('export.failed.rest')}
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
