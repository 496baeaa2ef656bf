import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ReceivedFrames } from './frames.ts';

/** Flags that keep Chromium from calling anybody but the server under test. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath)
    throw new Error('CHROMIUM_PATH is not set: run the journeys by npm test or pnpm journeys.');
  return chromium.launch({ executablePath, args: QUIET });
}

export const DESKTOP = { width: 1440, height: 900 };
export const WALL = { width: 1920, height: 1080 };
export const PHONE = { width: 360, height: 740 };

/** Somebody with a device of their own: a browser context, one page, and all that the page received. */
export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly frames: ReceivedFrames;
  /** Errors that the page threw or logged; a journey expects none. */
  readonly errors: string[];
}

interface Device {
  readonly viewport: { readonly width: number; readonly height: number };
  /** False where the network lets no WebSocket through; the connection then has to do with polling. */
  readonly webSockets?: boolean;
  /** The browser keeps the page for when the server is away; elsewhere that would only fetch files for nothing. */
  readonly keepsPage?: boolean;
}

export async function somebody(browser: Browser, name: string, device: Device): Promise<Person> {
  const context = await browser.newContext({
    viewport: device.viewport,
    hasTouch: device.viewport.width < 600,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    serviceWorkers: device.keepsPage ? 'allow' : 'block',
  });
  if (device.webSockets === false) await context.addInitScript(blockWebSockets);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // A server that is killed in the middle of a journey leaves failed requests behind; those are meant.
    if (message.type() === 'error' && !/ERR_|Failed to load resource|WebSocket/.test(message.text())) {
      errors.push(message.text());
    }
  });
  return { name, context, page, frames: await ReceivedFrames.record(page), errors };
}

/** Where the screens of a journey that failed can be looked at. */
const PICTURES = join(import.meta.dirname, '../../node_modules/.cache/journeys');

/** Keeps what is on everybody's screen, for whoever has to find out what went wrong. */
export async function keepScreens(people: readonly Person[]): Promise<void> {
  for (const { name, page } of people) {
    if (!page.isClosed()) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }
}

/** What a proxy that knows no WebSocket looks like from inside a page: every one fails at once. */
function blockWebSockets(): void {
  class Blocked extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readyState = 3;
    onerror: ((event: Event) => void) | null = null;
    onclose: ((event: Event) => void) | null = null;
    constructor() {
      super();
      setTimeout(() => {
        this.onerror?.(new Event('error'));
        this.onclose?.(new Event('close'));
      });
    }
    close(): void {}
    send(): void {}
  }
  Object.defineProperty(window, 'WebSocket', { value: Blocked });
}
