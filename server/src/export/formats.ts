import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { buildReport } from '@verbindbord/shared/report/buildReport.ts';
import { exportFile } from '@verbindbord/shared/report/exportFile.ts';
import type { Report, ReportOptions } from '@verbindbord/shared/report/tree.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { renderCsv } from './csv.ts';
import { renderMarkdown } from './markdown.ts';

/** What an export is made of. */
export interface Exported {
  readonly state: SessionState;
  readonly board: Board;
  readonly options: ReportOptions;
}

interface Format {
  readonly type: string;
  readonly render: (report: Report, exported: Exported) => string;
}

/** Every format by the ending of its file. */
const FORMATS = {
  json: {
    type: 'application/json; charset=utf-8',
    render: (report, { state, board, options }) =>
      `${JSON.stringify(exportFile(state, board, report, options), null, 2)}\n`,
  },
  md: { type: 'text/markdown; charset=utf-8', render: renderMarkdown },
  csv: { type: 'text/csv; charset=utf-8', render: renderCsv },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatId = keyof typeof FORMATS;

export function isFormat(ending: string): ending is FormatId {
  return Object.hasOwn(FORMATS, ending);
}

export interface ExportedFile {
  readonly type: string;
  readonly content: string;
}

/** Renders a session in one format, from the report tree that all formats share. */
export function renderExport(format: FormatId, exported: Exported): ExportedFile {
  const { type, render }: Format = FORMATS[format];
  const report = buildReport(exported.state, exported.board, exported.options);
  return { type, content: render(report, exported) };
}
