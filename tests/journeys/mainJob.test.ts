import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { fromMenu, goToStep, untilSaved, worksheetLines, writeLine } from './acts.ts';
import { keepScreens, launchBrowser, type Person } from './browser.ts';
import { type Cast, everybody, gather } from './cast.ts';
import { dragCard } from './dragging.ts';
import { ServerProcess } from './serverProcess.ts';
import { takeTheBoardHome } from './takeHome.ts';

const CASE = join(import.meta.dirname, '../export/cases/ghnt-stakeholders.csv');
const WHOM = 'Wat en met wie wil je intern verbinden?';
const HARD = 'Wat maakt dit lastig?';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Makes pairs and swaps until Samira works with the first Bram, which the chance of the proposal may not give. */
async function pairSamiraWithBram({ karin }: Cast): Promise<void> {
  const { page } = karin;
  await goToStep(page, 'Wie wil je verbinden?');
  await page.getByRole('button', { name: 'Maak tweetallen' }).click();
  await page.getByText('Voorstel. Alleen begeleiders zien dit.').waitFor();
  const pairOfSamira = page.locator('.pairs-card', { hasText: 'Samira' });
  const members = await pairOfSamira.textContent();
  const partner = ['Fatma', 'Bram 2'].find((name) => members?.includes(name));
  if (partner !== undefined) {
    await page.getByRole('button', { name: partner }).click();
    await page.getByRole('button', { name: /^Wissel met Bram(?! 2)/ }).click();
  }
  await expect.poll(() => pairOfSamira.textContent()).toMatch(/Bram(?! 2)/);
  await page.getByLabel('Minuten').fill('20');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('0 van 2 klaar').waitFor();
}

/** The timer runs on every screen, to the same second. */
async function sameTimeEverywhere({ karin, samira, fatma, wall }: Cast): Promise<void> {
  const seconds = async ({ page }: Person): Promise<number> => {
    const text = (await page.getByRole('timer').first().textContent()) ?? '';
    const [minutes = Number.NaN, rest = Number.NaN] = (/\d+:\d+/.exec(text)?.[0] ?? '')
      .split(':')
      .map(Number);
    return minutes * 60 + rest;
  };
  const shown = await Promise.all([karin, samira, fatma, wall].map(seconds));
  expect(Math.min(...shown)).toBeGreaterThan(19 * 60);
  expect(Math.max(...shown) - Math.min(...shown)).toBeLessThanOrEqual(1);
}

/** Whoever reloads is the same person, on the same worksheet, and nobody comes in twice. */
async function comeBack({ karin, fatma }: Cast): Promise<void> {
  await fatma.page.reload();
  await expect.poll(() => worksheetLines(fatma.page)).toEqual(['eigen onderdeel eerst']);
  await karin.page.getByText('0 van 2 klaar').waitFor();
  await expect
    .poll(() => karin.page.getByRole('heading', { name: /^Aanwezig/ }).textContent())
    .toBe('Aanwezig 5');
}

/** Samira and Bram type in one line together, from their two phones; the other pair writes a line of its own. */
async function writeInPairs({ samira, bram, fatma }: Cast): Promise<void> {
  await writeLine(samira.page, WHOM, 'de spiegelgroep aan de ');
  await untilSaved(samira.page);
  const shared = bram.page.locator('.pairs-line textarea').first();
  await expect.poll(() => shared.inputValue()).toBe('de spiegelgroep aan de ');
  await shared.press('End');
  await Promise.all([
    shared.pressSequentially('stuurgroep', { delay: 15 }),
    samira.page
      .locator('.pairs-line textarea')
      .first()
      .evaluate((area: HTMLTextAreaElement) => {
        area.setRangeText('Koppel ', 0, 0, 'end');
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }),
  ]);
  const together = ['Koppel de spiegelgroep aan de stuurgroep'];
  await expect.poll(() => worksheetLines(samira.page)).toEqual(together);
  await expect.poll(() => worksheetLines(bram.page)).toEqual(together);
  await writeLine(fatma.page, HARD, 'eigen onderdeel eerst');
  await untilSaved(fatma.page);
}

/** The server is gone without a word; people go on typing, and it comes back with all of it. */
async function surviveKill(cast: Cast): Promise<void> {
  const { karin, samira, bram } = cast;
  await server.kill();
  await samira.page.getByText('Geen verbinding.').waitFor();
  await writeLine(samira.page, WHOM, 'gemeenten aan de landelijke sturing');
  await samira.page.getByText('Nog alleen op dit apparaat.').waitFor();
  await server.startAgain();
  await samira.page.getByText('Geen verbinding.').waitFor({ state: 'detached' });
  await untilSaved(samira.page);
  const both = ['Koppel de spiegelgroep aan de stuurgroep', 'gemeenten aan de landelijke sturing'];
  await expect.poll(() => worksheetLines(bram.page)).toEqual(both);
  await karin.page.getByText('schrijft, 2 regels').waitFor();
}

