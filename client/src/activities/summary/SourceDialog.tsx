import type { AnswerLine } from '@verbindbord/shared/activities/summary/answers.ts';
import { DRIVERS } from '@verbindbord/shared/content/domains.ts';
import { useMemo } from 'react';
import { useBoard } from '../../board/store.ts';
import { useSession } from '../../connection/session.ts';
import { contentOf } from '../../flipchart/columns.ts';
import { originText, wordsOf } from '../../flipchart/origin.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Results } from '../ballot/Results.tsx';
import type { ShownLine } from './useSummary.ts';

interface SourceDialogProps {
  shown: ShownLine;
  onClose: () => void;
}

/** Where a line of the résumé stands on the board, among what stands there with it. */
export function SourceDialog({ shown, onClose }: SourceDialogProps) {
  return (
    <Dialog isOpen title={shown.where} closeLabel={t('ui.close')} onClose={onClose}>
      <Source line={shown.line} />
    </Dialog>
  );
}

function Source({ line }: { line: AnswerLine }) {
  const { programme } = useSession();
  if (line.kind === 'note') return <OnSheet sheet={line.note.sheet} note={line.note.id} />;
  if (line.kind === 'connection') return <OnMap line={line} />;
  const step = programme.find(({ id }) => id === line.step);
  return step?.kind === 'ballot' ? <Results result={line.result} settings={step.settings} /> : null;
}

/** The notes of the sheet by their groups; the one that it is about is marked. */
function OnSheet({ sheet, note: marked }: { sheet: string; note: string }) {
  const board = useBoard(({ notes, clusters }) => ({ notes, clusters }));
  const { groups, loose } = useMemo(() => contentOf(board, sheet), [board, sheet]);
  const parts = [
    ...groups.map(({ cluster, notes }) => ({ id: cluster.id, name: cluster.name, notes })),
    { id: '', name: groups.length > 0 ? t('flipchart.loose') : '', notes: loose },
  ];
  return parts
    .filter(({ notes }) => notes.length > 0)
    .map(({ id, name, notes }) => (
      <section key={id} className="summary-source">
        {name !== '' && <h3 className="strong">{name}</h3>}
        <ul>
          {notes.map((note) => (
            <li key={note.id} aria-current={note.id === marked ? 'true' : undefined}>
              <span className={note.id === marked ? 'voice now' : 'voice'}>{wordsOf(note)}</span>{' '}
              <span className="t1 soft">{originText(note.origin)}</span>
            </li>
          ))}
        </ul>
      </section>
    ));
}

function OnMap({ line }: { line: Extract<AnswerLine, { kind: 'connection' }> }) {
  const language = useLanguage();
  const stakeholders = useBoard((board) => board.stakeholders);
  const { from, to, driver, wished, obstacle, nextStep, owner } = line.connection;
  const rows = [
    [t('summary.connection'), `${stakeholders[from]?.name ?? ''} → ${stakeholders[to]?.name ?? ''}`],
    [t('summary.driver'), DRIVERS[driver].name[language]],
    [t('summary.state'), t(wished ? 'summary.wished' : 'summary.now')],
    [t('summary.map.obstacle'), obstacle],
    [t('summary.map.nextStep'), nextStep],
    [t('summary.owner'), owner],
  ] as const;
  return (
    <dl className="summary-facts">
      {rows
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt className="soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
