import { useState } from 'react';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';

/** Whether the door asks for the department, and what it suggests. */
export function DepartmentsDialog({ onClose }: { onClose: () => void }) {
  const { departments } = useSession();
  const [asks, setAsks] = useState(departments !== null);
  const [list, setList] = useState((departments ?? []).join('\n'));
  const save = async (): Promise<void> => {
    const lines = list.split('\n').map((line) => line.trim().slice(0, 60));
    const given = lines.filter((line) => line !== '').slice(0, 60);
    const done = t('facilitator.departmentsSaved');
    if (await give({ type: 'setDepartments', departments: asks ? given : null }, done)) onClose();
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={t('facilitator.departments')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={() => void save()}>
            {t('facilitator.save')}
          </Button>
        </>
      }
    >
      <div className="people-form">
        <Checkbox isSelected={asks} onChange={setAsks} description={t('facilitator.departmentsAskText')}>
          {t('facilitator.departmentsAsk')}
        </Checkbox>
        {asks && (
          <TextArea
            label={t('facilitator.departmentsList')}
            hint={t('facilitator.departmentsListHint')}
            value={list}
            onChange={setList}
            minRows={4}
          />
        )}
      </div>
    </Dialog>
  );
}
