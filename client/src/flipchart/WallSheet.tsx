import './wall.css';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { wallTitle } from '../app/wall/WallHead.tsx';
import { useBoard } from '../board/store.ts';
import { t } from '../text/t.ts';
import { useLatestPair } from './latestPair.ts';
import { nextHeading, partsOfPair, type WallPage, type WallPart, wallPages, wallParts } from './wallPages.ts';

interface WallSheetProps {
  /** The sheets that are shown, by id, in order. */
  sheets: readonly string[];
  /** Small, above the question: what the group is doing. */
  kicker: string;
  /** The pair whose turn it is: then only what it shared is shown. */
  telling: Telling | null;
}

interface Telling {
  readonly pair: string;
  /** 'Tweetal 4: Samira en Bram'. */
  readonly heading: string;
  /** Who comes next, in words; empty when nobody does. */
  readonly next: string;
}

/** How long a page stays, in milliseconds: three long lines, read aloud. */
const READING_TIME = 12_000;
/** How long what a pair has just shared stays before that of another pair may take its place. */
const ARRIVAL_TIME = 6000;

/**
 * The flip chart on the wall: one question, one pair or group at a time, never in smaller type. More lines than fit
 * turn page by page; what a pair has just shared comes first. A pair whose turn it is has the wall for itself.
 */
export function WallSheet({ sheets, kicker, telling }: WallSheetProps) {
  const board = useBoard(({ notes, merged, clusters, sheets: all }) => ({
    notes,
    merged,
    clusters,
    sheets: all,
  }));
  const arrived = useLatestPair();
  const pair = telling?.pair ?? null;
  const heading = telling?.heading ?? '';
  const latest = pair ?? arrived;
  const parts = useMemo(
    () => (pair === null ? wallParts(board, sheets) : partsOfPair(board, pair, heading)),
    [board, sheets, pair, heading],
  );
  const room = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLOListElement>(null);
  const question = useRef<HTMLDivElement>(null);
  const { heights, height } = useMeasured({ room, ruler, question }, parts);
  const pages = useMemo(() => wallPages(parts, heights, height), [parts, heights, height]);
  const page = useTurningPage(pages, latest, telling !== null);
  const next = page && !telling ? nextHeading(pages, page) : '';
  const titles = sheets.flatMap((id) => board.sheets[id]?.title ?? []);
  const title = page?.title ?? titles[0] ?? '';
  return (
    <div className="flipchart-wall">
      <p className="t3 soft">{kicker}</p>
      <div ref={question} className="flipchart-wall-titles">
        <h1 {...wallTitle(title)}>{title}</h1>
        {titles.map((other) => (
          <div key={other} data-title="" {...wallTitle(other)} aria-hidden="true">
            {other}
          </div>
        ))}
      </div>
      <div ref={room} className="flipchart-wall-room">
        {page ? (
          <PageOnWall key={page.key} page={page} isLatest={page.pair !== null && page.pair === latest} />
        ) : (
          <>
            {heading !== '' && (
              <p className="flipchart-wall-who t4">
                <span className="now strong">{heading}</span>
              </p>
            )}
            <p className="t4 soft">{t(telling ? 'flipchart.nothingShared' : 'flipchart.wallEmpty')}</p>
          </>
        )}
        <ol ref={ruler} className="flipchart-wall-lines flipchart-wall-ruler" aria-hidden="true">
          {parts
            .flatMap((part) => part.lines)
            .map((line) => (
              <li key={line.id} data-line={line.id} className="voice">
                {line.words}
                {line.origin !== '' && <span className="flipchart-wall-origin">{line.origin}</span>}
              </li>
            ))}
        </ol>
      </div>
      <p className="flipchart-wall-foot t3 soft num">
        {page && page.count > 1 && t('flipchart.pageOf', { number: page.number, count: page.count })}
        {next !== '' && ` ${t('flipchart.nextUp', { heading: next })}`}
        {telling && ` ${telling.next}`}
      </p>
    </div>
  );
}

