import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { splitIntoPages } from '../../flipchart/pages.ts';
import { t } from '../../text/t.ts';
import { useTurn } from './useTurn.ts';

/** More at once nobody reads from the back of a hall. */
const MOST_LINES = 12;

interface WallItem {
  readonly id: string;
  readonly content: ReactNode;
}

interface WallPagesProps {
  items: readonly WallItem[];
}

/**
 * Lines under each other at one size. What does not fit comes on a next page, never in smaller type; the pages turn
 * by themselves.
 */
export function WallPages({ items }: WallPagesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly (readonly number[])[]>([]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => {
      const heights = [...element.querySelectorAll('li')].map((line) => line.offsetHeight);
      if (heights.length === items.length)
        setPages(splitIntoPages(heights, element.clientHeight, 0, MOST_LINES));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [items]);
  const page = useTurn(pages.length);
  const shown = new Set(pages[page] ?? items.map((_, index) => index));
  return (
    <>
      <div ref={frame} className="wall-frame">
        <ol className="wall-lines">
          {items.map(({ id, content }, index) => (
            <li key={id} className={shown.has(index) ? 'wall-line' : 'wall-line wall-line-away'}>
              {content}
            </li>
          ))}
        </ol>
      </div>
      {pages.length > 1 && (
        <p className="wall-foot soft num">{t('wall.page', { page: page + 1, count: pages.length })}</p>
      )}
    </>
  );
}
