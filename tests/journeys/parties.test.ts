import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { ExportFile } from '@verbindbord/shared/report/exportFile.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type * as Y from 'yjs';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { hasFocus } from '../accessibility/Keyboard.ts';
import { gather, untilSynced } from '../relay/people.ts';
import { enterAs, fromMenu, goToStep } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, PHONE, somebody } from './browser.ts';
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

/** A municipality that is connected with its council. */
function fill(doc: Y.Doc): void {
  doc.transact(() => {
    const gemeente = addStakeholder(doc, {
      name: 'Gemeente Utrecht',
      seat: 'present',
      interest: 'Rust in de wijk',
      assumptions: 'Wil vooral niet opvallen',
      place: { domain: 'bestuur', lean: 0.3, reach: 0.3 },
    });
    const raad = addStakeholder(doc, {
      name: 'Raad',
      seat: 'present',
      place: { domain: 'politiek', lean: 0.3, reach: 0.6 },
    });
    addConnection(doc, { from: gemeente, to: raad, driver: 'contrast', obstacle: 'Geen tijd' });
  });
}

/** What the map says of itself: '3 partijen' and '2 verbindingen'. */
async function expectOnMap(page: Page, parties: string, connections: string): Promise<void> {
  await page.getByText(parties, { exact: true }).waitFor();
  await page.getByText(connections, { exact: true }).first().waitFor();
}

async function meet(): Promise<{
  readonly karin: Person;
  readonly samira: Person;
  readonly file: (query?: string) => Promise<ExportFile>;
  readonly leave: () => void;
}> {
  const room = await gather(server.address);
  const ineke = await room.person('Ineke', 'facilitator');
  fill((await untilSynced(ineke.provider('board'))).doc);
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const samira = await somebody(browser, 'Samira', { viewport: PHONE });
  await karin.page.goto(room.session.links.facilitator);
  await enterAs(karin.page, 'Karin');
  await goToStep(karin.page, 'Domeinen en drivers');
  await samira.page.goto(room.session.links.participant);
  await enterAs(samira.page, 'Samira');
  const file = async (query = ''): Promise<ExportFile> => {
    const response = await fetch(`${server.address}/api/sessions/${room.session.code}/export.json${query}`, {
      headers: { authorization: `Bearer ${ineke.token}` },
    });
    return (await response.json()) as ExportFile;
  };
  return { karin, samira, file, leave: room.leave };
}

/** On the phone: the same name again, after having been told who has it; connected with the council. */
async function addAgain({ page }: Person): Promise<void> {
  const add = page.getByRole('button', { name: 'Zet iemand op de kaart' });
  await add.click();
  const form = page.getByRole('dialog', { name: 'Zet iemand op de kaart' });
  await form.getByLabel('Naam', { exact: true }).fill('de gem. Utrecht');
  await form.getByText('Deze partij staat al op de kaart.').waitFor();
  await form.getByRole('button', { name: /^Gemeente Utrecht/ }).click();
  const there = page.getByRole('dialog', { name: 'Gemeente Utrecht' });
  await there.waitFor();
  await there.getByRole('button', { name: 'Sluit', exact: true }).click();

  await add.click();
  await form.getByLabel('Naam', { exact: true }).fill('de gem. Utrecht');
  await form.getByText('Deze partij staat al op de kaart.').waitFor();
  await form.getByRole('button', { name: 'Zet op de kaart' }).click();
  const panel = page.getByRole('dialog', { name: 'de gem. Utrecht' });
  await panel.getByLabel('Belang').fill('Snel resultaat');
  await panel.getByRole('button', { name: 'Verbind met…' }).click();
  const connect = page.getByRole('dialog', { name: 'Verbind de gem. Utrecht' });
  const other = connect.getByRole('combobox', { name: 'Verbind met' });
  await other.fill('Raad');
  await other.press('ArrowDown');
  await other.press('Enter');
  await connect.getByRole('button', { name: 'Verbind', exact: true }).click();
  await panel.getByRole('button', { name: 'Sluit', exact: true }).click();
}

test('the same name twice becomes one party, with all that was said and its connections', {
  timeout: 120_000,
}, async () => {
  const { karin, samira, file, leave } = await meet();
  onTestFailed(() => keepScreens([karin, samira]));
  const inspection = new Inspection();
  const { page } = karin;
  await addAgain(samira);
  await expectOnMap(page, '3 partijen', '2 verbindingen');

  // Noticed, and merged by keyboard; the card that is chosen stays where it is.
  await page.getByRole('button', { name: /^Wat valt op/ }).click();
  await page.getByRole('button', { name: /^Voeg samen: .*gem\. Utrecht/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Voeg partijen samen' });
  await dialog.getByText('Welke kaart blijft staan?').waitFor();
  await inspection.look(page, 'merging', ALL_THEMES);
  await dialog.getByRole('radio', { name: /^Gemeente Utrecht/ }).press('Space');
  await dialog.getByRole('button', { name: 'Voeg samen', exact: true }).press('Enter');
  await expectOnMap(page, '2 partijen', '1 verbinding');
  await expect
    .poll(() => hasFocus(page.locator('[data-card]').filter({ hasText: 'Gemeente Utrecht' })))
    .toBe(true);
  const panel = page
    .getByRole('complementary')
    .filter({ has: page.getByRole('heading', { name: 'Gemeente Utrecht' }) });
  await expect.poll(() => panel.getByLabel('Belang').inputValue()).toBe('Rust in de wijk\nSnel resultaat');
  await panel.getByRole('button', { name: 'Haal uit elkaar: de gem. Utrecht' }).waitFor();
  await inspection.look(page, 'a party that was merged');
  expect(await samira.page.locator('.map-row').filter({ hasText: 'Utrecht' }).count()).toBe(1);

  // One undo brings both back, for everybody.
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expectOnMap(page, '3 partijen', '2 verbindingen');
  await expect.poll(() => samira.page.locator('.map-row').filter({ hasText: 'Utrecht' }).count()).toBe(2);

  // And again from the phone, by the menu of a card that has the same name.
  const row = samira.page.locator('.map-row').filter({ hasText: 'de gem. Utrecht' });
  await fromMenu(
    row.getByRole('button', { name: 'Wat wil je doen met de gem. Utrecht?' }),
    'Voeg samen met…',
  );
  const onPhone = samira.page.getByRole('dialog', { name: 'Voeg partijen samen' });
  await inspection.look(samira.page, 'merging, on a phone');
  await onPhone.getByRole('radio', { name: /^Gemeente Utrecht/ }).click({ force: true });
  await onPhone.getByRole('button', { name: 'Voeg samen', exact: true }).click();
  await expectOnMap(page, '2 partijen', '1 verbinding');
  await expect
    .poll(
      async () => (await file()).board.stakeholders.filter(({ mergedInto }) => mergedInto !== null).length,
    )
    .toBe(1);
  const { board } = await file();
  expect(JSON.stringify(board)).not.toContain('Wil vooral niet opvallen');
  expect(JSON.stringify((await file('?assumptions=1')).board)).toContain('Wil vooral niet opvallen');

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, samira]) expect(errors, `errors of ${name}`).toEqual([]);
  leave();
});

