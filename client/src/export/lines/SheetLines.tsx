import type { Cluster } from '@verbindbord/shared/board/cluster.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { useMemo, useState } from 'react';
import { renameCluster } from '../../board/actions.ts';
import { useBoard } from '../../board/store.ts';
import { useCanWrite } from '../../board/write.ts';
import { contentOf } from '../../flipchart/columns.ts';
import { NameDialog, type NameQuestion } from '../../flipchart/NameDialog.tsx';
import { t } from '../../text/t.ts';
import { IconButton } from '../../ui/Button.tsx';
import { NoteLine } from './NoteLine.tsx';

/** One sheet as lines of the report: its groups with their names, and what is in none. */
export function SheetLines({ sheet: id }: { sheet: string }) {
  const board = useBoard(({ notes, clusters, sheets }) => ({ notes, clusters, sheets }));
  const { groups, loose } = useMemo(() => contentOf(board, id), [board, id]);
  const sheet = board.sheets[id];
  if (!sheet) return null;
  const isEmpty = groups.length === 0 && loose.length === 0;
  return (
    <section className="report-lines-part" aria-label={sheet.title}>
      <h4>{sheet.title}</h4>
      {isEmpty && <p className="soft">{t('flipchart.empty')}</p>}
      {groups.map(({ cluster, notes }) => (
        <section key={cluster.id} aria-label={cluster.name}>
          <GroupName cluster={cluster} />
          <NoteLines notes={notes} />
        </section>
      ))}
      {loose.length > 0 && (
        <>
          {groups.length > 0 && <h5 className="report-lines-group soft">{t('flipchart.loose')}</h5>}
          <NoteLines notes={loose} />
        </>
      )}
    </section>
  );
}

function NoteLines({ notes }: { notes: readonly Note[] }) {
  return (
    <ul>
      {notes.map((note) => (
        <NoteLine key={note.id} note={note} />
      ))}
    </ul>
  );
}

function GroupName({ cluster }: { cluster: Cluster }) {
  const canWrite = useCanWrite();
  const [question, setQuestion] = useState<NameQuestion | null>(null);
  const ask = (): void =>
    setQuestion({
      title: t('flipchart.renameGroup'),
      label: t('flipchart.groupName'),
      value: cluster.name,
      onSave: (name) => renameCluster(cluster.id, name),
    });
  return (
    <div className="report-lines-group">
      <h5>{cluster.name}</h5>
      {canWrite && (
        <IconButton
          icon="edit"
          size="small"
          label={t('export.lines.nameGroup', { name: cluster.name })}
          onPress={ask}
        />
      )}
      <NameDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}
