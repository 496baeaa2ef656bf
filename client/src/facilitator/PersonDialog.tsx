import {
  displayName,
  type Participant,
  WHEREABOUTS,
  type Whereabouts,
} from '@verbindbord/shared/session/state.ts';
import { useState } from 'react';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TextField } from '../ui/TextField.tsx';

interface PersonDialogProps {
  /** Null: somebody new, who has no device. */
  person: Participant | null;
  onClose: () => void;
}

/** What a facilitator can say of somebody: who has a device is named by themselves. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { departments } = useSession();
  const [name, setName] = useState(person?.name ?? '');
  const [department, setDepartment] = useState(person?.department ?? '');
  const [whereabouts, setWhereabouts] = useState<Whereabouts>(person?.whereabouts ?? 'room');
  const [missing, setMissing] = useState(false);
  const isNamed = person?.hasDevice !== true;
  const submit = async (): Promise<void> => {
    if (isNamed && name.trim() === '') {
      setMissing(true);
      return;
    }
    const said = { department: department.trim(), ...(isNamed && { name: name.trim() }) };
    const done = person
      ? await give(
          { type: 'editPerson', participant: person.id, whereabouts, ...said },
          t('facilitator.saved', { name: name.trim() }),
        )
      : await give(
          { type: 'addPerson', name: name.trim(), department: said.department },
          t('facilitator.added', { name: name.trim() }),
        );
    if (done) onClose();
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={person ? displayName(person) : t('facilitator.addPerson')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={() => void submit()}>
            {t(person ? 'facilitator.save' : 'facilitator.add')}
          </Button>
        </>
      }
    >
      <form
        className="people-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {!person && <p className="soft">{t('facilitator.addPersonText')}</p>}
        {isNamed && (
          <TextField
            label={t('facilitator.personName')}
            value={name}
            onChange={(text) => {
              setName(text);
              setMissing(false);
            }}
            maxLength={60}
            autoComplete="off"
            autoFocus
            error={missing ? t('facilitator.personNameMissing') : undefined}
          />
        )}
        <TextField
          label={t('facilitator.personDepartment')}
          value={department}
          onChange={setDepartment}
          suggestions={departments ?? []}
          maxLength={60}
          autoComplete="off"
        />
        {person?.hasDevice && (
          <Segmented
            label={t('app.join.where')}
            value={whereabouts}
            onChange={setWhereabouts}
            options={WHEREABOUTS.map((id) => ({ id, label: t(`app.where.${id}`) }))}
          />
        )}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
