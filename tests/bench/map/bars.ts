import type { Bar } from '../report/bars.ts';
import type { ViewOutcome } from './outcome.ts';
import type { Summary } from './summary.ts';

type Judgement = Pick<Bar, 'holds' | 'figure'>;

const UNKNOWN: Judgement = { holds: null, figure: 'not measured' };
/** 60 frames a second but for one in a hundred that is late, which is all that p99 allows. */
const SMOOTH = 59.4;

/** What the map has to show in each of its views, held against what was measured. */
export function barsOf(summaries: readonly Summary[]): Bar[] {
  const find = (board: string, cards: number): Summary | undefined =>
    summaries.find((summary) => summary.board === board && summary.cards === cards);
  const ours = (cards: number, what: string, judge: (own: Summary) => Judgement): Bar => {
    const own = find('ours', cards);
    return { name: 'map', what: `${cards} cards: ${what}`, ...(own ? judge(own) : UNKNOWN) };
  };
  const against = (board: string, cards: number): Bar =>
    ours(cards, `more frames than ${board} in every view`, (own) => {
      const other = find(board, cards);
      return other ? compared(own, other) : UNKNOWN;
    });
  const emptyAt = (cards: number): string => {
    const empty = find('empty', cards);
    return empty ? `; an empty page shows ${lowest(empty).fps.toFixed(1)}` : '';
  };
  return [
    ours(500, `60 fps (>= ${SMOOTH}) with p99 <= 34 ms`, (own) => {
      const p99 = Math.max(...own.views.map(({ frames }) => frames.p99));
      return {
        holds: lowest(own).fps >= SMOOTH && p99 <= 34,
        figure: `${fpsOf(own)}, p99 ${Math.round(p99)} ms${emptyAt(500)}`,
      };
    }),
    ours(2000, '>= 55 fps', (own) => ({
      holds: lowest(own).fps >= 55,
      figure: `${fpsOf(own)}${emptyAt(2000)}`,
    })),
    ...[200, 500, 2000].map((cards) => ours(cards, 'script <= 30 ms/s', scriptOf)),
    ours(500, 'all painted in < 1 s', ({ firstPaint }) => ({
      holds: firstPaint < 1000,
      figure: `${Math.round(firstPaint)} ms`,
    })),
    ...[200, 500, 2000].flatMap((cards) => ['excalidraw', 'xyflow'].map((board) => against(board, cards))),
  ];
}

function scriptOf({ views }: Summary): Judgement {
  const most = Math.max(...views.map(({ main }) => main.script));
  return {
    holds: most <= 30,
    figure: views.map(({ view, main }) => `${view} ${Math.round(main.script)}`).join(', '),
  };
}

function compared(own: Summary, other: Summary): Judgement {
  const pairs = own.views.map((view, index) => ({ view, fps: other.views[index]?.fps ?? Number.NaN }));
  return {
    // On a machine that draws both as often as it can, neither is ahead.
    holds: pairs.every(({ view, fps }) => view.fps >= Math.min(fps, SMOOTH)),
    figure: pairs
      .map(({ view, fps }) => `${view.view} ${view.fps.toFixed(1)} against ${fps.toFixed(1)}`)
      .join(', '),
  };
}

function fpsOf({ views }: Summary): string {
  return views.map(({ view, fps }) => `${view} ${fps.toFixed(1)}`).join(', ');
}

function lowest({ views }: Summary): ViewOutcome {
  return views.reduce((least, view) => (view.fps < least.fps ? view : least));
}
