import './harvest.css';
import { useState } from 'react';
import { t } from '../text/t.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { give } from './give.ts';
import { harvest } from './harvest.ts';

interface FinishDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Ends the work of the pairs; what they did not share yet goes to the flip chart with it, unless somebody says no. */
export function FinishDialog({ isOpen, onClose }: FinishDialogProps) {
  const [harvests, setHarvests] = useState(true);
  const finish = async (): Promise<void> => {
    onClose();
    if ((await give({ type: 'finishPairs' }, t('pairs.finished'))) && harvests) await harvest();
  };
  return (
    <ConfirmDialog
      title={t('pairs.finishTitle')}
      text={
        <div className="pairs-finish">
          <p>{t('pairs.finishText')}</p>
          <Checkbox isSelected={harvests} onChange={setHarvests} description={t('plenary.harvestTooNote')}>
            {t('plenary.harvestToo')}
          </Checkbox>
        </div>
      }
      isOpen={isOpen}
      confirmLabel={t('pairs.finish')}
      cancelLabel={t('ui.cancel')}
      onCancel={onClose}
      onConfirm={() => void finish()}
    />
  );
}