function PageOnWall({ page, isLatest }: { page: WallPage; isLatest: boolean }) {
  return (
    <div className="flipchart-wall-page">
      <p className="flipchart-wall-who t4">
        {page.heading !== '' && <span className={isLatest ? 'now strong' : 'strong'}>{page.heading}</span>}
      </p>
      <ol className="flipchart-wall-lines">
        {page.lines.map((line) => (
          <li key={line.id} className="voice">
            {line.words}
            {line.origin !== '' && <span className="flipchart-wall-origin">{line.origin}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface Measured {
  readonly heights: ReadonlyMap<string, number>;
  /** Room for lines under the heading. */
  readonly height: number;
}

interface Places {
  readonly room: RefObject<HTMLElement | null>;
  readonly ruler: RefObject<HTMLElement | null>;
  readonly question: RefObject<HTMLElement | null>;
}

/**
 * The real heights of all lines in their type, and of the room that is left for them under the longest question:
 * a page turns to another question without being divided again.
 */
function useMeasured({ room, ruler, question }: Places, parts: readonly WallPart[]): Measured {
  const [measured, setMeasured] = useState<Measured>({ heights: new Map(), height: 0 });
  useLayoutEffect(() => {
    const measure = (): void => {
      if (!room.current || !ruler.current || !question.current) return;
      const lines = [...ruler.current.querySelectorAll<HTMLElement>('[data-line]')];
      const heights = new Map(lines.map((line) => [line.dataset.line ?? '', line.offsetHeight]));
      const heading = Number.parseFloat(getComputedStyle(ruler.current).getPropertyValue('padding-top'));
      const titles = [...question.current.querySelectorAll<HTMLElement>('[data-title]')];
      const shown = question.current.querySelector('h1')?.offsetHeight ?? 0;
      const longest = Math.max(shown, ...titles.map((title) => title.offsetHeight));
      setMeasured({ heights, height: room.current.clientHeight - (longest - shown) - heading });
    };
    // Other words are other heights.
    if (parts) measure();
    const observer = new ResizeObserver(measure);
    if (room.current) observer.observe(room.current);
    // The typeface may come after the words.
    void document.fonts.ready.then(measure);
    return () => observer.disconnect();
  }, [room, ruler, question, parts]);
  return measured;
}

/** The page that is shown: turns by itself, and goes to what a pair has just shared; `atOnce` when its turn has come. */
function useTurningPage(
  pages: readonly WallPage[],
  latest: string | null,
  atOnce: boolean,
): WallPage | undefined {
  const [shown, setShown] = useState<string | null>(null);
  const arrived = pages.find((page) => page.pair !== null && page.pair === latest);
  const arrivedLines = pages
    .filter((page) => page.pair !== null && page.pair === latest)
    .reduce((sum, page) => sum + page.lines.length, 0);
  const seen = useRef<string>('');
  const wentAt = useRef(0);
  useEffect(() => {
    const mark = `${latest} ${arrivedLines}`;
    if (seen.current === mark || !arrived) return;
    const isOther = !seen.current.startsWith(`${latest} `);
    seen.current = mark;
    // Twelve pairs that share at the same time would have the wall flicker; each of them comes in its turn.
    if (isOther && !atOnce && Date.now() - wentAt.current < ARRIVAL_TIME) return;
    wentAt.current = Date.now();
    setShown(arrived.key);
  }, [latest, arrivedLines, arrived, atOnce]);
  const index = Math.max(
    0,
    pages.findIndex((page) => page.key === shown),
  );
  const page = pages[index];
  const next = pages[(index + 1) % Math.max(1, pages.length)]?.key ?? null;
  const key = page?.key;
  useEffect(() => {
    if (next === null || next === key) return;
    const timer = setTimeout(() => setShown(next), READING_TIME);
    return () => clearTimeout(timer);
  }, [key, next]);
  return page;
}
