import { DEFAULT_OPTIONS, type ReportOptions } from '@verbindbord/shared/report/tree.ts';

/** The choices of a report in an address: the same words for a download and for the page. */
export function readReportOptions(search: string): ReportOptions {
  const given = new URLSearchParams(search);
  const chosen = (name: keyof ReportOptions) =>
    given.has(name) ? given.get(name) === '1' : DEFAULT_OPTIONS[name];
  return { names: chosen('names'), assumptions: chosen('assumptions') };
}

export function reportQuery(options: ReportOptions): URLSearchParams {
  const query = new URLSearchParams();
  if (options.names) query.set('names', '1');
  if (options.assumptions) query.set('assumptions', '1');
  return query;
}
