import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { Inspection } from '../accessibility/inspection.ts';
import { enterAs, fromMenu, goToStep, makeSession, start } from './acts.ts';
import { DESKTOP, keepScreens, launchBrowser, type Person, somebody } from './browser.ts';
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

const present = ({ page }: Person) => page.getByRole('heading', { name: /^Aanwezig/ }).textContent();

test('a facilitator practises alone, in a copy that is left behind', { timeout: 120_000 }, async () => {
  const karin = await somebody(browser, 'Karin', { viewport: DESKTOP });
  onTestFailed(() => keepScreens([karin]));
  const { page } = karin;
  const inspection = new Inspection();
  await makeSession(page, server.address, 'Wijkaanpak');
  await page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(page, 'Karin');
  const real = page.url();
  const menu = page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true });
  await fromMenu(menu, 'Proefsessie');
  await page.getByRole('button', { name: 'Begin de proefsessie' }).click();

  // Nobody has to say who they are again, and everything says what this is.
  await page.getByText('Proef: Wijkaanpak').waitFor();
  expect(page.url()).not.toBe(real);
  const dialog = page.getByRole('dialog', { name: 'Proefdeelnemers' });
  await page.getByRole('button', { name: 'Proefdeelnemers' }).click();
  await dialog.getByRole('textbox', { name: 'Hoeveel mensen?' }).fill('5');
  await dialog.getByRole('textbox', { name: 'Op afstand' }).fill('2');
  await dialog.getByText('vlot', { exact: true }).click();
  await inspection.look(page, 'choosing who to rehearse with');
  await dialog.getByRole('button', { name: 'Laat 5 mensen komen' }).click();
  await dialog.getByText('4 proefdeelnemers doen mee.').waitFor();
  await inspection.look(page, 'leading a rehearsal');

  // One drops off and comes back; one is late.
  await dialog.getByRole('button', { name: 'Laat iemand wegvallen' }).click();
  const back = dialog.getByRole('button', { name: /^Laat Proef .* terugkomen$/ });
  await back.click();
  await back.waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Laat iemand te laat komen' }).click();
  await dialog.getByText('5 proefdeelnemers doen mee.').waitFor();
  await page.keyboard.press('Escape');
  // Karin, five with a device and one without.
  await expect.poll(() => present(karin)).toBe('Aanwezig 7');
  await start(page);

  // They do by themselves what the step asks, also after a reload. Who has no device answers nothing.
  await page
    .getByText(/^[2-5] van 5 klaar/)
    .first()
    .waitFor({ timeout: 40_000 });
  await goToStep(page, 'Wie wil je verbinden?');
  await page.getByRole('button', { name: 'Maak tweetallen' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.reload();
  await page.getByText('5 proefdeelnemers doen mee.').waitFor();
  await page
    .getByText(/^(?:klaar|schrijft), \d+ regels?$/)
    .first()
    .waitFor();

  await page.getByRole('button', { name: 'Proefdeelnemers' }).click();
  await dialog.getByRole('button', { name: 'Stuur iedereen weg' }).click();
  await dialog.getByRole('button', { name: 'Begin schoon' }).waitFor();
  await expect.poll(() => present(karin)).toBe('Aanwezig 1');

  // A clean one has nothing of the last; the real session has nothing of either.
  const first = page.url();
  await dialog.getByRole('button', { name: 'Begin schoon' }).click();
  await expect.poll(() => page.url()).not.toBe(first);
  await page.getByRole('button', { name: 'Proefdeelnemers' }).click();
  await dialog.getByRole('button', { name: 'Terug naar ‘Wijkaanpak’' }).click();
  await expect.poll(() => present(karin)).toBe('Aanwezig 1');
  expect(page.url()).toBe(real);
  expect(await page.getByText('Proefsessie.').count()).toBe(0);

  await page.goto(server.address);
  await page.getByRole('button', { name: 'Haal alle 2 proefsessies uit deze lijst' }).click();
  await expect.poll(() => page.locator('.home-own-row').count()).toBe(1);

  // One can also begin with practising.
  await page.getByRole('button', { name: 'Nieuwe sessie' }).click();
  await page.getByLabel('Waar gaat de sessie over?').fill('Eerst oefenen');
  await page.getByText('Alleen om te oefenen').click();
  await page.getByRole('button', { name: 'Maak de sessie' }).click();
  await page.getByRole('heading', { name: 'Proef: Eerst oefenen' }).waitFor();
  await enterAs(page, 'Karin');
  await page.getByText('Proefsessie.').waitFor();
  expect(inspection.takeFound()).toEqual([]);
  expect(karin.errors).toEqual([]);
});
