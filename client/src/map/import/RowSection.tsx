import { type ReactNode, useId, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';

/** Rows that are shown at once: more would make a page that nobody can look through, and slow. */
const PAGE = 40;

interface RowSectionProps<Row> {
  title: string;
  rows: readonly Row[];
  /** What stands under the heading before the rows. */
  lead?: ReactNode;
  children: (shown: readonly Row[]) => ReactNode;
}

/** Rows of one kind under a heading, some at a time; nothing at all when there are none. */
export function RowSection<Row>({ title, rows, lead, children }: RowSectionProps<Row>) {
  const headingId = useId();
  const [pages, setPages] = useState(1);
  if (rows.length === 0) return null;
  const left = rows.length - pages * PAGE;
  return (
    <section className="import-section" aria-labelledby={headingId}>
      <h3 id={headingId} className="import-heading">
        {title}
      </h3>
      {lead}
      {children(rows.slice(0, pages * PAGE))}
      {left > 0 && (
        <Button variant="quiet" onPress={() => setPages(pages + 1)}>
          {t('import.more', { count: Math.min(left, PAGE), left })}
        </Button>
      )}
    </section>
  );
}
