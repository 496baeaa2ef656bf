import './flipchart.css';
import './list.css';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { Fragment, useMemo, useState } from 'react';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { useMe } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Menu } from '../ui/Menu.tsx';
import { AddNote } from './AddNote.tsx';
import { askAlike } from './AlikeProposal.tsx';
import { contentOf } from './columns.ts';
import { ElsewhereBanner } from './ElsewhereBanner.tsx';
import { GroupHead } from './GroupHead.tsx';
import { HiddenAnswers } from './HiddenAnswers.tsx';
import { HiddenField } from './HiddenField.tsx';
import { LooseNotes } from './LooseNotes.tsx';
import { NameDialog, type NameQuestion } from './NameDialog.tsx';
import { OwnWords } from './NoteInReport.tsx';
import { NoteEditor, NoteText } from './NoteText.tsx';
import { addGroup } from './noteActs.ts';
import { SheetChooser } from './SheetChooser.tsx';
import { useAlike } from './useAlike.ts';
import { useHidden } from './useHidden.ts';
import { type NoteDialogs, useNoteDialogs } from './useNoteDialogs.tsx';
import { useSheets } from './useSheets.ts';

interface FlipChartListProps {
  /** The step whose sheets come first; null for the flip chart as a whole. */
  step: string | null;
}

/** The flip chart as a list: for phones, keyboards and screen readers, and beside the canvas on a desktop. */
export function FlipChartList({ step }: FlipChartListProps) {
  const choice = useSheets(step);
  const { sheet, near } = choice;
  const canWrite = useCanWrite(sheet && { sheet: sheet.id });
  const question = useHidden(sheet?.id ?? '');
  const isAnswering = useMe().role === 'participant';
  return (
    <div className="flipchart-list">
      <div className="flipchart-list-scroll">
        <ElsewhereBanner choice={choice} />
        <SheetChooser choice={choice} step={step} />
        {sheet ? (
          <>
            <header className="flipchart-list-head">
              <p className="t1 soft num">
                {t('flipchart.sheetOf', { number: near.indexOf(sheet) + 1, count: near.length })}
              </p>
              <h1 className="t4">{sheet.title}</h1>
            </header>
            {question && <HiddenAnswers key={question.ballot} question={question} canWrite={canWrite} />}
            <SheetNotes key={sheet.id} sheet={sheet.id} canWrite={canWrite} isHidden={question !== null} />
          </>
        ) : (
          <EmptyState icon="flipchart" title={t('flipchart.noSheets')} />
        )}
      </div>
      {sheet && (!question || (canWrite && isAnswering)) && (
        <footer className="flipchart-list-foot">
          {question ? (
            <HiddenField key={question.ballot} ballot={question.ballot} title={sheet.title} />
          ) : (
            <AddNote key={sheet.id} sheet={sheet.id} title={sheet.title} canWrite={canWrite} />
          )}
        </footer>
      )}
    </div>
  );
}

interface SheetNotesProps {
  sheet: string;
  canWrite: boolean;
  /** Answers are not shown yet: that nothing is on the sheet then says nothing. */
  isHidden: boolean;
}

function SheetNotes({ sheet, canWrite, isHidden }: SheetNotesProps) {
  const board = useBoard(({ notes, clusters }) => ({ notes, clusters }));
  const { groups, loose } = useMemo(() => contentOf(board, sheet), [board, sheet]);
  const dialogs = useNoteDialogs();
  const [open, setOpen] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [question, setQuestion] = useState<NameQuestion | null>(null);
  const all = useMemo(() => [...loose, ...groups.flatMap(({ notes }) => notes)], [groups, loose]);
  const alike = useAlike(all);
  const ask = (note: Note) => askAlike(alike, note);
  const row = (note: Note) => (
    <Fragment key={note.id}>
      <NoteRow
        note={note}
        canWrite={canWrite}
        isOpen={open === note.id}
        isEditing={editing === note.id}
        onToggle={() => {
          setOpen(open === note.id ? null : note.id);
          setEditing(null);
        }}
        onEdit={(edits) => setEditing(edits ? note.id : null)}
        dialogs={dialogs}
      />
      {ask(note)}
    </Fragment>
  );
  return (
    <>
      {groups.map(({ cluster, notes }) => (
        <section key={cluster.id} className="flipchart-list-group" aria-label={cluster.name}>
          <GroupHead cluster={cluster} count={notes.length} canWrite={canWrite} />
          {notes.length === 0 && <p className="soft">{t('flipchart.groupEmpty')}</p>}
          <ul className="flipchart-rows">{notes.map(row)}</ul>
        </section>
      ))}
      {loose.length > 0 && (
        <section className="flipchart-list-group" aria-label={t('flipchart.loose')}>
          {groups.length > 0 && <GroupHead cluster={null} count={loose.length} canWrite={canWrite} />}
          <ul className="flipchart-rows">
            <LooseNotes notes={loose} ask={ask}>
              {row}
            </LooseNotes>
          </ul>
        </section>
      )}
      {groups.length === 0 && loose.length === 0 && !isHidden && (
        <EmptyState icon="note" title={t('flipchart.empty')}>
          {t(canWrite ? 'flipchart.emptyWrite' : 'flipchart.emptyRead')}
        </EmptyState>
      )}
      {canWrite && groups.length + loose.length > 0 && (
        <Button
          variant="quiet"
          icon="plus"
          onPress={() =>
            setQuestion({
              title: t('flipchart.newGroup'),
              label: t('flipchart.groupName'),
              value: '',
              onSave: (name) => addGroup(sheet, name),
            })
          }
        >
          {t('flipchart.newGroup')}
        </Button>
      )}
      <NameDialog question={question} onClose={() => setQuestion(null)} />
      {dialogs.dialogs}
    </>
  );
}

interface NoteRowProps {
  note: Note;
  canWrite: boolean;
  /** Pressed: shows what can be done with it. */
  isOpen: boolean;
  isEditing: boolean;
  onToggle: () => void;
  onEdit: (edits: boolean) => void;
  dialogs: NoteDialogs;
}

/** A note that opens when it is pressed, as a stakeholder in the list of the map does. */
function NoteRow({ note, canWrite, isOpen, isEditing, onToggle, onEdit, dialogs }: NoteRowProps) {
  if (!canWrite) {
    return (
      <li className="flipchart-row">
        <div className="flipchart-row-text">
          <NoteText note={note} />
          <OwnWords note={note} />
        </div>
      </li>
    );
  }
  return (
    <li className="flipchart-row" data-note={note.id} data-open={isOpen || undefined}>
      {isEditing ? (
        <div className="flipchart-row-edit">
          <NoteEditor note={note} onDone={() => onEdit(false)} />
          <IconButton
            icon="check"
            variant="default"
            label={t('flipchart.done')}
            onPress={() => onEdit(false)}
          />
        </div>
      ) : (
        <button type="button" className="flipchart-row-text" aria-expanded={isOpen} onClick={onToggle}>
          <NoteText note={note} />
        </button>
      )}
      {!isEditing && <OwnWords note={note} />}
      {isOpen && !isEditing && (
        <div className="flipchart-row-acts">
          <Button icon="edit" onPress={() => onEdit(true)}>
            {t('ui.edit')}
          </Button>
          <Button icon="move" onPress={() => dialogs.ask('place', note)}>
            {t('flipchart.placeWith')}
          </Button>
          <Menu label={t('flipchart.noteActs')} acts={dialogs.actsFor(note)} />
        </div>
      )}
    </li>
  );
}
