import type { LeftRow } from '@verbindbord/shared/board/table/reading.ts';
import { t } from '../../text/t.ts';
import { RowSection } from './RowSection.tsx';

/** Rows that no stakeholder comes of, with what they hold and why. */
export function LeftRows({ rows }: { rows: readonly LeftRow[] }) {
  return (
    <RowSection title={t('import.section.left', { count: rows.length })} rows={rows}>
      {(shown) => (
        <ul className="import-list">
          {shown.map(({ line, reason, text }) => (
            <li key={line} className="import-list-row">
              <span>
                <span className="import-left-text">{text}</span>
                <span className="soft import-organisation">{t(`import.left.${reason}`)}</span>
              </span>
              <span className="import-line soft num">{t('import.line', { line })}</span>
            </li>
          ))}
        </ul>
      )}
    </RowSection>
  );
}