test.each([
  ['over WebSockets', true],
  ['where no WebSocket gets through', false],
])('the main job, from link to report, %s', { timeout: 180_000 }, async (_how, webSockets) => {
  const cast = await gather(browser, server.address, webSockets);
  onTestFailed(() => keepScreens(everybody(cast)));
  const { karin, samira, bram, fatma, otherBram, wall } = cast;
  await pairSamiraWithBram(cast);
  await sameTimeEverywhere(cast);
  await writeInPairs(cast);
  await comeBack(cast);

  // What a pair writes is received by its members and by nobody else.
  const outsiders = [karin, fatma, otherBram, wall];
  for (const { name, frames } of outsiders) {
    expect(await frames.hold('spiegelgroep'), `${name} received what a pair wrote`).toBe(false);
  }
  expect(await bram.frames.hold('spiegelgroep')).toBe(true);
  for (const { name, frames } of [karin, samira, bram, wall]) {
    expect(await frames.hold('eigen onderdeel'), `${name} received what a pair wrote`).toBe(false);
  }

  await surviveKill(cast);
  for (const { name, frames } of outsiders) {
    expect(await frames.hold('landelijke sturing'), `${name} received what a pair wrote`).toBe(false);
  }

  await shareAndPark(cast);
  await groupOnFlipChart(cast);
  await fillTheMap(cast);
  await takeTheBoardHome(browser, server.address, cast);

  for (const person of everybody(cast)) {
    expect(person.errors, `errors on the page of ${person.name}`).toEqual([]);
    await person.context.close();
  }
});

/** Lines go to the flip chart with their origin; one that is external is parked with a reason. */
async function shareAndPark({ karin, samira, fatma, otherBram, wall }: Cast): Promise<void> {
  await samira.page.locator('.pairs-line textarea').first().click();
  await samira.page.getByRole('button', { name: 'Deel regel' }).click();
  await samira.page.getByText('gedeeld', { exact: true }).waitFor();
  await samira.page.locator('.pairs-line textarea').first().click();
  await samira.page.getByRole('button', { name: 'Parkeer', exact: true }).click();
  const why = samira.page.getByRole('dialog', { name: 'Op de parkeerplaats' });
  await why.getByText('buitenwereld').click();
  await why.getByRole('button', { name: 'Parkeer' }).click();
  await samira.page.getByText('geparkeerd', { exact: true }).waitFor();
  await fatma.page.locator('.pairs-line textarea').first().click();
  await fatma.page.getByRole('button', { name: 'Deel regel' }).click();
  await goToStep(karin.page, 'Plenair');
  for (const { page } of [karin, otherBram, wall]) {
    await page.getByText('Koppel de spiegelgroep aan de stuurgroep').first().waitFor();
  }
  await karin.page
    .getByText(/tweetal \d: /)
    .first()
    .waitFor();
  await karin.page.getByText('gemeenten aan de landelijke sturing').first().waitFor();
}

/** Karin groups and names; everybody sees it, and a note is parked and taken back. */
async function groupOnFlipChart({ karin, samira, fatma }: Cast): Promise<void> {
  const { page } = karin;
  const name = 'Meer over ‘Koppel de spiegelgroep aan de stuurgroep’';
  const menu = page.getByRole('region', { name: 'Flap-over' }).getByRole('button', { name });
  await fromMenu(menu, 'Zet bij…');
  const where = page.getByRole('dialog', { name: 'Waar hoort dit bij?' });
  await where.getByLabel('Of in een nieuwe groep').fill('Dichter bij de tafel');
  await where.getByRole('button', { name: 'Zet hier' }).click();
  for (const person of [karin, fatma, samira]) {
    await person.page
      .getByRole('heading', { name: /Dichter bij de tafel/ })
      .first()
      .waitFor();
  }
  await fromMenu(menu, 'Parkeer…');
  const why = page.getByRole('dialog', { name: 'Op de parkeerplaats' });
  await why.getByText('later', { exact: true }).click();
  await why.getByRole('button', { name: 'Parkeer' }).click();
  await menu.waitFor({ state: 'detached' });
  const parked = page.getByRole('region', { name: 'Parkeerplaats' }).getByRole('button', { name });
  await fromMenu(parked, /^Haal terug/);
  await menu.waitFor();
}

/**
 * The real case comes in from its file. A phone adds somebody from the list, a laptop drags a card, the
 * facilitator connects two; all screens show it.
 */
async function fillTheMap({ karin, samira, fatma, wall }: Cast): Promise<void> {
  const { page } = karin;
  await goToStep(page, 'Domeinen en drivers');
  await page.getByRole('button', { name: 'Haal een lijst binnen' }).click();
  await page.locator('input[type=file]').setInputFiles(CASE);
  await page.getByRole('button', { name: 'Voeg 18 partijen toe' }).click();
  for (const person of [karin, fatma, wall]) await person.page.getByText('18 partijen').first().waitFor();

  await samira.page.getByRole('button', { name: 'Zet iemand op de kaart' }).click();
  const form = samira.page.getByRole('dialog', { name: 'Zet iemand op de kaart' });
  await form.getByLabel('Naam').fill('Inspectie');
  await form.getByRole('button', { name: 'Zet op de kaart' }).click();
  await page.getByText('19 partijen').first().waitFor();

  await dragCard(fatma, karin, 'Landelijke pers', { x: -80, y: -30 });
  await page.getByRole('button', { name: /^VNG, Bestuur/ }).click();
  await page.getByRole('button', { name: 'Verbind met…' }).click();
  const connect = page.getByRole('dialog', { name: 'Verbind VNG' });
  await connect.getByRole('combobox', { name: 'Verbind met' }).fill('Minister');
  await page.getByRole('option', { name: /Minister van VWS/ }).click();
  await connect.getByRole('button', { name: 'Verbind', exact: true }).click();
  for (const person of [karin, fatma, wall]) {
    await person.page.getByText('1 verbinding', { exact: true }).first().waitFor();
  }
}
