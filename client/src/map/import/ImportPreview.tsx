import type { ColumnField } from '@verbindbord/shared/board/table/columns.ts';
import { readStakeholderTable } from '@verbindbord/shared/board/table/readStakeholderTable.ts';
import { useMemo, useState } from 'react';
import { addStakeholders } from '../../board/actions.ts';
import { boardStore } from '../../board/store.ts';
import { useCanWrite, useMay } from '../../board/write.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { DoubtfulRows } from './DoubtfulRows.tsx';
import { DuplicateRows } from './DuplicateRows.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportCounts } from './ImportCounts.tsx';
import { LeftRows } from './LeftRows.tsx';
import { domainOptions } from './names.ts';
import { type Choices, planImport, type RowChoice, stakeholdersToAdd } from './plan.ts';
import type { InputReading } from './readInput.ts';
import { SureRows } from './SureRows.tsx';

interface ImportPreviewProps {
  input: Extract<InputReading, { ok: true }>;
  /** To another file or paste. */
  onBack: () => void;
  onClose: () => void;
}

/** What will come of a table: what is doubtful first, then what is there already, then the rest. */
export function ImportPreview({ input, onBack, onClose }: ImportPreviewProps) {
  const language = useLanguage();
  const canWrite = useCanWrite('map');
  const mayDivide = useMay('settings', 'change');
  const [meanings, setMeanings] = useState<Readonly<Record<number, ColumnField | null>>>({});
  const [choices, setChoices] = useState<Choices>(new Map());
  // The board as it was when the table was read: rows must not jump while somebody decides about them.
  const [known] = useState(() => knownOnBoard());
  const reading = useMemo(
    () => readStakeholderTable(input.rows, { language, known, meanings }),
    [input, language, known, meanings],
  );
  const plan = useMemo(() => planImport(reading, choices), [reading, choices]);
  const waiting = plan.waiting.length;
  const adding = plan.adding.length;

  const choose = (lines: readonly number[], choice: RowChoice): void => {
    setChoices((before) => {
      const after = new Map(before);
      for (const line of lines) after.set(line, { ...before.get(line), ...choice });
      return after;
    });
  };
  const add = (): void => {
    const { list, sectors } = stakeholdersToAdd(plan.adding, boardStore.getState(), input.source, mayDivide);
    addStakeholders(list, sectors);
    showToast({ tone: 'saved', text: t('import.added', { count: list.length }) });
    onClose();
  };

  return (
    <Dialog
      title={t('import.previewTitle')}
      size="large"
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      closesOutside={false}
      actions={
        <>
          <Button onPress={onBack}>{t('import.other')}</Button>
          <Button
            variant="primary"
            icon="plus"
            onPress={add}
            lockedBecause={lockOf(canWrite, waiting, adding)}
          >
            {t('import.add', { count: adding + waiting })}
          </Button>
        </>
      }
    >
      <div className="import-preview">
        <ImportCounts reading={reading} plan={plan} source={input.source} />
        {reading.rows.length === 0 && (
          <EmptyState icon="search" title={t('import.nothing')}>
            {t('import.nothingText')}
          </EmptyState>
        )}
        {waiting > 0 && (
          <div className="import-waiting">
            <p className="strong">{t('import.waiting', { count: waiting })}</p>
            <Select
              label={t('import.allIn')}
              smallLabel
              placeholder={t('import.chooseDomain')}
              options={domainOptions(language)}
              value={null}
              onChange={(domain) =>
                choose(
                  plan.waiting.map(({ row }) => row.line),
                  { domain },
                )
              }
            />
          </div>
        )}
        <DoubtfulRows rows={plan.doubtful} onChoose={choose} />
        <DuplicateRows rows={plan.duplicates} onChoose={choose} />
        <SureRows rows={plan.sure} />
        <LeftRows rows={reading.left} />
        <ImportColumns
          reading={reading}
          onChange={(column, meaning) => setMeanings({ ...meanings, [column]: meaning })}
        />
      </div>
    </Dialog>
  );
}

function knownOnBoard() {
  const { stakeholders, parked } = boardStore.getState();
  return [...Object.values(stakeholders), ...Object.values(parked.stakeholders)];
}

function lockOf(canWrite: boolean, waiting: number, adding: number): string | undefined {
  if (!canWrite) return t('import.locked');
  if (waiting > 0) return t('import.waitingLock', { count: waiting });
  return adding === 0 ? t('import.nothingToAdd') : undefined;
}
