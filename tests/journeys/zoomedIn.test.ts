import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { gather } from '../relay/people.ts';
import { enterAs } from './acts.ts';
import { keepScreens, launchBrowser, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

/** What is left, in CSS pixels, of a screen of 1,280 by 1,024 at 400 % (WCAG 1.4.10). */
const AT_400_PERCENT = { width: 320, height: 256 };
/** What of that a part has to leave to others to be worked in. */
const ROOM = 120;

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('at 400 % a facilitator works on the map, with room to read and nothing beside the screen', async () => {
  const room = await gather(server.address);
  const karin = await somebody(browser, 'Karin', { viewport: AT_400_PERCENT });
  onTestFailed(() => keepScreens([karin]));
  const { page } = karin;
  await page.goto(room.session.links.facilitator);
  await enterAs(page, 'Karin');
  const ineke = (await room.person('Ineke', 'facilitator')).socket();
  await ineke.emitWithAck('command', { type: 'goToStep', step: 'map' });

  /** How much of the part that is scrolled can be seen at once. */
  const seenOf = (part: string): Promise<number> =>
    page.locator(part).evaluate((element) => element.clientHeight);
  await page.getByRole('button', { name: 'Zet iemand op de kaart' }).click();
  const form = page.getByRole('dialog', { name: 'Zet iemand op de kaart' });
  expect(await seenOf('.vb-dialog-body')).toBeGreaterThan(ROOM);
  await form.getByLabel('Naam', { exact: true }).fill('Gemeenteraad');
  await form.getByRole('button', { name: 'Zet op de kaart' }).click();
  const panel = page.getByRole('dialog', { name: 'Gemeenteraad' });
  await panel.getByLabel('Belang').fill('Rust in de wijk');
  await panel.getByLabel('Opmerking bij Gemeenteraad').fill('Eerst bellen');
  await panel.getByRole('button', { name: 'Voeg toe' }).click();
  await panel.getByText('Eerst bellen').waitFor();
  await panel.getByRole('button', { name: 'Sluit', exact: true }).click();
  expect(await seenOf('.map-list-scroll')).toBeGreaterThan(ROOM);
  await page.locator('.map-row').filter({ hasText: '1 opmerking' }).locator('.map-row-open').click();
  await page.getByRole('button', { name: 'Verplaats' }).click();
  await page.getByRole('dialog', { name: 'Verplaats Gemeenteraad' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Volgende/ }).click();
  await page
    .getByRole('heading', { name: /^Voorwaarden/ })
    .first()
    .waitFor();

  const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beside).toBeLessThanOrEqual(0);
  expect(karin.errors).toEqual([]);
  room.leave();
});
