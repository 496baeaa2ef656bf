import './flipchart.css';
import './sheetView.css';
import type { Note } from '@verbindbord/shared/board/note.ts';
import type { Sheet } from '@verbindbord/shared/board/sheet.ts';
import { Fragment, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { useMe } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { AddNote } from './AddNote.tsx';
import { askAlike } from './AlikeProposal.tsx';
import { contentOf, type Group } from './columns.ts';
import { ElsewhereBanner } from './ElsewhereBanner.tsx';
import { GroupHead } from './GroupHead.tsx';
import { HiddenAnswers } from './HiddenAnswers.tsx';
import { HiddenField } from './HiddenField.tsx';
import { LooseNotes } from './LooseNotes.tsx';
import { NameDialog, type NameQuestion } from './NameDialog.tsx';
import { OwnWords } from './NoteInReport.tsx';
import { NoteEditor, NoteText } from './NoteText.tsx';
import { addGroup, dragNote } from './noteActs.ts';
import { wordsOf } from './origin.ts';
import { SheetChooser } from './SheetChooser.tsx';
import { type Alike, useAlike } from './useAlike.ts';
import { useHidden } from './useHidden.ts';
import { type NoteDialogs, useNoteDialogs } from './useNoteDialogs.tsx';
import { useSheets } from './useSheets.ts';

interface SheetViewProps {
  /** The step whose sheets come first; null for the flip chart as a whole. */
  step: string | null;
}

/** One sheet as it hangs on the wall of the room: a column per group, notes that the pointer carries between them. */
export function SheetView({ step }: SheetViewProps) {
  const choice = useSheets(step);
  const { sheet, near } = choice;
  const canWrite = useCanWrite(sheet && { sheet: sheet.id });
  return (
    <section className="flipchart-sheet sheet" aria-label={t('flipchart.title')}>
      <header className="flipchart-sheet-head">
        <div>
          <p className="soft num">
            {sheet
              ? t('flipchart.titleAndSheet', { number: near.indexOf(sheet) + 1, count: near.length })
              : t('flipchart.title')}
          </p>
          {sheet && <h1 className="t5">{sheet.title}</h1>}
        </div>
        <SheetChooser choice={choice} step={step} />
      </header>
      <ElsewhereBanner choice={choice} />
      {sheet ? (
        <Columns key={sheet.id} sheet={sheet} canWrite={canWrite} />
      ) : (
        <EmptyState icon="flipchart" title={t('flipchart.noSheets')} />
      )}
    </section>
  );
}

function Columns({ sheet, canWrite }: { sheet: Sheet; canWrite: boolean }) {
  const board = useBoard(({ notes, clusters }) => ({ notes, clusters }));
  const { groups, loose } = useMemo(() => contentOf(board, sheet.id), [board, sheet.id]);
  const dialogs = useNoteDialogs();
  const all = useMemo(() => [...loose, ...groups.flatMap(({ notes }) => notes)], [groups, loose]);
  const alike = useAlike(all);
  const isEmpty = groups.length === 0 && loose.length === 0;
  const question = useHidden(sheet.id);
  const isAnswering = useMe().role === 'participant';
  return (
    <>
      <div className="flipchart-sheet-scroll">
        {question && <HiddenAnswers question={question} canWrite={canWrite} />}
        {isEmpty && !question && (
          <EmptyState icon="note" title={t('flipchart.empty')}>
            {t(canWrite ? 'flipchart.emptyWrite' : 'flipchart.emptyRead')}
          </EmptyState>
        )}
        {!isEmpty && (
          <div className="flipchart-columns" data-grouped={groups.length > 0 || undefined}>
            {loose.length > 0 && (
              <Column
                sheet={sheet.id}
                group={null}
                notes={loose}
                canWrite={canWrite}
                dialogs={dialogs}
                alike={alike}
                named={groups.length > 0}
              />
            )}
            {groups.map((group) => (
              <Column
                key={group.cluster.id}
                sheet={sheet.id}
                group={group}
                notes={group.notes}
                canWrite={canWrite}
                dialogs={dialogs}
                alike={alike}
                named
              />
            ))}
          </div>
        )}
      </div>
      {(!question || (canWrite && isAnswering)) && (
        <footer className="flipchart-sheet-foot">
          {canWrite && !isEmpty && <NewGroupPlace sheet={sheet.id} />}
          {question ? (
            <HiddenField ballot={question.ballot} title={sheet.title} />
          ) : (
            <AddNote sheet={sheet.id} title={sheet.title} canWrite={canWrite} />
          )}
        </footer>
      )}
      {dialogs.dialogs}
    </>
  );
}

interface ColumnProps {
  sheet: string;
  /** Null: the notes that are in no group. */
  group: Group | null;
  notes: readonly Note[];
  canWrite: boolean;
  dialogs: NoteDialogs;
  /** What to propose for merging, by the note under which it stands. */
  alike: ReadonlyMap<string, Alike>;
  named: boolean;
}

function Column({ sheet, group, notes, canWrite, dialogs, alike, named }: ColumnProps) {
  const ask = (note: Note) => askAlike(alike, note);
  const one = (note: Note) => (
    <Fragment key={note.id}>
      <SheetNote note={note} canWrite={canWrite} dialogs={dialogs} isAlike={alike.has(note.id)} />
      {ask(note)}
    </Fragment>
  );
  return (
    <section
      className="flipchart-column"
      aria-label={group?.cluster.name ?? t('flipchart.loose')}
      data-flipchart-column={group?.cluster.id ?? ''}
      data-sheet={sheet}
      data-loose={group === null || undefined}
    >
      {named && <GroupHead cluster={group?.cluster ?? null} count={notes.length} canWrite={canWrite} />}
      <div className="flipchart-column-body">
        <ul className="flipchart-notes">
          {group ? (
            notes.map(one)
          ) : (
            <LooseNotes notes={notes} ask={ask}>
              {one}
            </LooseNotes>
          )}
        </ul>
        <p className="flipchart-drop" aria-hidden="true">
          {t(group ? 'flipchart.dropInGroup' : 'flipchart.dropLoose')}
        </p>
      </div>
    </section>
  );
}

interface SheetNoteProps {
  note: Note;
  canWrite: boolean;
  dialogs: NoteDialogs;
  /** A proposal to merge it with another stands under it. */
  isAlike: boolean;
}

function SheetNote({ note, canWrite, dialogs, isAlike }: SheetNoteProps) {
  const [isEditing, setEditing] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const done = (): void => {
    flushSync(() => setEditing(false));
    // The field that had the focus is gone: it goes to what this note has to press.
    item.current?.querySelector('button')?.focus();
  };
  if (isEditing && canWrite) {
    return (
      <li ref={item} className="flipchart-note" data-note={note.id} data-editing="">
        <NoteEditor note={note} onDone={done} />
      </li>
    );
  }
  return (
    <li
      ref={item}
      className="flipchart-note"
      data-note={note.id}
      data-alike={isAlike || undefined}
      data-movable={canWrite || undefined}
      onPointerDown={(event) => {
        if (!canWrite) return;
        dragNote(event, note, {
          onNewGroup: (dropped) => dialogs.ask('newGroup', dropped),
          onPark: (dropped) => dialogs.ask('park', dropped),
        });
      }}
      onDoubleClick={() => setEditing(canWrite)}
    >
      <NoteText note={note} isShort />
      <OwnWords note={note} />
      {canWrite && (
        <div className="flipchart-note-menu">
          <Menu
            label={t('flipchart.actsOf', { text: wordsOf(note) })}
            acts={[
              { id: 'edit', icon: 'edit', label: t('ui.edit'), onAction: () => setEditing(true) },
              ...dialogs.actsFor(note),
            ]}
          />
        </div>
      )}
    </li>
  );
}

/** Makes a group: by pressing, or by dropping the first note of it here. */
function NewGroupPlace({ sheet }: { sheet: string }) {
  const [question, setQuestion] = useState<NameQuestion | null>(null);
  const ask = (): void =>
    setQuestion({
      title: t('flipchart.newGroup'),
      label: t('flipchart.groupName'),
      value: '',
      onSave: (name) => addGroup(sheet, name),
    });
  return (
    <>
      <button type="button" className="flipchart-new-column" data-flipchart-new-group="" onClick={ask}>
        <Icon name="plus" size={18} strokeWidth={2} />
        <span>{t('flipchart.newGroup')}</span>
      </button>
      <NameDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