test('what is said of a connection is with the others at once, and in the file', {
  timeout: 120_000,
}, async () => {
  const { karin, samira, file, leave } = await meet();
  onTestFailed(() => keepScreens([karin, samira]));
  const inspection = new Inspection();
  const { page } = karin;
  const open = async (where: Page): Promise<void> => {
    const list = where.getByRole('region', { name: 'Verbindingen' });
    await list.getByRole('button', { name: /^Raad/ }).click();
    await where.getByRole('dialog', { name: 'Verbinding', exact: true }).waitFor();
  };
  await page.getByRole('button', { name: /^Gemeente Utrecht, Bestuur/ }).click();
  await open(page);
  const dialog = page.getByRole('dialog', { name: 'Verbinding', exact: true });
  for (const name of ['inhoud', 'mensen', 'sociaal', 'bestuurslagen']) {
    await dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) }).press('Space');
  }
  await dialog
    .getByRole('radiogroup', { name: 'Hoe sterk is die nu?' })
    .getByText('zwak', { exact: true })
    .click();
  await dialog
    .getByRole('radiogroup', { name: 'Hoe sterk moet die worden?' })
    .getByText('sterk', { exact: true })
    .click();
  await dialog.getByLabel('Wat ga je doen?').fill('Samen de wijk in');
  await dialog.getByLabel('Wie pakt dat op?').fill('Samira');
  await dialog.getByLabel('Wanneer?').fill('2027-02-01');
  await inspection.look(page, 'the fields of a connection', ALL_THEMES);
  await dialog.getByRole('button', { name: 'Klaar' }).click();
  await page.getByRole('region', { name: 'Verbindingen' }).getByText('nu zwak, gewenst sterk').waitFor();
  await page
    .getByRole('region', { name: 'Verbindingen' })
    .getByText('Samen de wijk in (Samira, 1 feb)')
    .waitFor();

  // The same on the phone, in its own order, where it can be changed too.
  const phone = samira.page;
  await phone.locator('.map-row').filter({ hasText: 'Gemeente Utrecht' }).locator('.map-row-open').click();
  await phone.getByRole('button', { name: 'Alles over deze partij' }).click();
  await open(phone);
  const other = phone.getByRole('dialog', { name: 'Verbinding', exact: true });
  await inspection.look(phone, 'the fields of a connection, on a phone');
  const checked = other.getByRole('checkbox', { checked: true });
  const words = await checked.evaluateAll((all) => all.map((one) => one.closest('label')?.textContent));
  expect(words).toEqual([
    'inhoud',
    'mensen',
    'sociaal wij en zij, vertrouwen, wederkerigheid',
    'bestuurslagen',
  ]);
  await other.getByText('mensen', { exact: true }).click();
  await other.getByText('gewenst', { exact: true }).click();
  await other.getByRole('radiogroup', { name: 'Hoe sterk is die nu?' }).waitFor({ state: 'detached' });
  await other.getByText('die is er', { exact: true }).click();
  await expect.poll(() => other.getByLabel('Wanneer?').inputValue()).toBe('2027-02-01');
  await other.getByRole('button', { name: 'Klaar' }).click();

  await expect.poll(async () => (await file()).board.connections[0]?.ties).toEqual(['content']);
  expect((await file()).board.connections).toMatchObject([
    {
      ties: ['content'],
      boundaries: ['social', 'governmentLevels'],
      strengthNow: 'weak',
      strengthWanted: 'strong',
      wished: false,
      obstacle: 'Geen tijd',
      nextStep: 'Samen de wijk in',
      owner: 'Samira',
      due: '2027-02-01',
    },
  ]);
  await page.locator('.map-legend').getByText('zwak').waitFor();

  // A party that stands in two worlds says so, also from the panel.
  await page.getByRole('checkbox', { name: 'Staat op de grens met Ambtelijk' }).press('Space');
  await page
    .getByRole('button', { name: /^Gemeente Utrecht, Bestuur, .*op de grens met Ambtelijk/ })
    .waitFor();

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, samira]) expect(errors, `errors of ${name}`).toEqual([]);
  leave();
});
