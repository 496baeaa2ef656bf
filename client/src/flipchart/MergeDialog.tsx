import './dialogs.css';
import './merge.css';
import { likeness } from '@verbindbord/shared/analysis/likeLines.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { useMemo, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useBoard } from '../board/store.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FieldLabel } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { contentOf } from './columns.ts';
import { focusNote } from './focusNote.ts';
import { mergeWithUndo } from './mergeActs.ts';
import { originText, wordsOf } from './origin.ts';

interface MergeDialogProps {
  note: Note;
  onClose: () => void;
}

/**
 * 'Voeg samen met…': which other lines of the sheet say the same, those that look like it first, and whose words the line
 * keeps.
 */
export function MergeDialog({ note, onClose }: MergeDialogProps) {
  const board = useBoard(({ notes, clusters }) => ({ notes, clusters }));
  const others = useMemo(() => othersOf(board, note), [board, note]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState(note.id);
  const [asked, setAsked] = useState(false);
  const joining = others.filter(({ id }) => chosen.has(id));
  const all = [note, ...joining];
  const into = all.find(({ id }) => id === words) ?? note;
  const toggle = (id: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const merge = (): void => {
    setAsked(true);
    if (joining.length === 0) return;
    onClose();
    mergeWithUndo(
      into.id,
      all.filter((one) => one !== into).map(({ id }) => id),
    );
    focusNote(into.id);
  };
  return (
    <Dialog
      title={t('plenary.mergeTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      closesOutside={chosen.size === 0}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" icon="merge" isDisabled={others.length === 0} onPress={merge}>
            {t('plenary.mergeNow')}
          </Button>
        </>
      }
    >
      <div className="flipchart-form">
        <blockquote className="flipchart-quote voice">{wordsOf(note)}</blockquote>
        {others.length === 0 ? (
          <EmptyState icon="note" title={t('plenary.mergeNone')} />
        ) : (
          <fieldset className="flipchart-merge">
            <legend className="strong">{t('plenary.mergeWhich')}</legend>
            {asked && joining.length === 0 && (
              <p className="flipchart-merge-error" role="alert">
                {t('plenary.mergeMissing')}
              </p>
            )}
            <ul className="flipchart-merge-list">
              {others.map((other) => (
                <li key={other.id}>
                  <Checkbox
                    isSelected={chosen.has(other.id)}
                    onChange={(isChosen) => toggle(other.id, isChosen)}
                    description={originText(other.origin) || undefined}
                  >
                    <span className="voice">{wordsOf(other)}</span>
                  </Checkbox>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        {joining.length > 0 && (
          <RadioGroup className="vb-field" value={into.id} onChange={setWords}>
            <FieldLabel label={t('plenary.mergeWords')} />
            <div className="flipchart-merge-words">
              {all.map((one) => (
                <Radio key={one.id} value={one.id} className="flipchart-merge-word voice">
                  {({ isSelected }) => (
                    <>
                      <Icon name={isSelected ? 'check' : 'minus'} size={16} strokeWidth={2.4} />
                      {wordsOf(one)}
                    </>
                  )}
                </Radio>
              ))}
            </div>
          </RadioGroup>
        )}
      </div>
    </Dialog>
  );
}

function othersOf(board: Parameters<typeof contentOf>[0], note: Note): readonly Note[] {
  const { groups, loose } = contentOf(board, note.sheet);
  return [...groups.flatMap(({ notes }) => notes), ...loose]
    .filter(({ id }) => id !== note.id)
    .map((other) => ({ other, degree: likeness(note.text, other.text) }))
    .sort((a, b) => b.degree - a.degree)
    .map(({ other }) => other);
}
