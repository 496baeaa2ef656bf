import { DOMAINS, DRIVERS, RINGS } from '@verbindbord/shared/content/domains.ts';
import { t, useLanguage } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { PlannedRow } from './plan.ts';
import { RowSection } from './RowSection.tsx';

/** Rows without any question, as they will be added. */
export function SureRows({ rows }: { rows: readonly PlannedRow[] }) {
  return (
    <RowSection title={t('import.section.sure', { count: rows.length })} rows={rows}>
      {(shown) => (
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{t('import.field.name')}</th>
              <th scope="col">{t('import.field.domain')}</th>
              <th scope="col">{t('import.field.driver')}</th>
              <th scope="col">{t('import.field.ring')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((planned) => (
              <SureRow key={planned.row.line} planned={planned} />
            ))}
          </tbody>
        </table>
      )}
    </RowSection>
  );
}

function SureRow({ planned: { row, domain, driver, ring } }: { planned: PlannedRow }) {
  const language = useLanguage();
  if (domain === null || driver === null) return null;
  return (
    <tr>
      <th scope="row">
        <span className="import-name">{row.proposal.name}</span>
        {row.proposal.organisation !== '' && (
          <span className="soft import-organisation">{row.proposal.organisation}</span>
        )}
      </th>
      <td className={`import-domain d-${domain}`}>
        <Icon name={domain} size={16} strokeWidth={2} />
        {DOMAINS[domain].name[language]}
      </td>
      <td>{DRIVERS[driver].name[language]}</td>
      <td>{RINGS[ring][language]}</td>
    </tr>
  );
}
