import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { ExportFile } from '@verbindbord/shared/report/exportFile.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { ALL_THEMES, Inspection } from '../accessibility/inspection.ts';
import { hasFocus } from '../accessibility/Keyboard.ts';
import { gather, untilSynced } from '../relay/people.ts';
import { enterAs, fromMenu, goToStep } from './acts.ts';
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

/** What was said of the council, as it stands on a page. */
async function said(page: Page): Promise<string[]> {
  return page.locator('.comments-words').allTextContents();
}

test('what somebody says of a card is read by everybody, and goes into the report', {
  timeout: 120_000,
}, async () => {
  const room = await gather(server.address);
  const ineke = await room.person('Ineke', 'facilitator');
  const { doc } = await untilSynced(ineke.provider('board'));
  const place = { domain: 'politiek', lean: 0.3, reach: 0.6 } as const;
  doc.transact(() => {
    addStakeholder(doc, { name: 'Gemeenteraad', seat: 'present', place });
    addStakeholder(doc, { name: 'Griffie', place: { ...place, lean: 0.7 } });
  });
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  const samira = await somebody(browser, 'Samira', { viewport: PHONE });
  onTestFailed(() => keepScreens([karin, samira]));
  const inspection = new Inspection();
  const { page } = karin;
  await page.goto(room.session.links.facilitator);
  await enterAs(page, 'Karin');
  await goToStep(page, 'Domeinen en drivers');
  const phone = samira.page;
  await phone.goto(room.session.links.participant);
  await enterAs(phone, 'Samira');

  // On the phone: from the row, by its menu.
  await fromMenu(phone.getByRole('button', { name: 'Wat wil je doen met Gemeenteraad?' }), 'Opmerkingen…');
  const dialog = phone.getByRole('dialog', { name: 'Opmerkingen bij Gemeenteraad' });
  const field = dialog.getByLabel('Opmerking bij Gemeenteraad');
  await expect.poll(() => hasFocus(field)).toBe(true);
  await field.fill('Eerst de fractievoorzitters bellen, dan pas de agendacommissie');
  await dialog.getByRole('button', { name: 'Voeg toe' }).click();
  await field.fill('Wie kent er iemand?');
  await field.press('Enter');
  await expect.poll(() => said(phone)).toHaveLength(2);
  await inspection.look(phone, 'comments on a phone', ALL_THEMES);
  await dialog.getByRole('button', { name: 'Sluit', exact: true }).click();
  await phone.locator('.map-row').filter({ hasText: '2 opmerkingen' }).waitFor();

  // On the canvas the card says how many there are, and its panel has them.
  await page.getByRole('button', { name: /^Gemeenteraad, .*, 2 opmerkingen$/ }).press('Enter');
  const panel = page.getByRole('region', { name: 'Opmerkingen' });
  await panel.getByText('Wie kent er iemand?').waitFor();
  await panel
    .getByText(/^Samira, \d\d:\d\d$/)
    .first()
    .waitFor();
  await inspection.look(page, 'comments in the panel', ALL_THEMES);

  // What was begun is not lost by a look at another card.
  await panel.getByLabel('Opmerking bij Gemeenteraad').fill('Ik ken');
  await page.getByRole('button', { name: /^Griffie,/ }).press('Enter');
  await page.getByLabel('Opmerking bij Griffie').waitFor();
  await page.getByRole('button', { name: /^Gemeenteraad,/ }).press('Enter');
  const begun = panel.getByLabel('Opmerking bij Gemeenteraad');
  await expect.poll(() => begun.inputValue()).toBe('Ik ken');
  await begun.press('End');
  await begun.pressSequentially(' de griffier');
  await begun.press('Enter');

  // Who said it changes it, on the phone; others cannot, but a facilitator can take it away, and bring it back.
  await phone.locator('.map-row').filter({ hasText: '3 opmerkingen' }).locator('.map-row-open').click();
  await phone.getByRole('button', { name: 'Alles over deze partij' }).click();
  const onPhone = phone.getByRole('dialog', { name: 'Gemeenteraad' });
  expect(await onPhone.getByRole('button', { name: 'Meer over ‘Ik ken de griffier’' }).count()).toBe(0);
  await fromMenu(onPhone.getByRole('button', { name: 'Meer over ‘Wie kent er iemand?’' }), 'Wijzig');
  const own = onPhone.getByLabel('Wijzig je opmerking');
  await expect.poll(() => hasFocus(own)).toBe(true);
  await own.fill('Wie kent er iemand van de agendacommissie?');
  await own.press('Enter');
  const changed = 'Wie kent er iemand van de agendacommissie?';
  await panel.getByText(changed).waitFor();
  await fromMenu(panel.getByRole('button', { name: `Meer over ‘${changed}’` }), 'Verwijder');
  await expect.poll(() => said(phone)).toHaveLength(2);
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect.poll(() => said(phone)).toHaveLength(3);

  const headers = { authorization: `Bearer ${ineke.token}` };
  const exported = (format: string): Promise<Response> =>
    fetch(`${server.address}/api/sessions/${room.session.code}/export.${format}`, { headers });
  const { board } = (await (await exported('json')).json()) as ExportFile;
  expect(board.comments.map(({ text }) => text)).toContain(changed);
  const markdown = await (await exported('md')).text();
  expect(markdown).toContain('Ik ken de griffier (Karin)');

  expect(inspection.takeFound()).toEqual([]);
  for (const { name, errors } of [karin, samira]) expect(errors, `errors of ${name}`).toEqual([]);
  room.leave();
});
