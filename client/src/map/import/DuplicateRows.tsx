import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { PlannedRow, RowChoice } from './plan.ts';
import { RowSection } from './RowSection.tsx';

interface DuplicateRowsProps {
  rows: readonly PlannedRow[];
  onChoose: (lines: readonly number[], choice: RowChoice) => void;
}

/** What is there already: skipped, unless somebody checks it. */
export function DuplicateRows({ rows, onChoose }: DuplicateRowsProps) {
  const all = rows.every(({ include }) => include);
  const lines = rows.map(({ row }) => row.line);
  return (
    <RowSection
      title={t('import.section.duplicates', { count: rows.length })}
      rows={rows}
      lead={
        <div className="import-lead">
          <p className="soft">{t('import.skipped')}</p>
          {rows.length > 1 && (
            <Button variant="quiet" size="small" onPress={() => onChoose(lines, { include: !all })}>
              {t(all ? 'import.skipAll' : 'import.addAll')}
            </Button>
          )}
        </div>
      }
    >
      {(shown) => (
        <ul className="import-list">
          {shown.map(({ row, include }) => (
            <li key={row.line} className="import-list-row">
              <Checkbox
                isSelected={include}
                onChange={(next) => onChoose([row.line], { include: next })}
                description={
                  row.duplicateOf?.kind === 'line'
                    ? t('import.alsoOnLine', { line: row.duplicateOf.line })
                    : t('import.onBoard')
                }
              >
                {[row.proposal.name, row.proposal.organisation].filter((part) => part !== '').join(', ')}
              </Checkbox>
              <span className="import-line soft num">{t('import.line', { line: row.line })}</span>
            </li>
          ))}
        </ul>
      )}
    </RowSection>
  );
}
