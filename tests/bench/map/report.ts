import { table } from '../report/table.ts';
import type { ViewOutcome } from './outcome.ts';
import type { Summary } from './summary.ts';

/** What each column says of a board in a view. */
const COLUMNS: readonly (readonly [title: string, cell: (summary: Summary, view: ViewOutcome) => string])[] =
  [
    ['board', ({ board }, { view }) => `${board}, ${view}`],
    ['fps', (_board, { fps }) => fps.toFixed(1)],
    ['frame p50/p95/p99/max', (_board, { frames }) => spread(frames)],
    ['script', (_board, { main }) => ms(main.script)],
    ['style + layout', (_board, { main }) => ms(main.style + main.layout)],
    ['main thread', (_board, { main }) => ms(main.all)],
    ['cores', (_board, { cpu }) => cpu?.toFixed(2) ?? '-'],
    ['first paint', ({ firstPaint }) => ms(firstPaint)],
    ['heap', ({ heap }) => megabytes(heap)],
    ['memory', ({ memory }) => (memory === null ? '-' : megabytes(memory))],
  ];

/** One number of cards as a table with a row for each view of each board. */
export function reportOf(cards: number, summaries: readonly Summary[]): string {
  const rows = summaries.flatMap((summary) =>
    summary.views.map((view) => COLUMNS.map(([, cell]) => cell(summary, view))),
  );
  return `${cards} cards\n\n${table(
    COLUMNS.map(([title]) => title),
    rows,
  )}`;
}

/** What the columns say, once below all tables. */
export const LEGEND = `Medians over the runs. Each board is panned round and round meanwhile, at its own size (whole), near by and far out.
frame           ms between animation frames; the screen shows at most one in 16.7
script, style + layout, main thread
                ms of the page's main thread in a second; the rest of it is painting and handing on
cores           of all processes of the browser: without a graphics card they also draw the pixels
first paint     ms from the address until all cards are painted, with nothing in the browser's cache
heap            of the page, after a collection; memory: of all processes of the browser
empty           a page with one shape in hand: what is below 60 there no board can show on this machine`;

function spread({ p50, p95, p99, max }: ViewOutcome['frames']): string {
  return [p50, p95, p99, max].map((value) => Math.round(value)).join(' / ');
}

function ms(value: number): string {
  return String(Math.round(value));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
