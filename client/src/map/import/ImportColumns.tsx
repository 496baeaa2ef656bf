import { COLUMN_FIELDS, type ColumnField } from '@verbindbord/shared/board/table/columns.ts';
import type { TableReading } from '@verbindbord/shared/board/table/reading.ts';
import { t } from '../../text/t.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Select } from '../../ui/Select.tsx';

interface ImportColumnsProps {
  reading: TableReading;
  /** Null puts the values of the column in the notes. */
  onChange: (column: number, meaning: ColumnField | null) => void;
}

const IN_NOTES = 'none';

/** What each column was taken for, and the way to say otherwise. */
export function ImportColumns({ reading, onChange }: ImportColumnsProps) {
  const options = [
    ...COLUMN_FIELDS.map((id) => ({ id, label: t(`import.field.${id}`) })),
    { id: IN_NOTES, label: t('import.inNotes') } as const,
  ];
  const columns = [...reading.columns.entries()].filter(
    ([, { meaning }]) => meaning !== 'kind' && meaning !== 'id',
  );
  return (
    <Disclosure title={t('import.columns')} startsOpen={!reading.hasHeadings}>
      <p className="soft">{t('import.columnsText')}</p>
      <div className="import-columns">
        {columns.map(([index, { heading, meaning }]) => (
          <Select
            key={index}
            label={heading === '' ? t('import.column', { number: index + 1 }) : heading}
            smallLabel
            placeholder=""
            options={options}
            value={meaning === null || meaning === 'kind' || meaning === 'id' ? IN_NOTES : meaning}
            onChange={(next) => onChange(index, next === IN_NOTES ? null : next)}
          />
        ))}
      </div>
    </Disclosure>
  );
}
