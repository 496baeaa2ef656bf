import type { TableReading } from '@verbindbord/shared/board/table/reading.ts';
import { t } from '../../text/t.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { ImportPlan } from './plan.ts';

interface ImportCountsProps {
  reading: TableReading;
  plan: ImportPlan;
  source: string;
}

/** How many of what, and what is peculiar about the table as a whole. */
export function ImportCounts({ reading, plan, source }: ImportCountsProps) {
  const remarks = remarksOn(reading);
  return (
    <div className="import-counts">
      <p>{t('import.found', { count: reading.rows.length, source })}</p>
      <ul className="import-tags">
        {plan.doubtful.length > 0 && (
          <li>
            <Tag icon="help" tone="outline">
              {t('import.count.doubtful', { count: plan.doubtful.length })}
            </Tag>
          </li>
        )}
        {plan.duplicates.length > 0 && (
          <li>
            <Tag icon="copy" tone="outline">
              {t('import.count.duplicates', { count: plan.duplicates.length })}
            </Tag>
          </li>
        )}
        {reading.left.length > 0 && (
          <li>
            <Tag icon="info" tone="outline">
              {t('import.count.left', { count: reading.left.length })}
            </Tag>
          </li>
        )}
      </ul>
      {remarks.length > 0 && (
        <ul className="import-remarks">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function remarksOn({ columns, hasHeadings, rows }: TableReading): string[] {
  if (rows.length === 0) return [];
  const remarks = hasHeadings ? [] : [t('import.remark.noHeadings')];
  const has = (meaning: string) => columns.some((column) => column.meaning === meaning);
  if (!has('driver')) remarks.push(t('import.remark.noDriver'));
  if (!has('seat') && !has('ring')) remarks.push(t('import.remark.noSeat'));
  const unknown = columns.filter(({ meaning, heading }) => meaning === null && heading !== '');
  if (unknown.length > 0) {
    const names = unknown.map(({ heading }) => `‘${heading}’`).join(', ');
    remarks.push(t('import.remark.unknown', { count: unknown.length, names }));
  }
  const guessed = columns.filter(({ meaning, sure }) => hasHeadings && meaning !== null && !sure);
  for (const { heading, meaning } of guessed) {
    if (meaning === null || meaning === 'kind' || meaning === 'id') continue;
    remarks.push(t('import.remark.guessed', { heading, field: t(`import.field.${meaning}`).toLowerCase() }));
  }
  return remarks;
}
