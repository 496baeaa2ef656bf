import { MAX_SUBJECTS, type Subject } from '@verbindbord/shared/activities/ballot/settings.ts';
import { useMemo, useState } from 'react';
import { useBoard } from '../../board/store.ts';
import { give } from '../../pairs/give.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { subjectsOnBoard } from './subjectsOnBoard.ts';
import type { Vote } from './useVote.ts';

interface ChooseSubjectsProps {
  vote: Vote;
  onClose: () => void;
}

/** What the group votes on: connections and notes of the board, or what the programme says. */
export function ChooseSubjects({ vote, onClose }: ChooseSubjectsProps) {
  const { id, ballot, settings } = vote;
  const board = useBoard(({ connections, stakeholders, notes, sheets }) => ({
    connections,
    stakeholders,
    notes,
    sheets,
  }));
  const { connections, notes } = useMemo(() => subjectsOnBoard(board), [board]);
  const [chosen, setChosen] = useState<readonly string[]>(
    (ballot.subjects ?? []).map((subject) => subject.id),
  );
  const all = [...settings.subjects, ...connections, ...notes];
  const subjects = all.filter((subject) => chosen.includes(subject.id));
  const isTooMany = subjects.length > MAX_SUBJECTS;
  const choose = async (): Promise<void> => {
    const next = subjects.length > 0 ? [...subjects] : null;
    if (await give({ type: 'setSubjects', ballot: id, subjects: next }, t('ballots.chosen'))) onClose();
  };
  const toggle = (subject: string, isIn: boolean): void =>
    setChosen(isIn ? [...chosen, subject] : chosen.filter((other) => other !== subject));
  return (
    <Dialog
      isOpen
      title={t('ballots.choose')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            lockedBecause={isTooMany ? t('ballots.tooMany', { count: MAX_SUBJECTS }) : undefined}
            onPress={() => void choose()}
          >
            {t('ballots.use', { count: subjects.length })}
          </Button>
        </>
      }
    >
      <div className="ballot-choices">
        <p className="soft">{t('ballots.chooseText')}</p>
        <Group
          title={t('ballots.ofProgramme')}
          subjects={settings.subjects}
          chosen={chosen}
          onToggle={toggle}
        />
        <Group title={t('ballots.connections')} subjects={connections} chosen={chosen} onToggle={toggle} />
        <Group title={t('ballots.notes')} subjects={notes} chosen={chosen} onToggle={toggle} />
      </div>
    </Dialog>
  );
}

interface GroupProps {
  title: string;
  subjects: readonly Subject[];
  chosen: readonly string[];
  onToggle: (subject: string, isIn: boolean) => void;
}

function Group({ title, subjects, chosen, onToggle }: GroupProps) {
  if (subjects.length === 0) return null;
  return (
    <fieldset>
      <legend className="strong">{title}</legend>
      {subjects.map((subject) => (
        <Checkbox
          key={subject.id}
          isSelected={chosen.includes(subject.id)}
          onChange={(isIn) => onToggle(subject.id, isIn)}
          description={subject.hint || undefined}
        >
          {subject.title}
        </Checkbox>
      ))}
    </fieldset>
  );
}
