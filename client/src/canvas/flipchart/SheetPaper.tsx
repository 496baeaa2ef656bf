import './SheetPaper.css';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { addNote } from '../../board/actions.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { openDialog } from '../canvasStore.ts';
import type { ColumnLayout, SheetLayout } from './layOutSheets.ts';

export type SheetNode = Node<
  {
    layout: SheetLayout /** Its number and how many there are. */;
    number: number;
    of: number;
    canWrite: boolean;
  },
  'sheet'
>;

/** One sheet of the flip chart: its question, and the headings of its groups. The notes are cards of their own. */
export const SheetPaper = memo(function SheetPaper({ data }: NodeProps<SheetNode>) {
  const { layout, number, of, canWrite } = data;
  const { sheet, columns } = layout;
  const isEmpty = columns.every(({ notes }) => notes.length === 0);
  const heads = columns.filter(
    (column, index) =>
      column.headed && (column.cluster !== null || columns[index - 1]?.cluster !== null || index === 0),
  );
  return (
    <section className="flip-paper" aria-label={sheet.title}>
      <header className="flip-paper-head">
        <div>
          <p className="flip-paper-number">{t('canvas.sheetNumber', { number, of })}</p>
          <h2 className="flip-paper-title">{sheet.title}</h2>
        </div>
        {canWrite && (
          <div className="flip-paper-acts nopan">
            <Button icon="plus" onPress={() => writeNote(sheet.id)}>
              {t('canvas.addNote')}
            </Button>
            <Button icon="merge" onPress={() => openDialog({ kind: 'cluster', sheet: sheet.id, id: null })}>
              {t('canvas.addGroup')}
            </Button>
          </div>
        )}
      </header>
      {heads.map((column) => (
        <GroupHead key={column.cluster?.id ?? 'loose'} column={column} sheet={layout} canWrite={canWrite} />
      ))}
      {isEmpty && (
        <p className="flip-paper-empty">{t(canWrite ? 'canvas.sheetEmptyWrite' : 'canvas.sheetEmpty')}</p>
      )}
    </section>
  );
});

interface GroupHeadProps {
  column: ColumnLayout;
  sheet: SheetLayout;
  canWrite: boolean;
}

function GroupHead({ column, sheet, canWrite }: GroupHeadProps) {
  const { cluster, count, x, y, width } = column;
  const style = { left: x - sheet.x, top: y - sheet.y, width };
  const words = (
    <>
      {cluster === null ? t('canvas.looseNotes') : cluster.name}{' '}
      <span className="flip-group-count">{count}</span>
    </>
  );
  return (
    <h3 className="flip-group" style={style}>
      {cluster !== null && canWrite ? (
        <button
          type="button"
          className="flip-group-name nopan"
          aria-label={t('canvas.editGroup', { name: cluster.name, count })}
          onClick={() => openDialog({ kind: 'cluster', sheet: cluster.sheet, id: cluster.id })}
        >
          {words}
        </button>
      ) : (
        words
      )}
    </h3>
  );
}

function writeNote(sheet: string): void {
  openDialog({ kind: 'note', id: addNote({ sheet, text: '' }), isNew: true });
}
