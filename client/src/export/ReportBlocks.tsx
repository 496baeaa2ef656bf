import type { Block } from '@verbindbord/shared/activities/blocks.ts';
import type { Report } from '@verbindbord/shared/report/tree.ts';
import { ReportItems } from './ReportItems.tsx';
import { ReportMapFigure } from './ReportMapFigure.tsx';
import { ReportTable } from './ReportTable.tsx';

interface ReportBlocksProps {
  blocks: readonly Block[];
  /** The level of the headings in these blocks. */
  level: 3 | 4 | 5;
  report: Report;
}

/** What a chapter is made of. Blocks have no ids of their own; their order never changes while a report is shown. */
export function ReportBlocks({ blocks, level, report }: ReportBlocksProps) {
  return [...blocks.entries()].map(([place, block]) => (
    <ReportBlock key={`${place} ${block.type}`} block={block} level={level} report={report} />
  ));
}

function ReportBlock({ block, level, report }: { block: Block; level: 3 | 4 | 5; report: Report }) {
  switch (block.type) {
    case 'paragraph':
      return <p className="report-paragraph">{block.text}</p>;
    case 'lines':
      return <ReportLines numbered={block.numbered} lines={block.lines} />;
    case 'items':
      return <ReportItems items={block.items} isElsewhere={block.isElsewhere} language={report.language} />;
    case 'table':
      return <ReportTable table={block} language={report.language} />;
    case 'map':
      return (
        <figure className="report-figure">
          <ReportMapFigure report={report} moment={block.moment} description={block.description} />
          <figcaption className="report-caption">
            <b className="strong">{block.caption}</b> {block.legend}
          </figcaption>
        </figure>
      );
    case 'section': {
      const Heading = `h${level}` as const;
      const next = level === 3 ? 4 : 5;
      return (
        <section className={`report-section report-section-${level}`} data-id={block.item?.id}>
          <Heading className={`report-heading report-heading-${level}`}>{block.title}</Heading>
          <ReportBlocks blocks={block.blocks} level={next} report={report} />
        </section>
      );
    }
  }
}

function ReportLines({ numbered, lines }: { numbered: boolean; lines: readonly string[] }) {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List className={numbered ? 'report-lines report-lines-numbered' : 'report-lines'}>
      {[...lines.entries()].map(([index, line]) => (
        <li key={`${index} ${line}`}>{line}</li>
      ))}
    </List>
  );
}
