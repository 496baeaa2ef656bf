import type { Block, Column, Item } from '@verbindbord/shared/activities/blocks.ts';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import {
  columnHeading,
  columnValues,
  ownSource,
  printedDetails,
  saidByColumns,
  sharedSource,
} from '@verbindbord/shared/report/details.ts';
import { WORDS } from '@verbindbord/shared/report/words.ts';
import { EmptyWords, ReportDetails, ReportSource } from './ReportItems.tsx';
import { SeatNumber } from './SeatNumber.tsx';

interface ReportTableProps {
  table: Extract<Block, { type: 'table' }>;
  language: Language;
}

/** A row for each item. What has no column of its own stands under the row; on a phone a row is a small list. */
export function ReportTable({ table, language }: ReportTableProps) {
  const { caption, columns, items, isPart = false } = table;
  const kind = items[0]?.kind;
  if (kind === undefined) return null;
  const headings = columns.map((column) => columnHeading(column, kind, language));
  const shared = isPart ? null : sharedSource(items);
  return (
    <>
      <table className={`report-table report-table-${kind}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th
                key={heading}
                scope="col"
                className={isNumber(columns[index]) ? 'report-number' : undefined}
              >
                {isNumber(columns[index]) ? <span className="visually-hidden">{heading}</span> : heading}
              </th>
            ))}
          </tr>
        </thead>
        {items.map((item) => (
          <ReportRow
            key={item.id}
            item={item}
            columns={columns}
            headings={headings}
            language={language}
            said={shared}
            isPart={isPart}
          />
        ))}
      </table>
      {shared !== null && (
        <p className="report-source">
          {WORDS.allFrom[language]}: {shared}
        </p>
      )}
    </>
  );
}

interface ReportRowProps {
  item: Item;
  columns: readonly Column[];
  headings: readonly string[];
  language: Language;
  /** The origin that was said of all rows. */
  said: string | null;
  /** Only what has a column is told here. */
  isPart: boolean;
}

/** A body of its own, so that a row and what stands under it stay on one page. */
function ReportRow({ item, columns, headings, language, said, isPart }: ReportRowProps) {
  const source = isPart ? '' : ownSource(item, said, language);
  const details = isPart ? [] : printedDetails(item, language, saidByColumns(columns));
  const hasMore = details.length > 0 || source !== '';
  const name = columns.findIndex((column) => !isNumber(column));
  return (
    <tbody data-id={item.id} className={hasMore ? 'report-row report-row-more' : 'report-row'}>
      <tr>
        {columns.map((column, index) => {
          const heading = headings[index] ?? '';
          const content = <Cell item={item} column={column} language={language} />;
          return index === name ? (
            <th key={heading} scope="row" data-label={heading}>
              {content}
            </th>
          ) : (
            <td key={heading} data-label={heading} className={isNumber(column) ? 'report-number' : undefined}>
              {content}
            </td>
          );
        })}
      </tr>
      {hasMore && (
        <tr>
          {name > 0 && <td colSpan={name} className="report-number" />}
          <td colSpan={columns.length - name}>
            <ReportDetails details={details} />
            {source !== '' && <ReportSource source={source} named language={language} />}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Cell({ item, column, language }: { item: Item; column: Column; language: Language }) {
  if (isNumber(column)) {
    if (item.seat === null) return null;
    return (
      <>
        <SeatNumber seat={item.seat} />
        <span className="visually-hidden">{item.seat.number}</span>
      </>
    );
  }
  const values = columnValues(column, item);
  const [first, ...rest] = values;
  if (first === undefined) return column.includes('text') ? <EmptyWords language={language} /> : null;
  if (!column.includes('text')) return values.join(', ');
  return (
    <>
      {first}
      {rest.map((value) => (
        <span key={value} className="report-under">
          {value}
        </span>
      ))}
    </>
  );
}

function isNumber(column: Column | undefined): boolean {
  return column?.[0] === 'number';
}
