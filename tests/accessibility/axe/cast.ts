import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { enterAs, type HandedOut, makeSession, start } from '../../journeys/acts.ts';
import { DESKTOP, launchBrowser, type Person, PHONE, somebody, WALL } from '../../journeys/browser.ts';
import { ServerProcess } from '../../journeys/serverProcess.ts';
import { ALL_THEMES, Inspection } from '../inspection.ts';

/** A session with one of each who looks at it: two screens of participants, and those of the others. */
export interface Cast {
  readonly server: ServerProcess;
  readonly browser: Browser;
  readonly karin: Person;
  readonly samira: Person;
  readonly fatma: Person;
  readonly olga: Person;
  readonly wall: Person;
  readonly inspection: Inspection;
  /** Fails when a page threw or logged an error since the last time. */
  readonly expectNoErrors: () => void;
  readonly leave: () => Promise<void>;
}

/** Starts a server, and opens the browsers; nobody is in a session yet. */
export async function gather(): Promise<Cast> {
  const [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
  const [karin, samira, fatma, olga, wall] = await Promise.all([
    somebody(browser, 'Karin', { viewport: DESKTOP }),
    somebody(browser, 'Samira', { viewport: PHONE }),
    somebody(browser, 'Fatma', { viewport: DESKTOP }),
    somebody(browser, 'Olga', { viewport: DESKTOP }),
    somebody(browser, 'de wand', { viewport: WALL }),
  ]);
  const all = [karin, samira, fatma, olga, wall];
  return {
    server,
    browser,
    karin,
    samira,
    fatma,
    olga,
    wall,
    inspection: new Inspection(),
    expectNoErrors: () => {
      for (const { errors } of all) expect(errors.splice(0)).toEqual([]);
    },
    leave: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** Makes a session, brings everybody in and starts it: for what is looked at inside. */
export async function comeIn({ server, karin, samira, fatma, olga, wall }: Cast): Promise<HandedOut> {
  const handedOut = await makeSession(karin.page, server.address, 'Geweld hoort nergens thuis');
  await karin.page.goto(handedOut.facilitator);
  await enterAs(karin.page, 'Karin');
  for (const { page, name } of [samira, fatma]) {
    await page.goto(handedOut.participant);
    await enterAs(page, name, name === fatma.name ? 'op afstand' : 'in de zaal');
  }
  await olga.page.goto(handedOut.observer);
  await enterAs(olga.page, 'Olga');
  await wall.page.goto(handedOut.observer.replace('/s/', '/w/'));
  await wall.page.getByText('Er zijn 2 deelnemers binnen').waitFor();
  await start(karin.page);
  return handedOut;
}

/** Opens something, looks at it, and closes it by Escape. */
export async function lookInto(
  { inspection }: Cast,
  page: Page,
  screen: string,
  dialog: string | RegExp,
): Promise<void> {
  const opened = page.getByRole('dialog', { name: dialog });
  await opened.waitFor();
  await inspection.look(page, screen);
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'detached' });
}

/** The same on a desktop and in a window as narrow as a phone. */
export async function lookBothWays({ inspection }: Cast, page: Page, screen: string): Promise<void> {
  await inspection.look(page, screen);
  await page.setViewportSize(PHONE);
  await inspection.look(page, `${screen}, narrow`);
  await page.setViewportSize(DESKTOP);
}

/** The report of what is on the board by now, once it shows these words. */
export async function lookAtReport(
  { server, olga, inspection }: Cast,
  { code }: HandedOut,
  words: string,
): Promise<void> {
  const { page } = olga;
  await page.goto(`${server.address}/s/${code}/verslag`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(words).filter({ visible: true }).first().waitFor();
  await inspection.look(page, 'report', ALL_THEMES);
  await page.setViewportSize(PHONE);
  await inspection.look(page, 'report, narrow');
}
