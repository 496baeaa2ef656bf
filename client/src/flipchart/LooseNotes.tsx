import './merge.css';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { type ReactNode, useState } from 'react';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { looseItems, type Stack } from './columns.ts';
import { asHeading } from './origin.ts';

interface LooseNotesProps {
  notes: readonly Note[];
  /** One note as an item of a list. */
  children: (note: Note) => ReactNode;
  /** What is asked about a note, which is asked too while the note lies in a closed pile; as an item of a list, or null. */
  ask: (note: Note) => ReactNode;
}

/** Loose notes: each by itself while there are few, else what each pair shared as one small pile. */
export function LooseNotes({ notes, children, ask }: LooseNotesProps) {
  return looseItems(notes).map((item) =>
    item.kind === 'note' ? (
      children(item.note)
    ) : (
      <LoosePile key={item.stack.pair} stack={item.stack} ask={ask}>
        {children}
      </LoosePile>
    ),
  );
}

interface LoosePileProps extends Pick<LooseNotesProps, 'children' | 'ask'> {
  stack: Stack;
}

function LoosePile({ stack: { label, notes }, children, ask }: LoosePileProps) {
  const [isOpen, setOpen] = useState(false);
  const asked = isOpen ? [] : notes.map(ask).filter((one) => one !== null);
  return (
    <li className="flipchart-pile" data-open={isOpen || undefined}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>
          <span className="strong">{asHeading(label)}</span>
          <span className="t1 soft num">{t('flipchart.lines', { count: notes.length })}</span>
        </span>
        <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} size={18} />
      </button>
      {isOpen && <ul className="flipchart-notes">{notes.map(children)}</ul>}
      {asked.length > 0 && <ul>{asked}</ul>}
    </li>
  );
}
