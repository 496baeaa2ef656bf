import './lines.css';
import type { Block, Item } from '@verbindbord/shared/activities/blocks.ts';
import { buildReport } from '@verbindbord/shared/report/buildReport.ts';
import { type Chapter, DEFAULT_OPTIONS } from '@verbindbord/shared/report/tree.ts';
import { useEffect, useMemo, useRef } from 'react';
import { currentOf } from '../../app/session/steps.ts';
import { useBoard } from '../../board/store.ts';
import { useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { NoteLine } from './NoteLine.tsx';
import { SheetLines } from './SheetLines.tsx';

interface ReportLinesProps {
  /** Nothing stands beside it: on a phone. */
  isPage?: boolean;
}

/**
 * Everything on the board as lines of the report, in the order of the agenda, while the session runs: what was left
 * out stands where it was. Goes along with the group from chapter to chapter.
 */
export function ReportLines({ isPage = false }: ReportLinesProps) {
  const session = useSession();
  const board = useBoard((whole) => whole);
  const report = useMemo(() => buildReport(session, board, DEFAULT_OPTIONS), [session, board]);
  const lines = useRef<HTMLElement>(null);
  const { step } = session;
  useEffect(() => {
    lines.current?.querySelector(`[data-chapter="${CSS.escape(step)}"]`)?.scrollIntoView({ block: 'start' });
  }, [step]);
  const count = Object.keys(board.notes).length;
  return (
    <section ref={lines} className="report-lines-page" aria-label={t('export.lines')}>
      {isPage && <h1 className="visually-hidden">{currentOf(session.programme, step).step.title}</h1>}
      <header className="report-lines-head">
        <div>
          <h2 className="t4">{t('export.lines')}</h2>
          <p className="t1 soft num">{t('export.lines.count', { count, out: report.leftOut.length })}</p>
        </div>
        <LinkButton href={`/s/${session.code}/verslag`} icon="document" newTab>
          {t('export.open')}
        </LinkButton>
      </header>
      {report.chapters.map((chapter) => (
        <ChapterLines key={chapter.id} chapter={chapter} isNow={chapter.id === step} />
      ))}
    </section>
  );
}

function ChapterLines({ chapter, isNow }: { chapter: Chapter; isNow: boolean }) {
  const { id, number, title, blocks } = chapter;
  return (
    <section className="report-lines-chapter" data-chapter={id}>
      <h3 className="t3">
        <span className={isNow ? 'now' : undefined}>
          <span className="num">{number}.</span> {title}
        </span>
      </h3>
      <Blocks blocks={blocks} />
    </section>
  );
}

/** Blocks have no ids of their own, and keep their order. */
function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return [...blocks.entries()].map(([place, block]) => (
    <Lines key={`${place} ${block.type}`} block={block} />
  ));
}

function Lines({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <p className="soft">{block.text}</p>;
    case 'lines':
      return (
        <ul>
          {[...block.lines.entries()].map(([place, line]) => (
            <li key={`${place} ${line}`} className="report-line">
              {line}
            </li>
          ))}
        </ul>
      );
    case 'items':
    case 'table':
      return (
        <ul>
          {block.items.map((item) => (
            <ItemLine key={item.id} item={item} />
          ))}
        </ul>
      );
    case 'section':
      return block.item?.kind === 'sheets' ? (
        <SheetLines sheet={block.item.id} />
      ) : (
        <section className="report-lines-part">
          <h4>{block.title}</h4>
          <Blocks blocks={block.blocks} />
        </section>
      );
    // The board itself shows it.
    case 'map':
      return null;
  }
}

/** A line that is changed where it stands on the board; a note can be worded here. */
function ItemLine({ item }: { item: Item }) {
  const note = useBoard((board) => (item.kind === 'notes' ? board.notes[item.id] : undefined));
  if (note) return <NoteLine note={note} />;
  return (
    <li className="report-line">
      <span className="voice">{item.text}</span>
      {item.source !== '' && <span className="report-line-origin t1 soft">{item.source}</span>}
    </li>
  );
}
