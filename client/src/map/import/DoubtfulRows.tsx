import { t, useLanguage } from '../../text/t.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { domainOptions, doubtText, driverOptions, ringOptions } from './names.ts';
import type { PlannedRow, RowChoice } from './plan.ts';
import { RowSection } from './RowSection.tsx';

interface DoubtfulRowsProps {
  rows: readonly PlannedRow[];
  onChoose: (lines: readonly number[], choice: RowChoice) => void;
}

/** Rows to look at: why, and the three things that decide where the card comes to lie. */
export function DoubtfulRows({ rows, onChoose }: DoubtfulRowsProps) {
  return (
    <RowSection title={t('import.section.doubtful', { count: rows.length })} rows={rows}>
      {(shown) => (
        <ul className="import-cards">
          {shown.map((planned) => (
            <DoubtfulRow
              key={planned.row.line}
              planned={planned}
              onChoose={(choice) => onChoose([planned.row.line], choice)}
            />
          ))}
        </ul>
      )}
    </RowSection>
  );
}

interface DoubtfulRowProps {
  planned: PlannedRow;
  onChoose: (choice: RowChoice) => void;
}

function DoubtfulRow({ planned, onChoose }: DoubtfulRowProps) {
  const language = useLanguage();
  const { row, include, domain, driver, ring } = planned;
  const { name, organisation } = row.proposal;
  // Without a domain there is only that to decide.
  const doubts = row.doubts.filter(
    ({ field, reason }) => domain !== null || field !== 'driver' || reason !== 'empty',
  );
  return (
    <li className="import-card" data-left-out={!include || undefined}>
      <div className="import-card-head">
        <Checkbox isSelected={include} onChange={(next) => onChoose({ include: next })}>
          <b className="strong">{name}</b>
          {organisation !== '' && <span className="soft import-organisation">{organisation}</span>}
        </Checkbox>
        <span className="import-line soft num">{t('import.line', { line: row.line })}</span>
      </div>
      <ul className="import-doubts">
        {doubts.map((doubt) => (
          <li key={`${doubt.field} ${doubt.reason}`}>
            <Icon name="help" size={16} strokeWidth={2} />
            <span>{doubtText(doubt, language)}</span>
          </li>
        ))}
        {domain === null && !doubts.some(({ field }) => field === 'domain') && (
          <li>
            <Icon name="help" size={16} strokeWidth={2} />
            <span>{t('import.noDomain')}</span>
          </li>
        )}
      </ul>
      {include && (
        <fieldset className="import-fields">
          <legend className="visually-hidden">{t('import.placeOf', { name })}</legend>
          <Select
            label={t('import.field.domain')}
            smallLabel
            placeholder={t('import.chooseDomain')}
            options={domainOptions(language)}
            value={domain}
            onChange={(next) => onChoose({ domain: next })}
          />
          <Select
            label={t('import.field.driver')}
            smallLabel
            placeholder={t('import.chooseDomainFirst')}
            options={driverOptions(domain, language)}
            value={driver}
            isDisabled={domain === null}
            onChange={(next) => onChoose({ driver: next })}
          />
          <Select
            label={t('import.field.ring')}
            smallLabel
            placeholder=""
            options={ringOptions(language)}
            value={ring}
            onChange={(next) => onChoose({ ring: next })}
          />
        </fieldset>
      )}
    </li>
  );
}
