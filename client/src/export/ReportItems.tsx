import type { Item } from '@verbindbord/shared/activities/blocks.ts';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import { type PrintedDetail, printedDetails, SAID_BY_SHEET } from '@verbindbord/shared/report/details.ts';
import { DETAIL_WORDS, KIND_WORDS, WORDS } from '@verbindbord/shared/report/words.ts';

interface ReportItemsProps {
  items: readonly Item[];
  /** Away from the sheets that they hang on. */
  isElsewhere?: boolean | undefined;
  language: Language;
}

/** Notes and parked issues: people's own words, with where they came from under them. */
export function ReportItems({ items, isElsewhere = false, language }: ReportItemsProps) {
  if (items.length === 0) return null;
  const rich = items.some((item) => item.kind === 'parkedIssues');
  return (
    <ul className={rich ? 'report-items report-items-rich' : 'report-items'}>
      {items.map((item) => (
        <li key={item.id} className="report-item" data-id={item.id}>
          <ReportItem item={item} isElsewhere={isElsewhere} language={language} />
        </li>
      ))}
    </ul>
  );
}

interface ReportItemProps {
  item: Item;
  isElsewhere: boolean;
  language: Language;
}

function ReportItem({ item, isElsewhere, language }: ReportItemProps) {
  const isOnSheet = !isElsewhere && (item.kind === 'notes' || item.kind === 'clusters');
  const details = printedDetails(item, language, isOnSheet ? SAID_BY_SHEET : []);
  return (
    <>
      <p className="report-words voice">{item.text || <EmptyWords language={language} />}</p>
      <ReportDetails details={details} />
      {item.source !== '' && (item.behind.length === 0 || item.kind === 'notes') && (
        <ReportSource source={item.source} named={!isOnSheet} language={language} />
      )}
      {item.behind.map((behind) => (
        <ReportBehind key={behind.id} item={behind} parent={item} language={language} />
      ))}
    </>
  );
}

export function EmptyWords({ language }: { language: Language }) {
  return <span className="soft">{WORDS.empty[language]}</span>;
}

export function ReportDetails({ details }: { details: readonly PrintedDetail[] }) {
  if (details.length === 0) return null;
  return (
    <dl className="report-details">
      {details.map(({ detail, label, value }) => (
        <div key={detail}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ReportSourceProps {
  source: string;
  /** With the word 'Herkomst' before it, where that is not plain. */
  named: boolean;
  language: Language;
}

export function ReportSource({ source, named, language }: ReportSourceProps) {
  return (
    <p className="report-source">
      {named && `${DETAIL_WORDS.source[language]}: `}
      {source}
    </p>
  );
}

interface ReportBehindProps {
  item: Item;
  /** The parked issue; it has said these words already when they are the same. */
  parent: Item;
  language: Language;
}

/** What a parked issue came from and what is hidden with it, or what was merged into a note, in one line each. */
function ReportBehind({ item, parent, language }: ReportBehindProps) {
  if (parent.kind === 'notes') return <MergedSource item={item} language={language} />;
  const details = printedDetails(item, language).map(({ label, value }) => `${label}: ${value}`);
  const said = item.text === parent.text;
  const kind = KIND_WORDS[item.kind][language].toLowerCase();
  const words = said ? kind : `${kind} ‘${item.text || WORDS.empty[language]}’`;
  const rest = [...details, item.source].filter((part) => part !== '');
  return (
    <p className="report-source" data-id={item.id}>
      {said && `${DETAIL_WORDS.source[language]}: `}
      {[words, ...rest].join('. ')}
    </p>
  );
}

function MergedSource({ item, language }: { item: Item; language: Language }) {
  const words = `‘${item.text || WORDS.empty[language]}’`;
  const said = [words, item.source].filter((part) => part !== '').join(', ');
  return (
    <p className="report-source" data-id={item.id}>
      {`${WORDS.mergedWith[language]}: ${said}`}
    </p>
  );
}
