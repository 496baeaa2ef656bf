import type { Block, Item } from '@verbindbord/shared/activities/blocks.ts';
import {
  columnHeading,
  columnValues,
  ownSource,
  printedDetails,
  SAID_BY_SHEET,
  saidByColumns,
  sharedSource,
} from '@verbindbord/shared/report/details.ts';
import type { Chapter, Report } from '@verbindbord/shared/report/tree.ts';
import { DETAIL_WORDS, KIND_WORDS, WORDS } from '@verbindbord/shared/report/words.ts';
import { escapeMarkdown, inline } from './escapeMarkdown.ts';

/** The report as Markdown (CommonMark with GitHub's tables). The id of every item is in a comment behind it. */
export function renderMarkdown(report: Report): string {
  const { language } = report;
  const front = [
    `# ${inline(report.title, ' ')}`,
    escapeMarkdown(report.kicker),
    report.facts
      .map(({ label, value }) => `- **${escapeMarkdown(label)}:** ${inline(value, ' ')}`)
      .join('\n'),
  ];
  const chapters = report.chapters.flatMap((chapter) => renderChapter(chapter, report));
  const omitted = report.omitted.map(({ what, why }) => `- **${inline(what, ' ')}.** ${inline(why, ' ')}`);
  const end = omitted.length > 0 ? [`## ${WORDS.omitted[language]}`, omitted.join('\n')] : [];
  return `${[...front, ...chapters, ...end].filter((part) => part !== '').join('\n\n')}\n`;
}

function renderChapter({ number, title, blocks }: Chapter, report: Report): string[] {
  return [`## ${number}. ${inline(title, ' ')}`, ...blocks.flatMap((block) => renderBlock(block, 3, report))];
}

function renderBlock(block: Block, level: number, report: Report): string[] {
  switch (block.type) {
    case 'paragraph':
      return [inline(block.text, '\\\n')];
    case 'lines':
      return [
        block.lines
          .map((line, index) => `${block.numbered ? `${index + 1}.` : '-'} ${inline(line, ' ')}`)
          .join('\n'),
      ];
    case 'items':
      return [block.items.map((item) => renderItem(item, '', report, block.isElsewhere)).join('\n')];
    case 'section': {
      const mark = block.item ? ` ${idOf(block.item)}` : '';
      const heading = `${'#'.repeat(Math.min(level, 6))} ${inline(block.title, ' ')}${mark}`;
      return [heading, ...block.blocks.flatMap((inner) => renderBlock(inner, level + 1, report))];
    }
    case 'table':
      return [`**${escapeMarkdown(block.caption)}**`, renderTable(block, report)];
    case 'map':
      // The table that follows has every place that the figure would show.
      return [];
  }
}

/** A line of a list, with what it says besides its own words under it. */
function renderItem(item: Item, indent: string, report: Report, isElsewhere = false): string {
  const { language } = report;
  const inner = `${indent}  `;
  const text = inline(item.text, `\\\n${inner}`) || WORDS.empty[language];
  const lines = [`${indent}- ${text} ${idOf(item)}`];
  const isOnSheet = !isElsewhere && (item.kind === 'notes' || item.kind === 'clusters');
  const said = isOnSheet ? SAID_BY_SHEET : [];
  for (const { label, value } of printedDetails(item, language, said)) {
    lines.push(`${inner}- ${escapeMarkdown(label)}: ${inline(value, `\\\n${inner}  `)}`);
  }
  if (item.source !== '')
    lines.push(`${inner}- ${DETAIL_WORDS.source[language]}: ${inline(item.source, ' ')}`);
  for (const behind of item.behind) {
    lines.push(
      item.kind === 'notes' ? renderSource(behind, inner, report) : renderBehind(behind, inner, report),
    );
  }
  return lines.join('\n');
}

/** What was merged into a note, in its own words. */
function renderSource(item: Item, indent: string, { language }: Report): string {
  const text = inline(item.text, ' / ') || WORDS.empty[language];
  const source = item.source === '' ? '' : ` (${inline(item.source, ' / ')})`;
  return `${indent}- ${WORDS.mergedWith[language]}: ${text}${source} ${idOf(item)}`;
}

function renderBehind(item: Item, indent: string, report: Report): string {
  const { language } = report;
  const details = printedDetails(item, language).map(({ label, value }) => `${label}: ${value}`);
  const all = [
    ...details,
    ...(item.source === '' ? [] : [`${DETAIL_WORDS.source[language]}: ${item.source}`]),
  ];
  const kind = KIND_WORDS[item.kind][language];
  const text = inline(item.text, ' / ') || WORDS.empty[language];
  const rest = all.length > 0 ? ` (${all.map((part) => inline(part, ' / ')).join('; ')})` : '';
  return `${indent}- ${kind}: ${text}${rest} ${idsOf(item)}`;
}

type Table = Extract<Block, { type: 'table' }>;

function renderTable({ columns, items, isPart }: Table, report: Report): string {
  const { language } = report;
  const kind = items[0]?.kind ?? 'stakeholders';
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const headings = columns.map((column) => columnHeading(column, kind, language));
  const said = saidByColumns(columns);
  const shared = isPart ? null : sharedSource(items);
  const rows = items.map((item) => {
    const cells = columns.map((column) =>
      columnValues(column, item)
        .map((value) => inline(value, '<br>'))
        .join(', '),
    );
    const details = isPart ? [] : printedDetails(item, language, said);
    const more = details.map(({ label, value }) => `${label}: ${value}`);
    const source = isPart ? '' : ownSource(item, shared, language);
    if (source !== '') more.push(`${DETAIL_WORDS.source[language]}: ${source}`);
    const last = cells.length - 1;
    const end = [cells[last] ?? '', ...more.map((part) => inline(part, '<br>'))].filter(
      (part) => part !== '',
    );
    return row([...cells.slice(0, last), `${end.join('<br>')} ${idsOf(item)}`]);
  });
  const table = [row(headings), row(headings.map(() => '---')), ...rows].join('\n');
  return shared === null ? table : `${table}\n\n${WORDS.allFrom[language]}: ${inline(shared, ' ')}`;
}

/** The ids of an item and of what was said of it, which stands among its details. */
function idsOf(item: Item): string {
  return [item, ...item.behind.filter(({ kind }) => kind === 'comments')].map(idOf).join(' ');
}

/** An id cannot end the comment that it stands in, whatever it is. */
function idOf({ kind, id }: Item): string {
  return `<!-- ${kind} ${encodeURIComponent(id).replaceAll('--', '%2D%2D')} -->`;
}
