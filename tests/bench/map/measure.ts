import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../chromium.mjs';
import { type Usage, usageOf } from '../machine/usage.ts';
import { Samples } from '../report/statistics.ts';
import type { Kind } from './boards.ts';
import { type BenchMap, DRAGGING, dragsOn } from './map.ts';
import type { BoardOutcome, ViewOutcome } from './outcome.ts';

/** How a board is looked at: at its own size, near by, and zoomed out. */
const VIEWS = [
  { name: 'whole', zoom: 1 },
  { name: 'near', zoom: 2.5 },
  { name: 'far', zoom: 0.4 },
] as const;

const SCREEN = { width: 1440, height: 900 };
const PATIENCE_MS = 60_000;
/** Until what a view needs has been made, and the machine has got used to it. */
const SETTLE_MS = 1000;
/** Round and round with the whole board in hand: radius in pixels, seconds for a round, moves in a second. */
const PAN = { radius: 120, seconds: 2, rate: 60 };

/** Opens one board in a browser of its own and measures each view of it for so many seconds. */
export async function measure(kind: Kind, map: BenchMap, seconds: number): Promise<BoardOutcome> {
  const served = await kind.serve(map, dragsOn(map, DRAGGING));
  const browser = await chromium.launch({
    executablePath: findChromium((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const context = await browser.newContext({ viewport: SCREEN, locale: 'nl-NL', serviceWorkers: 'block' });
    await served.enter(context);
    const page = await context.newPage();
    const isDrawn = `(${kind.drawn}) >= ${map.cards.length}`;
    // As text: the page of ours lets nothing be compiled in it.
    await page.addInitScript({ content: `(${watchFirstPaint})(() => ${isDrawn})` });
    await page.goto(served.address);
    const painted = await page.waitForFunction(() => window.paintedAt, undefined, {
      timeout: PATIENCE_MS,
      polling: 100,
    });
    const firstPaint = Number(await painted.jsonValue());
    const inside = await page.context().newCDPSession(page);
    await inside.send('Performance.enable', { timeDomain: 'timeTicks' });
    const views: ViewOutcome[] = [];
    for (const { name, zoom } of VIEWS) {
      const hold = await kind.look(page, zoom);
      views.push({ view: name, ...(await panned(browser, page, inside, hold, seconds)) });
    }
    await inside.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize: heap = Number.NaN } = await metricsOf(inside);
    const memory = (await usageOfBrowser(browser))?.memory ?? null;
    return { firstPaint, views, heap, memory };
  } finally {
    await browser.close();
    await served.stop();
  }
}

/** Pans for a while and measures; the first second, in which everything gets going, does not count. */
async function panned(
  browser: Browser,
  page: Page,
  inside: CDPSession,
  hold: { readonly x: number; readonly y: number },
  seconds: number,
): Promise<Omit<ViewOutcome, 'view'>> {
  await page.mouse.move(hold.x, hold.y);
  await page.mouse.down();
  let isPanning = true;
  const panning = keepPanning(page, hold, () => isPanning);
  await page.waitForTimeout(SETTLE_MS);
  const [before, used] = [await metricsOf(inside), await usageOfBrowser(browser)];
  await page.evaluate(recordFrames);
  await page.waitForTimeout(seconds * 1000);
  const deltas = await page.evaluate(() => window.frames_?.stop() ?? []);
  const [after, usedAfter] = [await metricsOf(inside), await usageOfBrowser(browser)];
  isPanning = false;
  await panning;
  // Back to where it was taken hold of: the next view begins at the middle of the map.
  await page.mouse.move(hold.x, hold.y);
  await page.mouse.up();

  const took = (after.Timestamp ?? 0) - (before.Timestamp ?? 0);
  const perSecond = (name: string): number => (((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / took;
  const samples = new Samples();
  for (const delta of deltas) samples.add(delta);
  const frames = samples.spread();
  if (!frames) throw new Error('The page drew nothing.');
  return {
    fps: (1000 * deltas.length) / deltas.reduce((sum, delta) => sum + delta, 0),
    frames,
    main: {
      all: perSecond('TaskDuration'),
      script: perSecond('ScriptDuration'),
      style: perSecond('RecalcStyleDuration'),
      layout: perSecond('LayoutDuration'),
    },
    cpu: used && usedAfter ? (usedAfter.cpuSeconds - used.cpuSeconds) / took : null,
  };
}

async function keepPanning(
  page: Page,
  { x, y }: { readonly x: number; readonly y: number },
  goesOn: () => boolean,
): Promise<void> {
  const began = performance.now();
  for (let move = 1; goesOn(); move++) {
    const angle = (2 * Math.PI * (performance.now() - began)) / 1000 / PAN.seconds;
    await page.mouse.move(x + PAN.radius * Math.sin(angle), y + PAN.radius * (1 - Math.cos(angle)));
    // A page that is late with one gets the next when it would have been due, not all that were missed.
    move = Math.max(move, Math.ceil(((performance.now() - began) * PAN.rate) / 1000));
    await page.waitForTimeout(Math.max(0, began + (move * 1000) / PAN.rate - performance.now()));
  }
}

declare global {
  interface Window {
    paintedAt?: number;
    frames_?: { readonly stop: () => number[] };
  }
}

/** In the page: notes when everything is there and has been painted. */
function watchFirstPaint(isDrawn: () => boolean): void {
  const look = (): void => {
    if (!isDrawn()) {
      requestAnimationFrame(look);
      return;
    }
    // The frame after the next begins when this one, with everything in it, has been handed on to be shown.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.paintedAt = performance.now();
      }),
    );
  };
  requestAnimationFrame(look);
}

/** In the page: notes the times between frames until it is told to stop. */
function recordFrames(): void {
  const deltas: number[] = [];
  let before: number | null = null;
  let isOn = true;
  const onFrame = (now: number): void => {
    if (!isOn) return;
    if (before !== null) deltas.push(now - before);
    before = now;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  window.frames_ = {
    stop: () => {
      isOn = false;
      return deltas;
    },
  };
}

async function metricsOf(inside: CDPSession): Promise<Readonly<Record<string, number>>> {
  const { metrics } = await inside.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** What all processes of the browser have used together, or null where there is no `/proc`. */
async function usageOfBrowser(browser: Browser): Promise<Pick<Usage, 'cpuSeconds' | 'memory'> | null> {
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  const usages = processInfo.map(({ id }) => usageOf(id)).filter((usage) => usage !== null);
  if (usages.length === 0) return null;
  return {
    cpuSeconds: usages.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    memory: usages.reduce((sum, { memory }) => sum + memory, 0),
  };
}
