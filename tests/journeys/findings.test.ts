import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type * as Y from 'yjs';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { hasFocus } from '../accessibility/Keyboard.ts';
import { gather, untilSynced } from '../relay/people.ts';
import { enterAs } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, PHONE, somebody } from './browser.ts';
import { ServerProcess } from './serverProcess.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A council that joins in with what does not move the paper, and a contractor with whom nobody is connected. */
function fill(doc: Y.Doc): void {
  doc.transact(() => {
    const raad = addStakeholder(doc, {
      name: 'Raad',
      seat: 'present',
      place: { domain: 'politiek', lean: 0.3, reach: 0.3 },
    });
    const krant = addStakeholder(doc, {
      name: 'Krant',
      seat: 'missing',
      place: { domain: 'media', lean: 0.3, reach: 0.8 },
    });
    addStakeholder(doc, {
      name: 'Aannemer',
      seat: 'present',
      place: { domain: 'privaat', lean: 0.3, reach: 0.6 },
    });
    addConnection(doc, { from: raad, to: krant, driver: 'consensus' });
  });
}

const row = (page: Page, words: string | RegExp) =>
  page.locator('.findings-row').filter({ hasText: words }).first();

/** Whether all of it can be seen, with nothing over it. */
const isInView = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { left, top, bottom } = element.getBoundingClientRect();
    const at = (y: number): boolean => element.contains(document.elementFromPoint(left + 2, y));
    return at(top + 2) && at(bottom - 2);
  });

test('what stands out on the map is told to all, leads to its cards, and is put aside for all', async () => {
  const room = await gather(server.address);
  const { doc } = await untilSynced((await room.person('Ineke', 'facilitator')).provider('board'));
  fill(doc);
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const samira = await somebody(browser, 'Samira', { viewport: PHONE });
  onTestFailed(() => keepScreens([karin, samira]));
  await karin.page.goto(room.session.links.facilitator);
  await enterAs(karin.page, 'Karin');
  await karin.page
    .getByRole('button', { name: /^Ga met de groep naar stap \d+: Domeinen en drivers/ })
    .click();
  await samira.page.goto(room.session.links.participant);
  await enterAs(samira.page, 'Samira');
  const inspection = new Inspection();

  for (const { page } of [karin, samira]) {
    await page.getByRole('button', { name: 'Wat valt op (9)' }).click();
    await row(page, 'Raad → Krant')
      .getByText('leunt op consensus; in Media tellen chaos en scoren')
      .waitFor();
    // What opened below the edge came into view.
    await expect
      .poll(() => isInView(page.getByRole('heading', { name: 'Sluit aan op wat de ander niet beweegt' })))
      .toBe(true);
    await row(page, 'Krant').first().waitFor();
    await row(page, 'Aannemer').waitFor();
    await inspection.look(page, 'what stands out', ALL_THEMES);
  }
  expect(await samira.page.getByRole('button', { name: /^Leg terzijde/ }).count()).toBe(0);

  await karin.page.getByRole('button', { name: 'Leg terzijde: Raad → Krant' }).press('Enter');
  await expect.poll(() => hasFocus(karin.page.getByRole('button', { name: 'Wat valt op (8)' }))).toBe(true);
  for (const { page } of [karin, samira]) {
    await page.getByRole('button', { name: 'Wat valt op (8)' }).waitFor();
    expect(await row(page, 'Raad → Krant').count()).toBe(0);
  }
  await server.kill();
  for (const { page } of [karin, samira]) await page.getByText('Geen verbinding.').waitFor();
  await server.startAgain();
  for (const { page } of [karin, samira]) {
    await page.getByText('Geen verbinding.').waitFor({ state: 'detached' });
  }
  await samira.page.getByRole('button', { name: 'Toon wat terzijde ligt (1)' }).click();
  await row(samira.page, 'Raad → Krant').waitFor();
  await karin.page.getByRole('button', { name: 'Toon wat terzijde ligt (1)' }).click();
  await karin.page.getByRole('button', { name: 'Zet terug: Raad → Krant' }).click();
  await samira.page.getByRole('button', { name: 'Wat valt op (9)' }).waitFor();

  // A connection is mended where it is told.
  await row(karin.page, 'Raad → Krant')
    .getByRole('button', { name: /^Raad → Krant/ })
    .click();
  const dialog = karin.page.getByRole('dialog', { name: 'Verbinding' });
  await dialog.waitFor();
  await karin.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await karin.page.locator('.findings').getByRole('button', { name: 'Aannemer', exact: true }).click();
  await karin.page.getByRole('heading', { name: 'Aannemer' }).waitFor();
  const card = karin.page.locator('[data-card]').filter({ hasText: 'Aannemer' });
  await expect.poll(() => hasFocus(card)).toBe(true);
  await karin.page.getByRole('button', { name: 'Sluit', exact: true }).click();
  await row(karin.page, 'Aannemer').waitFor();

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, samira]) expect(errors, `errors of ${name}`).toEqual([]);
  room.leave();
});
