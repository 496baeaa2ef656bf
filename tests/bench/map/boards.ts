import type { Joined } from '@verbindbord/shared/session/requests.ts';
import type { BrowserContext, Page } from 'playwright-core';
import { type BenchMap, DRAGGING, type Drag } from './map.ts';
import { openHall } from './ours/hall.ts';
import { servePages } from './peers/pages.ts';

/** A kind of board that can be measured. */
export interface Kind {
  readonly name: string;
  readonly what: string;
  /** Starts what serves it, with the others dragging already. */
  readonly serve: (map: BenchMap, drags: readonly Drag[]) => Promise<Served>;
  /** A JavaScript expression for how many cards are on the page by now. */
  readonly drawn: string;
  /** Brings the middle of the map to the middle of the screen; gives the point of the screen where to take hold. */
  readonly look: (page: Page, zoom: number) => Promise<{ x: number; y: number }>;
}

export interface Served {
  readonly address: string;
  /** What has to be done in the browser before the page is opened. */
  readonly enter: (context: BrowserContext) => Promise<void>;
  readonly stop: () => Promise<void> | void;
}

/** A wheel of so many pixels doubles or halves what xyflow shows. */
const DOUBLES = 500;
/** Until a board that is busy has come to what was asked of it. */
const PATIENCE_MS = 20_000;

/**
 * How many cards of ours are to be seen: those of a crowd as discs of one picture, but for the ones that are carried, which
 * are drawn on a canvas over it; fewer as elements of the page.
 */
const SEEN_OF_OURS = `Math.max(
  document.querySelectorAll('.react-flow__node-stakeholder').length,
  [...document.querySelectorAll('.map-dots path')]
    .reduce((seats, path) => seats + (path.getAttribute('d').match(/M/g) ?? []).length, ${DRAGGING}),
)`;

export const KINDS: readonly Kind[] = [
  {
    name: 'ours',
    what: 'Verbindbord as it ships: a session of the real server, with cards, cursors and names of 50 people',
    serve: async (map, drags) => {
      const hall = await openHall(map, drags);
      return {
        address: `${hall.address}/s/${hall.code}`,
        enter: async (context) => {
          const url = `${hall.address}/api/sessions/${hall.code}/join`;
          const answer = await context.request.post(url, { data: { secret: hall.secret, name: 'Kijker' } });
          if (!answer.ok()) throw new Error(`The viewer does not get in: ${await answer.text()}`);
          const { role, participantId } = (await answer.json()) as Joined;
          // As after a reload: a tab that was inside is not asked again who somebody is.
          await context.addInitScript(
            ([key = '', seat = '']) => sessionStorage.setItem(key, seat),
            [`verbindbord.tab.${hall.code}`, `${role} ${participantId}`],
          );
        },
        stop: hall.stop,
      };
    },
    drawn: SEEN_OF_OURS,
    look: lookInXyflow,
  },
  {
    name: 'excalidraw',
    what: 'Excalidraw 0.18, new scenes by updateScene once a frame; no cursors, no names, nothing saved',
    serve: (map, drags) => servedPage('excalidraw', map, drags),
    drawn: 'window.board?.drawn() ?? 0',
    look: async (page, zoom) => {
      await page.evaluate(`window.board.zoomTo(${zoom})`);
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      return { x: width / 2, y: height / 2 };
    },
  },
  {
    name: 'xyflow',
    what: 'xyflow 12 as its guides make a board, moved by setNodes once a frame; no cursors, no names, nothing saved',
    serve: (map, drags) => servedPage('xyflow', map, drags),
    drawn: "document.querySelectorAll('.react-flow__node-card').length",
    look: lookInXyflow,
  },
  {
    name: 'empty',
    what: 'one shape that follows the pointer: what this machine can show at all',
    serve: (map) => servedPage('empty', map, []),
    drawn: `document.querySelector('#paper') ? Infinity : 0`,
    look: async (page) => {
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      return { x: width / 2, y: height / 2 };
    },
  },
];

async function servedPage(page: string, map: BenchMap, drags: readonly Drag[]): Promise<Served> {
  const { address, stop } = await servePages(map, drags);
  return { address: `${address}/${page}.html`, enter: async () => {}, stop };
}

/** By the wheel, as people do, with the pointer at the middle of the world, which then stays where it is. */
async function lookInXyflow(page: Page, zoom: number): Promise<{ x: number; y: number }> {
  const { x, y, zoom: before } = await originOnScreen(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -Math.log2(zoom / before) * DOUBLES);
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    await page.waitForTimeout(200);
    const now = await originOnScreen(page);
    if (Math.abs(now.zoom - zoom) <= 0.01 * zoom) return now;
    if (Date.now() > until) throw new Error(`The board is at ${now.zoom} and not at ${zoom}.`);
  }
}

function originOnScreen(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  return page.evaluate(() => {
    const world = document.querySelector('.react-flow__viewport');
    const flow = document.querySelector('.react-flow');
    if (!world || !flow) throw new Error('There is no canvas.');
    const { left, top } = flow.getBoundingClientRect();
    const { a, e, f } = new DOMMatrix(getComputedStyle(world).transform);
    return { x: left + e, y: top + f, zoom: a };
  });
}
